import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix({ retain: [false, true] }, ({ retain }) =>
  scenario({
    id: `will/replaces-retained/retain-${retain ? 1 : 0}`,
    title: `A Will with Will Retain ${retain ? '1 takes the place of' : '0 leaves alone'} the retained message of its topic`,
    statements: {
      '3.1': [],
      '3.1.1': retain ? ['MQTT-3.1.2-17'] : ['MQTT-3.1.2-16', 'MQTT-3.3.1-12'],
      '5.0': retain ? ['MQTT-3.1.2-15'] : ['MQTT-3.1.2-14', 'MQTT-3.3.1-8'],
    },
    needs: ['retain-available', { maxQos: 1 }],
    lesson: `"online", retained, and a retained Will "offline" on the same topic: whoever subscribes later knows how the
      device is. Without Will Retain late subscribers would be told "online" for ever.`,

    async run({ connect, topic }) {
      const [watcher, late] = [await connect(), await connect()];
      await watcher.subscribe(topic('status'), { qos: 1 });
      const will = { topic: topic('status'), payload: 'offline', qos: 1, retain } as const;
      const device = await connect({ will });
      await device.publish(topic('status'), 'online', { qos: 1, retain: true });
      await watcher.expect('publish', { payload: 'online' });

      await device.cut();

      await watcher.expect('publish', { payload: 'offline', retain: false });
      await watcher.expectNo('publish', { after: watcher }); // it is stored by now, whichever the broker does first
      await late.subscribe(topic('status'), { qos: 1 });
      await late.expect('publish', { payload: retain ? 'offline' : 'online', retain: true });
      await late.expectNo('publish', { after: watcher });
    },
  }),
);
