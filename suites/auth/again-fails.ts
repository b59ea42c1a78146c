import { matrix, scenario } from '../../harness/scenario.ts';
import { authWith, beginAgain, logIn } from './_scram.ts';

export default matrix({ how: ['wrong-password', 'another-method'] }, ({ how }) => {
  const statement = how === 'wrong-password' ? 'MQTT-4.12.1-2' : 'MQTT-4.12.1-1';
  const statements = { '5.0': [statement] } as const;
  return scenario({
    id: `auth/again-fails/${how}`,
    title: `A client that authenticates again ${how === 'wrong-password' ? 'with a wrong password' : 'by another method'} is closed`,
    statements,
    needs: ['enhanced-authentication'],
    lesson: `Who fails to prove itself a second time is no longer who it was: the server should say why in DISCONNECT, and
      must close.`,

    async run(stage) {
      const client = await logIn(stage);

      if (how === 'wrong-password') {
        const { answer } = await beginAgain(stage, client, `not ${stage.account.password}`);
        await client.send(authWith(0x18, answer));
      } else await client.send(authWith(0x19, new Uint8Array(0), 'OTHER'));

      const { reasonCode } = await client.expectClosed({ on: 'a re-authentication that fails', statements });
      if (reasonCode === null && how === 'wrong-password') {
        stage.warn('expected a DISCONNECT with a Reason Code before the close, got the close alone', statements);
      }
    },
  });
});
