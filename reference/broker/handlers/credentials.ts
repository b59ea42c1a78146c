/** CONNECT without an Authentication Method: its user name, password or certificate are judged, at once or later (3.1.4). */

import type { Connect } from '../../codec/index.ts';
import type { Admission } from '../access/access.ts';
import type { Connection } from '../connection/connection.ts';
import type { Core } from '../core.ts';
import { refusalCode } from '../rules/connect.ts';
import type { Verdicts } from './auth.ts';

const explanations = {
  'bad-user-name-or-password': 'the user name or the password is wrong',
  'not-authorized': 'this broker serves only those who say who they are',
} as const;

/** Has the credentials of a CONNECT judged; until that is done the connection takes no packet. */
export function judgeCredentials(core: Core, connection: Connection, connect: Connect, verdicts: Verdicts): void {
  const { userName, password, version } = connect;
  const { certificateName } = connection;

  const settle = (admission: Admission): void => {
    const refusal = core.rules.refusalOfAdmission(admission, version);
    if (refusal === null) verdicts.accept(connect, admission.type === 'success' ? admission.user : null, undefined);
    else verdicts.refuse(refusal, admission.type === 'failure' ? explanations[admission.why] : undefined);
  };
  const giveUp = (): void =>
    verdicts.refuse(refusalCode('server-unavailable', version), 'the accounts cannot be looked up at the moment');

  const answer = core.access.admit({ userName, password, certificateName });
  if (!(answer instanceof Promise)) {
    settle(answer);
    return;
  }
  const unlessGone =
    <T>(act: (value: T) => void) =>
    (value: T): void => {
      if (connection.phase.name === 'identifying') act(value);
    };
  connection.phase = { name: 'identifying', over: answer.then(unlessGone(settle), unlessGone(giveUp)) };
}
