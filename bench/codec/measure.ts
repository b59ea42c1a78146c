/** The process of one measurement: does one task on one workload with one codec, and prints packets per second of processor time. */

import { Bench } from 'tinybench';
import { InvalidRun } from '../contest.ts';
import { checkAgreement } from './agreement.ts';
import { codecs } from './codecs.ts';
import { tasks } from './tasks.ts';
import { workloads } from './workloads.ts';

const warmupTime = 500; // milliseconds
const time = 1000; // milliseconds
const iterations = 10;
const packetsToCompare = 100;

const [taskName, workloadName, codecName = ''] = process.argv.slice(2);
const task = tasks.find(({ name }) => name === taskName);
const workload = workloads.find(({ name }) => name === workloadName);
const codec = codecs.get(codecName);
if (task === undefined || workload === undefined || codec === undefined) {
  throw new Error(`expected a task, a workload and a codec, got ${process.argv.slice(2).join(' ')}`);
}

const packets = Array.from({ length: task.packets }, (_, index) => workload.packetAt(index));
checkAgreement(packets.slice(0, packetsToCompare), workload.version);

const { run, expected } = task.prepare(codec, workload, packets);
/** Milliseconds of processor time of this process: what else the machine does is not counted. */
const now = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const bench = new Bench({ now, warmupTime, warmupIterations: iterations, time, iterations, throws: true });
bench.add(task.name, () => {
  const done = run();
  if (done !== expected) throw new InvalidRun(`expected ${expected}, got ${done}`);
});
const [measured] = await bench.run();
const result = measured?.result;
if (result?.state !== 'completed') throw new InvalidRun('the measurement did not complete');
process.stdout.write(String((task.packets / result.latency.p50) * 1000));
