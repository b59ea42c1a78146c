import { binaryData, matrix, scenario, scramClient, utf8String } from '../../harness/scenario.ts';
import { expectRefused } from '../_refused.ts';
import { connectBytes } from '../connect/_connect-bytes.ts';
import { method } from './_scram.ts';

const wrongs = {
  'method-twice': { title: 'its Authentication Method twice', statement: 'v5.0-3.1.2.11.9-u1' },
  'data-twice': { title: 'its Authentication Data twice', statement: 'v5.0-3.1.2.11.10-u2' },
  'data-without-method': { title: 'Authentication Data and no method', statement: 'v5.0-3.1.2.11.10-u1' },
} as const;

export default matrix({ wrong: Object.keys(wrongs) as (keyof typeof wrongs)[] }, ({ wrong }) => {
  const { title, statement } = wrongs[wrong];
  const statements = { '5.0': [statement, 'MQTT-4.13.1-1'] } as const;
  return scenario({
    id: `auth/connect-ill-formed/${wrong}`,
    title: `A CONNECT with ${title} begins no exchange`,
    statements,
    needs: ['enhanced-authentication'],
    lesson: 'Which of two methods would be meant, or by which the data is to be read, must never be a guess.',

    async run(stage) {
      const named = Uint8Array.of(0x15, ...utf8String(method));
      const { first } = scramClient(stage.account.userName ?? '', '', stage.tag);
      const data = Uint8Array.of(0x16, ...binaryData(first));
      const properties = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
      const control = await stage.open();
      const clientId = stage.clientId('a');
      await control.sendBytes(connectBytes(stage, { clientId, properties: properties(named, data) }));
      await control.expect('auth', { reasonCode: 0x18 });

      const client = await stage.open();
      const spoiled = {
        'method-twice': properties(named, named, data),
        'data-twice': properties(named, data, data),
        'data-without-method': properties(data),
      }[wrong];
      await client.sendBytes(connectBytes(stage, { clientId: stage.clientId('b'), properties: spoiled }));

      await expectRefused(stage, client, { returnCode: null, statements });
    },
  });
});
