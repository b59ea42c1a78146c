import { hex, matrix, scenario } from '../../harness/scenario.ts';
import { expectEachToClose } from './_wrong.ts';

/** By type: packets that are well-formed, and that only servers send. */
const fromServers = {
  connack: { '3.1.1': ['20 02 00 00', '20 02 01 00', '20 02 00 05'], '5.0': ['20 03 00 00 00', '20 03 00 87 00'] },
  suback: { '3.1.1': ['90 03 00 01 00', '90 03 00 01 80'], '5.0': ['90 04 00 01 00 00', '90 04 00 01 00 80'] },
  unsuback: { '3.1.1': ['b0 02 00 01'], '5.0': ['b0 04 00 01 00 00', 'b0 04 00 01 00 11'] },
  pingresp: { '3.1.1': ['d0 00'], '5.0': ['d0 00'] },
} as const;

export default matrix({ type: Object.keys(fromServers) as (keyof typeof fromServers)[] }, ({ type }) =>
  scenario({
    id: `malformed/server-packet/${type}`,
    title: `${type.toUpperCase()} from a client ends the connection`,
    statements: { '3.1.1': ['MQTT-4.8.0-1'], '5.0': ['MQTT-4.13.1-1'] },
    lesson: `Each type of packet has a direction. ${type.toUpperCase()} answers a client, so a client that sends one to a server
      has lost its way, and the server hangs up.`,

    async run(stage) {
      const packets = fromServers[type][stage.version === '5.0' ? '5.0' : '3.1.1'].map(hex);

      await expectEachToClose(stage, {
        what: `${type.toUpperCase()} from a client`,
        packets: () => packets,
      });
    },
  }),
);
