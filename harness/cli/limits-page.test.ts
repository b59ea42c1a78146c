/** reference/LIMITS.md is made from the tables of bounds; `vitest -u` writes it anew. */

import { expect, it } from 'vitest';
import { limitDefinitions } from '../../reference/broker/limits.ts';
import { transportLimitDefinitions } from '../../reference/server/limits.ts';
import { limitOptions } from './limit-options.ts';

const opening = `# The bounds of the broker

Made from the tables in [broker/limits.ts](broker/limits.ts) and [server/limits.ts](server/limits.ts); each is an option of
\`mqttspec serve\`. Reason Codes are those of 5.0; what clients of 3.1 and 3.1.1 get stands in parentheses where it differs.

| option | bounds | default | beyond it |
|---|---|---|---|`;

it('tells of each bound what it is, its default, and what comes beyond', async () => {
  const beyond = Object.values({ ...transportLimitDefinitions, ...limitDefinitions });
  const rows = limitOptions().map(({ flags, defaultValue, defaultValueDescription }, at) => {
    const definition = beyond[at];
    return `| \`${flags}\` | ${definition?.title} | ${defaultValueDescription ?? defaultValue} | ${definition?.beyond} |`;
  });
  await expect(`${[opening, ...rows].join('\n')}\n`).toMatchFileSnapshot('../../reference/LIMITS.md');
});
