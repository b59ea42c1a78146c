import { forge, matrix, scenario, twoByteInteger, utf8String } from '../../harness/scenario.ts';
import { propertiesIn } from '../_properties.ts';

const noLocal = 0x04;

/** Subscription Options beside No Local. */
const options = { 'at-qos-0': 0x00, 'at-qos-1': 0x01, 'with-retain-options': 0x29 } as const;

export default matrix(
  { kind: Object.keys(options) as (keyof typeof options)[], at: ['alone', 'last'] },
  ({ kind, at }) =>
    scenario({
      id: `shared/no-local/${kind}-${at}`,
      title: `No Local on a Shared Subscription ${kind.replaceAll('-', ' ')} ends the connection (${at} in its packet)`,
      statements: { '5.0': ['MQTT-3.8.3-4', 'MQTT-4.13.1-1'] },
      lesson: `No Local keeps a client's own messages from it. In a group somebody has to get them, so the option makes no sense
      there, and the standard forbids it.`,
      needs: ['shared-subscriptions', { maxQos: 1 }],

      async run(stage) {
        const { connect, topic } = stage;
        const filter = utf8String(`$share/group/${topic('a')}`);
        const start = [twoByteInteger(7), propertiesIn(stage)] as const;
        const before = at === 'last' ? [...utf8String(topic('b')), noLocal | 1] : [];
        const control = await connect();
        await control.sendBytes(forge(0x82, ...start, before, filter, [options[kind]]));
        await control.expect('suback', ({ reasonCodes }) => reasonCodes.every((code) => code <= 2));

        const client = await connect();
        await client.sendBytes(forge(0x82, ...start, before, filter, [options[kind] | noLocal]));

        await client.expectClosed({ on: 'No Local 1 on a Shared Subscription', reasonCodes: [0x82] });
        await control.expectOpen();
      },
    }),
);
