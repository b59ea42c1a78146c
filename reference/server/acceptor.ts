/** What a transport needs of a broker. */

import type { Broker } from '../broker/index.ts';

/** Takes a fresh connection; the rest of the broker is none of a transport's business. */
export type Acceptor = Pick<Broker, 'accept'>;
