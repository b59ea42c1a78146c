/** Password files: what is read from them, and what they do not give away. */

import { describe, expect, it } from 'vitest';
import { parsePasswordFile } from './password-file.ts';

const salt = btoa('twelve bytes');
const hash = btoa('h'.repeat(64));

describe('a password file', () => {
  it('holds both hashes', () => {
    const { accounts, problems } = parsePasswordFile(
      `# comment\nold:$6$${salt}$${hash}\nnew:$7$101$${salt}$${hash}\r\n\n`,
    );
    expect(problems).toEqual([]);
    expect([...accounts].map(([user, { algorithm, iterations }]) => [user, algorithm, iterations])).toEqual([
      ['old', 'sha512', 1],
      ['new', 'pbkdf2-sha512', 101],
    ]);
    expect(new TextDecoder().decode(accounts.get('new')?.salt)).toBe('twelve bytes');
  });

  it('takes the last line of a user', () => {
    const { accounts } = parsePasswordFile(`a:$6$${salt}$${hash}\na:$7$7$${salt}$${hash}\n`);
    expect(accounts.get('a')?.iterations).toBe(7);
  });

  it.each([
    'plain:secret',
    'nobody',
    `:$6$${salt}$${hash}`,
    `a:$6$${salt}`,
    `a:$6$$${hash}`,
    `a:$6$${salt}$${btoa('short')}`,
    `a:$7$0$${salt}$${hash}`,
    `a:$7$x$${salt}$${hash}`,
    `a:$8$${salt}$${hash}`,
    `a:$6$***$${hash}`,
    `a:x$6$${salt}$${hash}`,
  ])('leaves out %j and says so without repeating it', (line) => {
    const { accounts, problems } = parsePasswordFile(`\n${line}\n`);
    expect(accounts.size).toBe(0);
    expect(problems).toEqual(['line 2: expected user:$7$… or user:$6$…; write it with mosquitto_passwd']);
  });
});
