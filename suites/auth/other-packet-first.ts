import { matrix, scenario } from '../../harness/scenario.ts';
import { expectRefused } from '../_refused.ts';
import { beginLogin } from './_scram.ts';

export default matrix({ type: ['pingreq', 'subscribe', 'publish'] }, ({ type }) =>
  scenario({
    id: `auth/other-packet-first/${type}`,
    title: `${type.toUpperCase()} before the authentication is over ends the connection`,
    statements: { '5.0': ['MQTT-3.1.2-30', 'MQTT-4.13.1-1'] },
    needs: ['enhanced-authentication'],
    lesson: `A client that named an Authentication Method keeps still until CONNACK, but for AUTH and DISCONNECT. Before
      that nobody knows on whose behalf the server would act.`,

    async run(stage) {
      const { client } = await beginLogin(stage);

      if (type === 'subscribe') await client.send({ type, subscriptions: [{ topicFilter: stage.topic('a'), qos: 0 }] });
      else if (type === 'publish') await client.send({ type, topic: stage.topic('a') });
      else await client.send({ type });

      await expectRefused(stage, client, {
        returnCode: null,
        statements: { '5.0': ['MQTT-3.1.2-30', 'MQTT-4.13.1-1'] },
      });
    },
  }),
);
