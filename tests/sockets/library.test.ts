/** `import { run } from 'mqttspec'` in a program of somebody else's. */

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const user = fileURLToPath(new URL('../support/library-user.mjs', import.meta.url));
const left = 'the scenario left something behind that failed and that it did not await: ';

it('judges, side by side and again, prints nothing, leaves nothing behind, and survives what scenarios leave', async () => {
  // That the program comes to its end shows that nothing keeps it.
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [user]);
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual({
    bundled: {
      'mine/sound': 'pass',
      'mine/unawaited-expectation': expect.stringContaining(`inconclusive: ${left}`),
      'mine/rejected': `inconclusive: ${left}nobody looks`,
      'mine/timer': `inconclusive: ${left}in a timer`,
      'mine/throws-at-once': expect.stringMatching(/^inconclusive: .*at once/),
    },
    exitCode: 0,
    launched: { 'ping/answered': 'pass', times: 2, packets: true },
    late: {
      strays: [`mine/early (3.1.1), after its end: ${left}too late`],
      'mine/early': 'pass',
      'mine/meanwhile': 'pass',
    },
    aborted: {
      cutShort: { by: 'interruption', reason: 'the run was ended' },
      'mine/endless': 'inconclusive: the run was ended',
    },
    unheard: {
      cutShort: { by: 'interruption', reason: 'the run was ended' },
      'mine/endless': 'inconclusive: the run was ended',
      hasAskedOnce: true,
    },
    calledOff: 'undefined: enough',
    wrong: 'MQTTSPEC_USAGE: run(): sute: there is no such key: did you mean suite?',
    nobody: expect.stringMatching(/^MQTTSPEC_UNREACHABLE: cannot connect/),
    isAsBefore: true,
  });
});
