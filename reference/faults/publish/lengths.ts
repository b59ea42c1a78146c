import { fault } from '../fault.ts';

/** Bytes of the fixed header of a packet of so many bytes: the type, and one to four of the Remaining Length. */
function headerBytes(bytes: Uint8Array): number {
  let at = 1;
  while (((bytes[at] ?? 0) & 0x80) !== 0) at += 1;
  return at + 1;
}

/** Brokers that stumble over one Remaining Length. */
export default [127, 128, 16_383, 16_384].flatMap((length) =>
  (['inbound', 'outbound'] as const).map((direction) =>
    fault({
      name: `publish-of-length-${length}-lost-${direction}`,
      title: `A PUBLISH with a Remaining Length of ${length} is lost on its way ${direction === 'inbound' ? 'in' : 'out'}`,
      breaks: {
        '3.1': [],
        '3.1.1': ['MQTT-4.5.0-1', ...(direction === 'inbound' ? (['MQTT-3.3.4-1'] as const) : [])],
        '5.0': ['MQTT-4.5.0-1', ...(direction === 'inbound' ? (['MQTT-3.3.4-1'] as const) : [])],
      },
      bendWire: () => ({
        [direction]: (packet: { readonly type: string }, bytes: Uint8Array) =>
          packet.type === 'publish' && bytes.length - headerBytes(bytes) === length ? [] : [bytes],
      }),
    }),
  ),
);
