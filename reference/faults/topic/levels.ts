import { fault } from '../fault.ts';

/** A broker that divides topics into levels in its own way, names and filters alike. */
function dividing(name: string, title: string, altered: (topic: string) => string) {
  return fault({
    name: `levels-${name}`,
    title,
    breaks: { '3.1': [], '3.1.1': ['MQTT-4.7.3-4', 'MQTT-3.3.2-3'], '5.0': ['MQTT-4.7.3-4', 'MQTT-3.3.2-3'] },
    bend: (rules) => ({ ...rules, topicLevels: (topic) => rules.topicLevels(altered(topic)) }),
  });
}

export default [
  dividing('without-leading-slash', 'A leading slash is dropped: /a is taken for a', (topic) =>
    topic.replace(/^\/(?=.)/, ''),
  ),
  dividing('without-trailing-slash', 'A trailing slash is dropped: a/ is taken for a', (topic) =>
    topic.replace(/(?<=.)\/$/, ''),
  ),
  dividing('without-doubled-slashes', 'Doubled slashes are made one: a//b is taken for a/b', (topic) =>
    topic.replace(/\/+/g, '/'),
  ),
  dividing('of-slashes-alone-lost', 'A topic of slashes alone is taken for /', (topic) =>
    /^\/+$/.test(topic) ? '/' : topic,
  ),
  dividing('divided-by-dots', 'A dot divides levels as a slash does', (topic) => topic.replaceAll('.', '/')),
  dividing('divided-by-backslashes', 'A backslash divides levels as a slash does', (topic) =>
    topic.replaceAll('\\', '/'),
  ),
  dividing('resolved-as-paths', 'The level . is skipped as in a path', (topic) => topic.replaceAll('/./', '/')),
  dividing('up-as-in-paths', 'The level .. goes one level up as in a path', (topic) =>
    topic.replace(/\/[^/]+\/\.\.(?=\/)/g, ''),
  ),
  dividing('percent-decoded', '%2F and %20 are decoded before topics are compared', (topic) =>
    topic.replaceAll('%2F', '/').replaceAll('%20', ' '),
  ),
  dividing('star-is-plus', 'The level * in a filter is taken for +', (topic) =>
    topic.replaceAll(/(?<=\/)\*(?=\/|$)/g, '+'),
  ),
  dividing('greater-than-is-hash', 'The level > at the end of a filter is taken for #', (topic) =>
    topic.replace(/\/>$/, '/#'),
  ),
  fault({
    name: 'levels-beyond-128-ignored',
    title: 'Levels beyond the 128th are not looked at',
    breaks: { '3.1': [], '3.1.1': ['MQTT-3.3.2-3', 'MQTT-4.5.0-1'], '5.0': ['MQTT-3.3.2-3', 'MQTT-4.5.0-1'] },
    bend: (rules) => ({ ...rules, topicLevels: (topic) => rules.topicLevels(topic).slice(0, 128) }),
  }),
  fault({
    name: 'levels-below-the-first-ignored',
    title: 'Only the first two levels of a topic are looked at',
    breaks: { '3.1': [], '3.1.1': ['MQTT-3.3.2-3'], '5.0': ['MQTT-3.3.2-3'] },
    bend: (rules) => ({ ...rules, topicLevels: (topic) => rules.topicLevels(topic).slice(0, 2) }),
  }),
];
