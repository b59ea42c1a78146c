import { matrix, scenario } from '../../harness/scenario.ts';
import { beginLogin, method } from './_scram.ts';

/** What the server may add to an AUTH, and the sentence that bounds it. */
const added = {
  'reason-string': { property: 'reasonString', title: 'a Reason String', statement: 'MQTT-3.15.2-2' },
  'user-property': { property: 'userProperty', title: 'User Properties', statement: 'MQTT-3.15.2-3' },
} as const;

export default matrix({ what: Object.keys(added) as (keyof typeof added)[] }, ({ what }) => {
  const { property, title, statement } = added[what];
  const statements = { '5.0': [statement] } as const;
  return scenario({
    id: `auth/explanations-fit/${what}`,
    title: `No AUTH exceeds the client's Maximum Packet Size by ${title}`,
    statements,
    needs: ['enhanced-authentication'],
    lesson: 'Explanations are extra: where they make a packet too large for the client, the server leaves them out.',

    async run(stage) {
      const { client: measured, first, question } = await beginLogin(stage);
      await measured.cut();
      const bare = stage.encode({
        type: 'auth',
        reasonCode: 0x18,
        properties: { authenticationMethod: method, authenticationData: question },
      });

      const properties = { maximumPacketSize: bare.length, authenticationMethod: method };
      const client = await stage.open();
      await client.send({ type: 'connect', properties: { ...properties, authenticationData: first } });

      // A server that drops what is too large, and waits, has broken nothing (MQTT-3.1.2-25).
      const answer = await client.expectOneOf(['auth', 'connack', 'disconnect']).catch(() => null);
      if (answer === null) return stage.observe('answer', 'none');
      stage.observe('answer', 'type' in answer ? answer.type : 'closed');
      if (!('type' in answer) || answer.type !== 'auth') return;
      const explanation = answer.properties?.[property];
      const { length } = stage.encode(answer);
      if (length > bare.length && explanation !== undefined) {
        stage.fail(`an AUTH of at most ${bare.length} bytes, without ${title}`, `one of ${length} bytes`, statements);
      }
    },
  });
});
