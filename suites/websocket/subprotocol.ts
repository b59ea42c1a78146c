import { matrix, scenario } from '../../harness/scenario.ts';
import { webSocketOf } from './_control.ts';

const offers = {
  alone: ['mqtt'],
  'before-an-unknown-one': ['mqtt', 'chat'],
  'behind-unknown-ones': ['chat', 'amqp', 'mqtt'],
  'behind-an-older-name': ['mqttv3.1', 'mqtt'],
} as const;

export default matrix({ offer: Object.keys(offers) as (keyof typeof offers)[] }, ({ offer }) =>
  scenario({
    id: `websocket/subprotocol/${offer}`,
    title: `mqtt offered ${offer.replaceAll('-', ' ')} is selected`,
    statements: { '3.1.1': ['MQTT-6.0.0-4'], '5.0': ['MQTT-6.0.0-4'] },
    needs: ['websocket'],
    lesson: `A WebSocket carries bytes for any application. The client offers names of protocols in its handshake, the
      server answers with the one that both will speak: mqtt.`,

    async run({ tryOpen, encode, fail, warn }) {
      const client = await tryOpen({ subprotocols: offers[offer] });

      if ('refused' in client) return fail('a handshake that selects mqtt', client.refused);
      const { subprotocol } = webSocketOf(client);
      if (subprotocol === 'mqttv3.1')
        warn('expected mqtt to be selected, got mqttv3.1, the name that MQTT 3.1 went by');
      else if (subprotocol !== 'mqtt') fail('mqtt to be selected', subprotocol === '' ? 'none' : subprotocol);
      await client.sendBytes(encode({ type: 'connect' }));
      await client.expect('connack');
    },
  }),
);
