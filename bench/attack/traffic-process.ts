/** Traffic in a process of its own, so that nobody but the broker is in its way. */

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Measure, startTraffic, type Traffic, type TrafficOptions } from './traffic.ts';

type Order =
  | { readonly start: readonly [port: number, options: TrafficOptions] }
  | { readonly measureMs: number }
  | 'stop';
type Report = 'done' | { readonly measured: Measure } | { readonly complaint: string };

/** A process that makes traffic, one after the other. */
export interface TrafficProcess {
  /** As `startTraffic`. */
  start(port: number, options: TrafficOptions): Promise<Traffic>;
  end(): void;
}

/** Starts the process. */
export function forkTraffic(): TrafficProcess {
  const child = fork(fileURLToPath(import.meta.url));
  const ordered = async (order: Order): Promise<Report> => {
    child.send(order);
    const [report] = await once(child, 'message');
    if (typeof report === 'object' && 'complaint' in report) throw new Error(report.complaint);
    return report;
  };
  return {
    start: async (port, options) => {
      await ordered({ start: [port, options] });
      return {
        measure: async (measureMs) => {
          const report = await ordered({ measureMs });
          if (typeof report === 'object' && 'measured' in report) return report.measured;
          throw new Error(`expected a measure of the traffic, got ${JSON.stringify(report)}`);
        },
        stop: async () => {
          await ordered('stop');
        },
      };
    },
    end: () => child.disconnect(),
  };
}

let traffic: Traffic | undefined;

async function follow(order: Order): Promise<Report> {
  if (order === 'stop') await traffic?.stop();
  else if ('start' in order) traffic = await startTraffic(...order.start);
  else if (traffic !== undefined) return { measured: await traffic.measure(order.measureMs) };
  return 'done';
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.on('message', async (order: Order) => {
    const report = await follow(order).catch(({ message }: Error) => ({ complaint: message }));
    process.send?.(report);
  });
}
