import { hex, matrix, type ScenarioSource, type Stage, scenario, utf8String } from '../../harness/scenario.ts';
import { expectRefused, withBytes, withFlags } from './_connect.ts';

const will = ({ topic }: Stage) => ({ topic: topic('will'), payload: 'unwanted', qos: 1 as const });

interface Refused {
  readonly title: string;
  /** Its keys are the versions in which it is refused. */
  readonly statements: ScenarioSource['statements'];
  make(stage: Stage): Uint8Array;
}

/** CONNECTs that must be refused, each with a Will that is right. */
const refused: Readonly<Record<string, Refused>> = {
  'client-id': {
    title: 'no client id and Clean Session 0',
    statements: { '3.1.1': ['MQTT-3.1.3-8'] }, // in 5.0 the server may assign one
    make: (stage: Stage) => stage.encode({ type: 'connect', clientId: '', cleanStart: false, will: will(stage) }),
  },
  'protocol-level': {
    title: 'an unknown protocol level',
    statements: { '3.1.1': ['MQTT-3.1.2-2'] }, // for 5.0 such a packet is not one of its own
    make: (stage: Stage) => {
      const connect = stage.encode({ type: 'connect', will: will(stage) });
      return withBytes(connect, Uint8Array.of(...utf8String('MQTT'), 4), Uint8Array.of(...utf8String('MQTT'), 0x63));
    },
  },
  'reserved-flag': {
    title: 'the reserved Connect Flag 1',
    statements: { '3.1.1': ['MQTT-3.1.2-3'], '5.0': ['MQTT-3.1.2-3', 'v5.0-3.1.2.3-u1'] },
    make: (stage: Stage) => withFlags(stage.encode({ type: 'connect', will: will(stage) }), (flags) => flags | 1),
  },
  'will-property': {
    title: 'a Will Delay Interval twice',
    statements: { '5.0': ['v5.0-3.1.3.2.2-u1', 'MQTT-4.13.1-1'] },
    make: (stage: Stage) => {
      const delay = hex('18 00 00 00 00');
      const bare = Uint8Array.of(0, ...utf8String(stage.topic('will')));
      return withBytes(
        stage.encode({ type: 'connect', will: will(stage) }),
        bare,
        Uint8Array.of(10, ...delay, ...delay, ...bare.subarray(1)),
      );
    },
  },
};

export default matrix({ way: Object.entries(refused) }, ({ way: [name, { title, statements, make }] }) =>
  scenario({
    id: `will/connect-refused/${name}`,
    title: `The Will of a CONNECT with ${title}, which is refused, is not published`,
    statements: {
      ...('3.1.1' in statements ? { '3.1.1': ['MQTT-3.1.2-8'] } : {}),
      ...('5.0' in statements ? { '5.0': ['MQTT-3.1.2-8'] } : {}),
    },
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
