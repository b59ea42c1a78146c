import { scenario } from '../../harness/scenario.ts';
import { expectNotAccepted } from '../_refused.ts';
import { webSocketOf } from './_control.ts';

export default scenario({
  id: 'websocket/text-frame-first',
  title: 'A CONNECT in a text frame is not answered: the connection ends',
  statements: { '3.1.1': ['MQTT-6.0.0-1'], '5.0': ['MQTT-6.0.0-1'] },
  needs: ['websocket'],
  lesson: `The kind of the frame is looked at before what it holds, from the first frame on.`,

  async run(stage) {
    const { open, encode } = stage;
    const connect = encode({ type: 'connect' });
    const right = await open();
    await right.sendBytes(connect); // the control: these bytes are a good CONNECT in a binary frame
    await right.expect('connack');
    const wrong = await open();

    await webSocketOf(wrong).sendText(connect);

    await wrong.expectClosed({ on: 'a text frame' });
    await expectNotAccepted(stage, wrong);
  },
});
