import { matrix, type Stage, scenario } from '../../harness/scenario.ts';
import { expectRefused } from '../_refused.ts';
import { authWith, beginLogin, method } from './_scram.ts';

type Statements = readonly ['MQTT-4.12.0-3' | 'MQTT-4.12.0-5', 'MQTT-4.13.1-1'];

/** What is wrong with the answer, the proof in it being right. */
const spoils = {
  'begins-again': { title: 'with Reason Code 0x19', reasonCode: 0x19, named: method, broken: 'MQTT-4.12.0-3' },
  'claims-success': { title: 'with Reason Code 0x00', reasonCode: 0x00, named: method, broken: 'MQTT-4.12.0-3' },
  'names-another': { title: 'by another method', reasonCode: 0x18, named: 'OTHER', broken: 'MQTT-4.12.0-5' },
} as const;

export default matrix({ spoil: Object.keys(spoils) as (keyof typeof spoils)[] }, ({ spoil }) => {
  const { title, reasonCode, named, broken } = spoils[spoil];
  const statements: Statements = [broken, 'MQTT-4.13.1-1'];
  return scenario({
    id: `auth/answer-spoiled/${spoil}`,
    title: `A right proof in an AUTH ${title} is not accepted`,
    statements: { '5.0': statements },
    needs: ['enhanced-authentication'],
    lesson: `Until CONNACK the client's AUTH packets go on with one exchange: Reason Code 0x18, the method of CONNECT.
      Anything else is a Protocol Error, however good its data.`,

    async run(stage: Stage) {
      const { client, answer } = await beginLogin(stage);

      await client.send(authWith(reasonCode, answer, named));

      await expectRefused(stage, client, { returnCode: null, statements: { '5.0': statements } });
    },
  });
});
