import { type Client, matrix, type Stage, scenario } from '../../harness/scenario.ts';

const in3 = ['3.1', '3.1.1', '5.0'];
const in311 = ['3.1.1', '5.0'];

/** Legal ways to log in; 3.1 knows passwords of text only, and a password alone is of 5.0. */
const logins = [
  { name: 'user-name-only', fields: { userName: 'someone' }, versions: in3 },
  { name: 'user-name-and-password', fields: { userName: 'someone', password: 'secret' }, versions: in3 },
  { name: 'empty-user-name', fields: { userName: '' }, versions: in3 },
  { name: 'empty-password', fields: { userName: 'someone', password: '' }, versions: in3 },
  { name: 'both-empty', fields: { userName: '', password: '' }, versions: in3 },
  { name: 'user-name-beyond-ascii', fields: { userName: 'Zoë \u{1F511}', password: 'secret' }, versions: in3 },
  {
    name: 'binary-password',
    fields: { userName: 'someone', password: Uint8Array.of(0x00, 0xff, 0xc0, 0x80, 0x00) },
    versions: in311,
  },
  { name: 'password-of-256-bytes', fields: { userName: 'someone', password: new Uint8Array(256) }, versions: in311 },
  {
    name: 'password-of-65535-bytes',
    fields: { userName: 'someone', password: new Uint8Array(65_535) },
    versions: in311,
  },
  { name: 'password-only', fields: { password: 'secret' }, versions: ['5.0'] },
  { name: 'empty-password-only', fields: { password: '' }, versions: ['5.0'] },
];

const closesAfterRefusal = {
  '3.1.1': ['MQTT-3.2.2-5', 'v3.1.1-3.1.4-u2'],
  '5.0': ['MQTT-3.2.2-7', 'MQTT-3.1.4-2'],
} as const;

/**
 * Codes that refuse who logs in. Of 5.0 also those that hide why: 0x80 and 0x83; 0x8C for another way to log in; 0x95 and
 * 0x97 where it is long.
 */
const refusing = {
  '3.1': [4, 5],
  '3.1.1': [4, 5],
  '5.0': [0x80, 0x83, 0x86, 0x87, 0x8a, 0x8c, 0x95, 0x97],
} as const;

/** Codes of a server that takes nobody now: unavailable, busy, too many connections. */
const unavailable: readonly number[] = [3, 0x88, 0x89, 0x9f];

async function judge({ version, connect, observe, warn, fail }: Stage, client: Client): Promise<void> {
  const answer = await client.expectOneOf(['connack']);
  if (!('type' in answer)) {
    observe('returnCode', 'none');
    if (version === '5.0') return;
    warn('expected CONNACK with return code 4 or 5, got the connection closed', { '3.1.1': ['v3.1.1-3.2.2.3-u1'] });
  } else if (answer.type === 'connack') {
    observe('returnCode', answer.reasonCode);
    const codes: readonly number[] = refusing[version];
    if (answer.reasonCode === 0) await client.expectOpen();
    else if (unavailable.includes(answer.reasonCode)) {
      await connect(); // whoever is refused here too shows that nobody is taken
      warn(
        `expected CONNACK with return code 0, ${codes.join(', ')}, got return code ${answer.reasonCode} of a server that takes others`,
      );
    } else if (!codes.includes(answer.reasonCode)) {
      fail(`CONNACK with return code 0, ${codes.join(', ')}`, `return code ${answer.reasonCode}`);
    } else await client.expectClosed({ statements: closesAfterRefusal });
  }
}

export default matrix({ login: logins }, ({ login: { name, fields, versions } }) =>
  scenario({
    id: `connect/credentials/${name}`,
    title: `A CONNECT with ${name.replaceAll('-', ' ')} is accepted, or refused for who it is and not for how it is written`,
    statements: {
      ...(versions.includes('3.1') ? { '3.1': [] } : {}),
      ...(versions.includes('3.1.1') ? { '3.1.1': ['MQTT-3.1.4-4', 'v3.1.1-3.1.4-u2'] } : {}),
      '5.0': ['MQTT-3.1.4-5', 'MQTT-3.1.4-2'],
    },
    needs: name.endsWith('65535-bytes') ? ['slow'] : [],
    lesson: `A CONNECT may name a user, and give a password, which is any bytes at all. The server may refuse who it does not
      know, not how the login is written.`,

    async run(stage) {
      const client = await stage.open();

      await client.sendBytes(stage.encode({ type: 'connect', clientId: stage.clientId('a'), ...fields }));

      await judge(stage, client);
    },
  }),
);
