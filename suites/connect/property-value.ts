import { matrix, scenario } from '../../harness/scenario.ts';
import { connectWithProperties, expectEachRefused, expectTaken } from './_with-properties.ts';

/** Properties that do not take every value of their type: their identifier, one that they take, and some that they do not. */
const cases = [
  {
    name: 'receive-maximum',
    statement: 'v5.0-3.1.2.11.3-u1',
    right: [0x21, 0x00, 0x01],
    wrong: [[0x21, 0x00, 0x00]],
  },
  {
    name: 'maximum-packet-size',
    statement: 'v5.0-3.1.2.11.4-u1',
    right: [0x27, 0x00, 0x01, 0x00, 0x00],
    wrong: [[0x27, 0x00, 0x00, 0x00, 0x00]],
  },
  {
    name: 'request-response-information',
    statement: 'v5.0-3.1.2.11.6-u1',
    right: [0x19, 0x00],
    wrong: [
      [0x19, 0x02],
      [0x19, 0xff],
    ],
  },
  {
    name: 'request-problem-information',
    statement: 'v5.0-3.1.2.11.7-u1',
    right: [0x17, 0x00],
    wrong: [
      [0x17, 0x02],
      [0x17, 0xff],
    ],
  },
] as const;

export default matrix({ property: cases }, ({ property: { name, statement, right, wrong } }) => {
  const statements = { '5.0': [statement, 'MQTT-3.1.4-1'] } as const;

  return scenario({
    id: `connect/property-value/${name}`,
    title: `CONNECT with a ${name.replaceAll('-', ' ')} that it cannot have is refused and closed`,
    statements,
    lesson: `A limit of 0 would allow nothing at all, and a flag has two values. A server that took others would have to guess what
      the client means by them.`,

    async run(stage) {
      await expectTaken(stage, connectWithProperties(stage, 'connect', right));

      await expectEachRefused(
        stage,
        wrong.map((properties) => connectWithProperties(stage, 'connect', properties)),
        statements,
      );
    },
  });
});
