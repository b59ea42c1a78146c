/** Client Identifiers for clients that bring none (3.1.3.1). */

import type { Core } from '../core.ts';

const digits = 12;

/** Makes a Client Identifier that no session has, of letters and digits, 23 bytes at most. */
export function makeUniqueClientId({ random, rules, sessions }: Core): string {
  for (let attempt = 0; ; attempt++) {
    let clientId = `auto${attempt === 0 ? '' : attempt.toString(36)}x`;
    for (let i = 0; i < digits; i++) clientId += Math.floor(random() * 36).toString(36);
    if (!sessions.has(rules.sessionKey(clientId))) return clientId;
  }
}
