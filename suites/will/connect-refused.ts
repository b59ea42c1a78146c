import { matrix, type Stage, scenario, utf8String } from '../../harness/scenario.ts';
import { expectRefused, withBytes, withFlags } from './_connect.ts';

const will = ({ topic }: Stage) => ({ topic: topic('will'), payload: 'unwanted', qos: 1 as const });

/** CONNECTs that must be refused, each with a Will that is right. */
const refused = {
  'client-id': {
    title: 'no client id and Clean Session 0',
    statements: { '3.1.1': ['MQTT-3.1.3-8'] },
    make: (stage: Stage) => stage.encode({ type: 'connect', clientId: '', cleanStart: false, will: will(stage) }),
  },
  'protocol-level': {
    title: 'an unknown protocol level',
    statements: { '3.1.1': ['MQTT-3.1.2-2'] },
    make: (stage: Stage) => {
      const connect = stage.encode({ type: 'connect', will: will(stage) });
      return withBytes(connect, Uint8Array.of(...utf8String('MQTT'), 4), Uint8Array.of(...utf8String('MQTT'), 0x63));
    },
  },
  'reserved-flag': {
    title: 'the reserved Connect Flag 1',
    statements: { '3.1.1': ['MQTT-3.1.2-3'] },
    make: (stage: Stage) => withFlags(stage.encode({ type: 'connect', will: will(stage) }), (flags) => flags | 1),
  },
} as const;

export default matrix({ way: Object.entries(refused) }, ({ way: [name, { title, statements, make }] }) =>
  scenario({
    id: `will/connect-refused/${name}`,
    title: `The Will of a CONNECT with ${title}, which is refused, is not published`,
    statements: { '3.1.1': ['MQTT-3.1.2-8'] },
    needs: [{ maxQos: 1 }],
    lesson: `The server keeps a Will only if it accepts the CONNECT that brought it. Who never was connected cannot be lost.`,

    async run(stage) {
      const { connect, open, topic } = stage;
      const watcher = await connect();
      await watcher.subscribe(topic('will'), { qos: 1 });
      const lost = await connect({ will: { topic: topic('will'), payload: 'control', qos: 1 } });
      await lost.cut();
      await watcher.expect('publish', { payload: 'control' });
      const stranger = await open();

      await stranger.sendBytes(make(stage));
      await expectRefused(stage, stranger, statements);
      await stranger.cut();

      await watcher.expectNo('publish', { after: watcher });
    },
  }),
);
