import { matrix, scenario } from '../../harness/scenario.ts';

/** Legal ways to log in; 3.1 knows passwords of text only. */
const logins = [
  { name: 'user-name-only', fields: { userName: 'someone' }, in31: true },
  { name: 'user-name-and-password', fields: { userName: 'someone', password: 'secret' }, in31: true },
  { name: 'empty-user-name', fields: { userName: '' }, in31: true },
  { name: 'empty-password', fields: { userName: 'someone', password: '' }, in31: true },
  { name: 'both-empty', fields: { userName: '', password: '' }, in31: true },
  { name: 'user-name-beyond-ascii', fields: { userName: 'Zoë \u{1F511}', password: 'secret' }, in31: true },
  {
    name: 'binary-password',
    fields: { userName: 'someone', password: Uint8Array.of(0x00, 0xff, 0xc0, 0x80, 0x00) },
    in31: false,
  },
  { name: 'password-of-256-bytes', fields: { userName: 'someone', password: new Uint8Array(256) }, in31: false },
  { name: 'password-of-65535-bytes', fields: { userName: 'someone', password: new Uint8Array(65_535) }, in31: false },
] as const;

export default matrix({ login: logins }, ({ login: { name, fields, in31 } }) =>
  scenario({
    id: `connect/credentials/${name}`,
    title: `A CONNECT with ${name.replaceAll('-', ' ')} is accepted, or refused with CONNACK 4 or 5`,
    statements: { ...(in31 ? { '3.1': [] } : {}), '3.1.1': ['MQTT-3.1.4-4', 'v3.1.1-3.1.4-u2'] },
    needs: name.endsWith('65535-bytes') ? ['slow'] : [],
    lesson: `A CONNECT may name a user, and give a password, which is any bytes at all. The server may refuse who it does not
      know, not how the login is written.`,

    async run({ open, encode, clientId, observe, warn, fail }) {
      const client = await open();

      await client.sendBytes(encode({ type: 'connect', clientId: clientId('a'), ...fields }));

      const answer = await client.expectOneOf(['connack']);
      if (!('type' in answer)) {
        observe('returnCode', 'none');
        warn('expected CONNACK with return code 4 or 5, got the connection closed', {
          '3.1.1': ['v3.1.1-3.2.2.3-u1'],
        });
      } else if (answer.type === 'connack') {
        observe('returnCode', answer.reasonCode);
        if (answer.reasonCode === 0) await client.expectOpen();
        else if (answer.reasonCode !== 4 && answer.reasonCode !== 5) {
          fail('CONNACK with return code 0, 4 or 5', `return code ${answer.reasonCode}`);
        } else await client.expectClosed({ statements: { '3.1.1': ['MQTT-3.2.2-5', 'v3.1.1-3.1.4-u2'] } });
      }
    },
  }),
);
