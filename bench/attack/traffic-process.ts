/** Traffic in a process of its own, so that nobody but the broker is in its way. */

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Measure, startTraffic, type Traffic, type TrafficOptions } from './traffic.ts';

type Order = { readonly measureMs: number } | 'stop';
type Report = 'started' | 'stopped' | { readonly measured: Measure } | { readonly complaint: string };

/** As `startTraffic`, from another process. */
export async function forkTraffic(port: number, options: TrafficOptions): Promise<Traffic> {
  const child = fork(fileURLToPath(import.meta.url), [String(port), JSON.stringify(options)]);
  const reported = async (): Promise<Report> => (await once(child, 'message'))[0];
  const ordered = (order: Order): Promise<Report> => {
    child.send(order);
    return reported();
  };
  await reported();
  return {
    measure: async (measureMs) => {
      const report = await ordered({ measureMs });
      if (typeof report === 'object' && 'measured' in report) return report.measured;
      throw new Error(`expected a measure of the traffic, got ${JSON.stringify(report)}`);
    },
    stop: async () => {
      const report = await ordered('stop');
      if (typeof report === 'object' && 'complaint' in report) throw new Error(report.complaint);
    },
  };
}

const report = (said: Report): void => {
  process.send?.(said);
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [port = '', options = ''] = process.argv.slice(2);
  const traffic = await startTraffic(Number(port), JSON.parse(options));
  process.on('message', async (order: Order) => {
    if (order === 'stop') {
      await traffic.stop().then(
        () => report('stopped'),
        ({ message }: Error) => report({ complaint: message }),
      );
      process.disconnect?.();
    } else report({ measured: await traffic.measure(order.measureMs) });
  });
  report('started');
}
