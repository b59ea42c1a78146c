/** The sentences of MQTT 3.1.1 that carry a requirement but no number: 14; the ids are ours. */

import type { Statement } from './statement.ts';

export const unnumbered311 = [
  { id: 'v3.1.1-1.5.3-u1', section: '1.5.3', level: 'SHOULD NOT', binds: 'both', gist: '' },
  { id: 'v3.1.1-3.1.2.5-u1', section: '3.1.2.5', level: 'SHOULD', binds: 'both', gist: '' },
  { id: 'v3.1.1-3.1.2.10-u1', section: '3.1.2.10', level: 'SHOULD', binds: 'both', gist: '' },
  { id: 'v3.1.1-3.1.4-u1', section: '3.1.4', level: 'SHOULD', binds: 'both', gist: '' },
  { id: 'v3.1.1-3.1.4-u2', section: '3.1.4', level: 'MUST', binds: 'both', gist: '' },
  { id: 'v3.1.1-3.2-u1', section: '3.2', level: 'SHOULD', binds: 'both', gist: '' },
  { id: 'v3.1.1-3.2.2.1-u1', section: '3.2.2.1', level: 'MUST', binds: 'both', gist: '' },
  { id: 'v3.1.1-3.2.2.3-u1', section: '3.2.2.3', level: 'SHOULD', binds: 'both', gist: '' },
  { id: 'v3.1.1-3.8.3-u1', section: '3.8.3', level: 'SHOULD', binds: 'both', gist: '' },
  { id: 'v3.1.1-3.14.4-u1', section: '3.14.4', level: 'SHOULD', binds: 'both', gist: '' },
  { id: 'v3.1.1-4.1-u1', section: '4.1', level: 'SHOULD', binds: 'both', gist: '' },
  { id: 'v3.1.1-4.4-u1', section: '4.4', level: 'REQUIRED', binds: 'both', gist: '' },
  { id: 'v3.1.1-4.7.2-u1', section: '4.7.2', level: 'SHOULD', binds: 'both', gist: '' },
  { id: 'v3.1.1-4.8-u1', section: '4.8', level: 'SHOULD NOT', binds: 'both', gist: '' },
] as const satisfies readonly Statement[];
