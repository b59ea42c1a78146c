import { matrix, scenario } from '../../harness/scenario.ts';
import { examples, expectUnaltered, statementsOf } from '../_application-properties.ts';

const properties = examples['all-together'];

export default matrix({ qos: [1, 2] }, ({ qos }) =>
  scenario({
    id: `properties/redelivered/at-qos-${qos}`,
    title: `A message at QoS ${qos} that was not acknowledged comes again with its properties`,
    statements: { '5.0': ['MQTT-4.4.0-1', ...statementsOf(properties)] },
    needs: [{ maxQos: qos }],
    lesson: `What is sent again in a resumed session is the same message, and so are its properties.`,

    async run(stage) {
      const { connect, topic, clientId } = stage;
      const owner = { clientId: clientId('owner'), cleanSession: false, acks: 'manual' } as const;
      const [publisher, former] = [await connect(), await connect(owner)];
      await former.subscribe(topic('a'), { qos });
      await publisher.publish(topic('a'), 'hello', { qos, properties });
      const { packetIdentifier } = await former.expect('publish', { payload: 'hello', qos });

      await former.cut();
      const back = await connect(owner);

      const lost = { statements: { '5.0': ['MQTT-4.4.0-1'] } } as const;
      const again = await back.expect('publish', { payload: 'hello', qos, packetIdentifier, dup: true }, lost);
      expectUnaltered(stage, again, properties);
    },
  }),
);
