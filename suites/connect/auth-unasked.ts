import { hex, matrix, scenario } from '../../harness/scenario.ts';

/** AUTH packets: without anything, to go on with what was not begun, and to begin again. */
const packets = { empty: 'f0 00', continue: 'f0 02 18 00', 're-authenticate': 'f0 02 19 00' } as const;

export default matrix({ packet: Object.keys(packets) as (keyof typeof packets)[] }, ({ packet }) =>
  scenario({
    id: `connect/auth-unasked/${packet}`,
    title: `AUTH (${packet}) from a client that named no Authentication Method ends the connection`,
    statements: { '5.0': ['MQTT-4.12.0-7', 'MQTT-4.13.1-1'] },
    lesson: `AUTH belongs to an exchange that CONNECT begins by naming a method. Without that there is nothing it could be about.`,

    async run({ connect }) {
      const client = await connect();

      await client.sendBytes(hex(packets[packet]));

      await client.expectClosed({ on: 'AUTH without an Authentication Method', reasonCodes: [0x82, 0x81, 0x8c] });
      await client.expectNo('auth', { statements: { '5.0': ['MQTT-4.12.0-6'] } });
    },
  }),
);
