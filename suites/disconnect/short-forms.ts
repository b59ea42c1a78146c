import { hex, matrix, scenario } from '../../harness/scenario.ts';

/** DISCONNECT 0x00 written at length and shorter. */
const forms = {
  'nothing-left-out': 'e0 02 00 00',
  'without-property-length': 'e0 01 00',
  'without-reason-code': 'e0 00',
} as const;

export default matrix({ form: Object.keys(forms) as (keyof typeof forms)[] }, ({ form }) =>
  scenario({
    id: `disconnect/short-forms/${form}`,
    title: `DISCONNECT 0x00 ${form.replaceAll('-', ' ')} is good-bye: the Will is discarded`,
    statements: { '5.0': ['MQTT-3.14.4-3'] },
    lesson: `What would only say that all is well may be left out: properties where there are none, then the reason code. A packet of
      two bytes is left, which is what 3.1.1 sent.`,
    needs: [{ maxQos: 1 }],

    async run({ connect, topic }) {
      const [watcher, publisher] = [await connect(), await connect()];
      await watcher.subscribe(topic('will'), { qos: 1 });
      const will = { topic: topic('will'), payload: 'will', qos: 1 } as const;
      const cutOff = await connect({ will });
      await cutOff.cut();
      await watcher.expect('publish', { topic: topic('will') }); // the control: a failure publishes it
      const client = await connect({ will });

      await client.sendBytes(hex(forms[form]));
      await client.end();

      await watcher.expectNo('publish', { after: publisher });
    },
  }),
);
