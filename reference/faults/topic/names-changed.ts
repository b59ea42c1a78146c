import { fault } from '../fault.ts';

/** A broker that hands a message on under another name than it was published. */
function renaming(name: string, title: string, renamed: (topic: string) => string) {
  return fault({
    name: `topic-${name}`,
    title,
    breaks: {
      '3.1.1': ['MQTT-4.7.3-4', 'MQTT-3.3.2-3', ...(name.includes('mark') ? (['MQTT-1.5.3-3'] as const) : [])],
      '5.0': ['MQTT-4.7.3-4', 'MQTT-3.3.2-3', ...(name.includes('mark') ? (['MQTT-1.5.4-3'] as const) : [])],
    },
    bend: (rules) => ({
      ...rules,
      messageOf: (publish, ...given) => rules.messageOf({ ...publish, topic: renamed(publish.topic) }, ...given),
    }),
  });
}

export default [
  renaming('loses-leading-byte-order-mark', 'U+FEFF at the start of a topic is lost, as text decoders do', (topic) =>
    topic.replace(/^\ufeff/, ''),
  ),
  renaming('loses-every-byte-order-mark', 'U+FEFF in a topic is lost', (topic) => topic.replaceAll('\ufeff', '')),
  renaming('in-lower-case', 'Topics are made lower case', (topic) => topic.toLowerCase()),
  renaming('composed', 'Accents in topics are composed', (topic) => topic.normalize('NFC')),
  renaming('loses-trailing-slash', 'A slash at the end of a topic is lost', (topic) => topic.replace(/(?<=.)\/$/, '')),
  renaming('loses-leading-slash', 'A slash at the start of a topic is lost', (topic) => topic.replace(/^\/(?=.)/, '')),
  renaming('trimmed', 'Space at the ends of a topic is lost', (topic) => topic.trim()),
  renaming('loses-control-characters', 'Control characters in topics are lost', (topic) =>
    topic.replace(/\p{Cc}/gu, ''),
  ),
  renaming('with-noncharacters-replaced', 'Code points that are no characters are replaced by U+FFFD', (topic) =>
    topic.replace(/\p{Cn}/gu, '\ufffd'),
  ),
  ...[128, 255, 1023, 32_766, 65_534].map((length) =>
    renaming(`cut-at-${length}-characters`, `Topics are cut at ${length} characters`, (topic) =>
      topic.slice(0, length),
    ),
  ),
];
