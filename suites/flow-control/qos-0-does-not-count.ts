import { matrix, scenario } from '../../harness/scenario.ts';
import { waiting } from '../_arrivals.ts';
import { textOf, watchWindow } from './_window.ts';

export default matrix({ receiveMaximum: [1, 2], qos: [1, 2] }, ({ receiveMaximum, qos }) =>
  scenario({
    id: `flow-control/qos-0-does-not-count/maximum-${receiveMaximum}-then-qos-${qos}`,
    title: `Messages at QoS 0 take no room in a Receive Maximum of ${receiveMaximum}: one at QoS ${qos} comes behind many of them`,
    statements: { '5.0': ['MQTT-4.9.0-2', 'MQTT-4.5.0-1'] },
    lesson: `Nothing acknowledges a message at QoS 0, so nothing could give its place back: the quota counts QoS 1 and 2 only. While it
      is used up a server may let QoS 0 pass or hold it back.`,
    needs: [{ maxQos: 2 }],

    async run(stage) {
      const { connect, topic, observe } = stage;
      const client = await connect({ acks: 'manual', properties: { receiveMaximum } });
      const publisher = await connect();
      await client.subscribe(topic('a'), { qos: 2 });
      for (let count = 0; count < 3 * receiveMaximum; count += 1) {
        await publisher.publish(topic('a'), 'plain', { qos: 0 });
        await client.expect('publish', { payload: 'plain' });
      }

      for (let count = 0; count < receiveMaximum; count += 1) await publisher.publish(topic('a'), 'counts', { qos });
      await client.expect('publish', { payload: 'counts', qos });
      const open = 1 + (await waiting(client)).length;
      if (open < receiveMaximum) {
        observe('mostInFlight', open); // fewer than it might: then its quota is never used up
        return;
      }

      await publisher.publish(topic('a'), 'while full', { qos: 0 });
      await publisher.ping();
      await client.send({ type: 'pingreq' });
      const next = await client.expectOneOf(['publish', 'pingresp']);
      const goesOn = 'type' in next && next.type === 'publish' && textOf(next) === 'while full';
      observe('qos0WhileReceiveMaximumIsReached', goesOn);
      await watchWindow(stage, client, receiveMaximum).takeWaiting();
    },
  }),
);
