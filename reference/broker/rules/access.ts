/** Decisions about clients that may not do what they ask for (3.1.4, 3.3.5, 3.9.3, 5.4). */

import type { Version } from '../../codec/index.ts';
import type { Admission } from '../access/access.ts';
import { refusalCode } from './connect.ts';

const failure = 0x80;
const notAuthorized = 0x87;

/** The rules for who is let in, and to what. */
export const accessRules = {
  /** The code with which a CONNECT is refused whose client is not let in, or null (3.1.4) [MQTT-3.1.4-2]. */
  refusalOfAdmission(admission: Admission, version: Version): number | null {
    return admission.type === 'success' ? null : refusalCode(admission.why, version);
  },

  /**
   * The code that tells in SUBACK of a filter of which the client may receive nothing, or null to grant it and deliver
   * nothing: 3.1 cannot tell (3.8).
   */
  refusalOfFilter(isAuthorized: boolean, version: Version): number | null {
    if (isAuthorized || version === '3.1') return null;
    return version === '5.0' ? notAuthorized : failure;
  },
};
