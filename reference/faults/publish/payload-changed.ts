import { fault } from '../fault.ts';

/** A broker that hands on another payload than it was given. */
function changing(name: string, title: string, changed: (payload: Uint8Array) => Uint8Array) {
  return fault({
    name: `payload-${name}`,
    title,
    breaks: { '3.1': [], '3.1.1': ['MQTT-4.5.0-1'], '5.0': ['MQTT-4.5.0-1'] },
    bend: (rules) => ({
      ...rules,
      messageOf: (publish, ...given) => rules.messageOf({ ...publish, payload: changed(publish.payload) }, ...given),
    }),
  });
}

/** Where the first such byte stands, or the end. */
const upTo = (payload: Uint8Array, byte: number): number => {
  const at = payload.indexOf(byte);
  return at < 0 ? payload.length : at;
};

/** The payload as a text that is changed and encoded again. */
const asText = (payload: Uint8Array, changed: (text: string) => string): Uint8Array =>
  new TextEncoder().encode(changed(new TextDecoder('utf-8', { ignoreBOM: true }).decode(payload)));

export default [
  changing('as-text', 'Payloads are decoded as UTF-8 and encoded again', (payload) => asText(payload, (text) => text)),
  changing('ends-at-null', 'Payloads end at their first null byte', (payload) => payload.subarray(0, upTo(payload, 0))),
  changing('loses-a-null-at-its-end', 'A null byte at the end of a payload is lost', (payload) =>
    payload.at(-1) === 0 ? payload.subarray(0, -1) : payload,
  ),
  changing('seven-bits', 'The highest bit of each byte of a payload is lost', (payload) =>
    payload.map((byte) => byte & 0x7f),
  ),
  changing('loses-byte-order-mark', 'A byte order mark at the start of a payload is lost', (payload) =>
    payload[0] === 0xef && payload[1] === 0xbb && payload[2] === 0xbf ? payload.subarray(3) : payload,
  ),
  changing('loses-carriage-returns', 'CR LF in payloads becomes LF', (payload) =>
    payload.filter((byte, at) => byte !== 13 || payload[at + 1] !== 10),
  ),
  changing('trimmed', 'White space at the end of payloads is lost', (payload) => {
    let end = payload.length;
    while (end > 0 && [9, 10, 13, 32].includes(payload[end - 1] ?? 0)) end -= 1;
    return payload.subarray(0, end);
  }),
  changing('json-rewritten', 'Payloads that are JSON are written anew', (payload) => {
    if (payload[0] !== 0x7b) return payload;
    return asText(payload, (text) => JSON.stringify(JSON.parse(text)));
  }),
  changing('escaped', 'The byte 0xFF in payloads is doubled', (payload) =>
    Uint8Array.from([...payload].flatMap((byte) => (byte === 255 ? [255, 255] : [byte]))),
  ),
  changing('ends-at-packets', 'Payloads end where another packet seems to begin', (payload) =>
    payload[0] === 0xc0 && payload[1] === 0 ? payload.subarray(0, 2) : payload,
  ),
  ...[127, 128, 255, 4096, 16_383, 16_384, 32_767, 65_535, 65_536, 1_000_000].map((length) =>
    changing(`cut-at-${length}-bytes`, `Payloads are cut at ${length} bytes`, (payload) => payload.subarray(0, length)),
  ),
  fault({
    name: 'payload-of-retained-as-text',
    title: 'Payloads are decoded as UTF-8 and encoded again when they are retained',
    breaks: { '3.1': [], '3.1.1': ['MQTT-3.3.1-5'], '5.0': ['MQTT-3.3.1-5'] },
    bend: (rules) => ({
      ...rules,
      retainedForm: (message) => {
        const form = rules.retainedForm(message);
        return { ...form, payload: asText(form.payload, (text) => text) };
      },
    }),
  }),
  fault({
    name: 'payload-empty-not-delivered',
    title: 'A message without payload is not delivered',
    breaks: { '3.1': [], '3.1.1': ['MQTT-4.5.0-1'], '5.0': ['MQTT-4.5.0-1'] },
    bend: (rules) => ({ ...rules, forwards: (message) => message.payload.length > 0 && rules.forwards(message) }),
  }),
];
