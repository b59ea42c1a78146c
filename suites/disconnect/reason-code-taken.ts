import { matrix, scenario } from '../../harness/scenario.ts';

/** The Reason Codes that a client may send (table 3-10), those of the Will apart. */
const reasonCodes = [0x80, 0x81, 0x82, 0x83, 0x90, 0x93, 0x94, 0x95, 0x96, 0x97, 0x98, 0x99, 0x00, 0x04];

const hex = (code: number): string => `0x${code.toString(16).padStart(2, '0')}`;

export default matrix({ reasonCode: reasonCodes }, ({ reasonCode }) =>
  scenario({
    id: `disconnect/reason-code-taken/${hex(reasonCode)}`,
    title: `DISCONNECT ${hex(reasonCode)} with a Reason String and User Properties is taken: its Session Expiry Interval counts`,
    statements: { '5.0': ['MQTT-4.1.0-2'] },
    lesson: `A client may say why it leaves, in a code and in words. That it leaves for a failure makes its DISCONNECT no less valid:
      what it says about its session goes.`,

    async run({ connect, clientId, topic, fail }) {
      const owner = { clientId: clientId('owner'), cleanSession: false };
      const control = await connect(owner);
      await control.subscribe(topic('a'));
      await control.disconnect();
      const former = await connect(owner);
      if (!former.connack.sessionPresent) {
        fail('CONNACK with Session Present 1', 'Session Present 0', { '5.0': ['MQTT-3.1.2-23'] });
      }

      const userProperty = [
        ['name', 'value'],
        ['name', 'other'],
      ] as const;
      await former.disconnect({
        reasonCode,
        properties: { sessionExpiryInterval: 0, reasonString: 'because', userProperty },
      });
      const back = await connect(owner);

      if (back.connack.sessionPresent) fail('CONNACK with Session Present 0', 'Session Present 1');
    },
  }),
);
