/** Bytes to begin with, good and bad. */

import type { Version } from '../../reference/codec/version.ts';

interface Sample {
  readonly title: string;
  readonly text: string;
  /** How it is to be read; empty: as it fits. */
  readonly version: Version | '';
}

export const samples: readonly [Sample, ...Sample[]] = [
  {
    title: 'a CONNECT of 3.1.1',
    text: '10 12 00 04 4d 51 54 54 04 02 00 3c 00 06 73 65 6e 73 6f 72',
    version: '',
  },
  {
    title: 'a PUBLISH of 5.0 with properties',
    text: '32 1f 00 03 61 2f 62 00 0a 12 02 00 00 00 3c 03 00 0a 74 65 78 74 2f 70 6c 61 69 6e 68 65 6c 6c 6f',
    version: '5.0',
  },
  {
    title: 'a CONNECT with its reserved flag set',
    text: '10 12 00 04 4d 51 54 54 04 03 00 3c 00 06 73 65 6e 73 6f 72',
    version: '',
  },
  {
    title: 'a conversation, in base64',
    text: 'EBIABE1RVFQEAgA8AAZzZW5zb3KCCAABAANhL2IBMgkAA2EvYgACaGk=',
    version: '',
  },
];
