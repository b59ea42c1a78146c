import { matrix, scenario } from '../../harness/scenario.ts';
import { waiting } from '../_arrivals.ts';
import { watchWindow } from './_window.ts';

export default matrix({ owed: [1, 2, 3], receiveMaximum: [1, 2] }, ({ owed, receiveMaximum }) =>
  scenario({
    id: `flow-control/pubrel-owed/${owed}-with-maximum-${receiveMaximum}`,
    title: `${owed} PUBREL owed to a client that returns with Receive Maximum ${receiveMaximum} come at once; their PUBCOMP leave room for what waits`,
    statements: { '5.0': ['MQTT-3.3.4-10', 'MQTT-4.4.0-1', 'MQTT-3.3.4-9', 'MQTT-4.5.0-1'] },
    lesson: `A PUBREL is no PUBLISH: however small the quota, it is sent again after a return. Its PUBCOMP must not make the quota larger
      than it was at first, nor leave it too small.`,
    needs: [{ maxQos: 2 }],

    async run(stage) {
      const { connect, clientId, topic, observe } = stage;
      const owner = { clientId: clientId('owner'), cleanSession: false, acks: 'manual' } as const;
      const publisher = await connect();
      const former = await connect(owner);
      await former.subscribe(topic('a'), { qos: 2 });
      for (let at = 0; at < owed; at += 1) {
        await publisher.publish(topic('a'), 'owed', { qos: 2 });
        const [message] = at === 0 ? [await former.expect('publish', { payload: 'owed' })] : await waiting(former);
        if (message === undefined) {
          observe('mostInFlight', at); // fewer than it might: then it never owes so many
          return;
        }
        const { packetIdentifier = 0 } = message;
        await former.send({ type: 'pubrec', packetIdentifier });
        await former.expect('pubrel', { packetIdentifier });
      }
      await former.cut();

      const back = await connect({ ...owner, properties: { receiveMaximum } });
      const identifiers: number[] = [];
      for (let at = 0; at < owed; at += 1) identifiers.push((await back.expect('pubrel')).packetIdentifier);
      for (const packetIdentifier of identifiers) await back.send({ type: 'pubcomp', packetIdentifier });
      await back.ping();

      const window = watchWindow(stage, back, receiveMaximum);
      for (let at = 0; at < receiveMaximum + 3; at += 1) await publisher.publish(topic('a'), 'new', { qos: 1 });
      await window.takeWaiting();
      for (let at = 0; at < receiveMaximum + 3; at += 1) {
        await window.takeNext();
        await window.acknowledgeOldest();
        await window.takeWaiting();
      }
      await back.expectNo('publish', { after: publisher });
    },
  }),
);
