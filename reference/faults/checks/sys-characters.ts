import { fault } from '../fault.ts';

/** Packets below this have a Remaining Length of one byte, so that their topic begins at the fifth byte. */
const shortBytes = 120;

export default fault({
  name: 'sys-topics-with-control-character',
  title: 'Topics below $SYS end in U+0001',
  breaks: { '3.1.1': ['v3.1.1-1.5.3-u1'], '5.0': ['v5.0-1.5.4-u3'] },
  bendWire: () => ({
    outbound: (packet, bytes) => {
      if (packet.type !== 'publish' || !packet.topic.startsWith('$SYS/') || bytes.length > shortBytes) return [bytes];
      return [bytes.map((value, at) => (at === 3 + packet.topic.length ? 1 : value))];
    },
  }),
});
