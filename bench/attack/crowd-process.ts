/** A part of a crowd as a process: `crowd-process.js PORT COUNT GROUP`; it holds its connections until it is told to go. */

import { openCrowd } from './crowd.ts';

const [port = 0, count = 0, group = 0] = process.argv.slice(2).map(Number);
const crowd = await openCrowd(port, count, group);
process.send?.(crowd.count);
process.once('message', async () => {
  await crowd.scatter();
  process.disconnect?.();
});
