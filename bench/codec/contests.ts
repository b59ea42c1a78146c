/** Our codec against npm `mqtt-packet`: each task on each workload. */

import { fileURLToPath } from 'node:url';
import { measureInChild } from '../child.ts';
import type { Contest } from '../contest.ts';
import { codecs } from './codecs.ts';
import { type Task, tasks } from './tasks.ts';
import { type Workload, workloads } from './workloads.ts';

const script = fileURLToPath(new URL('measure.js', import.meta.url));

/** All of them. */
export function codecContests(): readonly Contest[] {
  return tasks.flatMap((task) => workloads.map((workload) => contestOf(task, workload)));
}

function contestOf(task: Task, workload: Workload): Contest {
  return {
    id: `codec/${task.name}/${workload.name}`,
    title: `${task.title}: ${workload.title}`,
    unit: 'packets/s of processor time',
    better: 'higher',
    targets: [{ kind: 'ratio', against: 'mqtt-packet', atLeast: targetOf(task, workload) }],
    contenders: [...codecs.keys()].map((name) => ({
      name,
      measure: () => measureInChild(script, [task.name, workload.name, name]),
    })),
  };
}

function targetOf(task: Task, workload: Workload): number {
  if (task.name === 'encode') return 4;
  return workload.version === '5.0' && task.name !== 'bytes' ? 8 : 5;
}
