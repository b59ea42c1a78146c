import { matrix, scenario } from '../../harness/scenario.ts';
import { webSocketOf } from './_control.ts';

const offers = {
  nothing: [],
  'an-unknown-name': ['chat'],
  'capital-letters': ['MQTT'],
  'the-name-of-3.1': ['mqttv3.1'],
} as const;

/** What the server may name: nothing, `mqtt`, and to old clients what those have always been told. */
const allowed = { 'the-name-of-3.1': ['', 'mqtt', 'mqttv3.1'], others: ['', 'mqtt'] } as const;

export default matrix({ offer: Object.keys(offers) as (keyof typeof offers)[] }, ({ offer }) =>
  scenario({
    id: `websocket/subprotocol-not-offered/${offer}`,
    title: `A client that offers ${offer.replaceAll('-', ' ')} instead of mqtt is refused, or not told another name`,
    statements: { '3.1.1': ['MQTT-6.0.0-4'], '5.0': ['MQTT-6.0.0-4'] },
    needs: ['websocket'],
    lesson: `The client has to offer mqtt. What a server does with one that does not is left open: many refuse, some serve
      it all the same; but the only name it may answer with is mqtt.`,

    async run({ tryOpen, observe, warn }) {
      const client = await tryOpen({ subprotocols: offers[offer] });

      if ('refused' in client) {
        observe('handshake', 'refused');
        return;
      }
      const { subprotocol } = webSocketOf(client);
      observe('handshake', subprotocol === '' ? 'accepted without a subprotocol' : `accepted as ${subprotocol}`);
      const names: readonly string[] = offer === 'the-name-of-3.1' ? allowed[offer] : allowed.others;
      if (!names.includes(subprotocol)) {
        warn(`expected mqtt or no subprotocol, got ${subprotocol}: only mqtt may be selected, offered or not`);
      }
    },
  }),
);
