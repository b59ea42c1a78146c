/** The process of the load: `main.js SCENARIO PORT PID EFFORT` prints the figure, and on stderr what else it saw. */

import { scenarios } from '../scenarios.ts';

const [id, port, pid, effort] = process.argv.slice(2);
const scenario = scenarios.find((one) => one.id === id);
if (scenario === undefined) throw new Error(`expected the id of a scenario, got ${id}`);

const { value, wrong, loadShare, processorMicrosEach } = await scenario.run(
  { port: Number(port), pid: Number(pid) },
  Number(effort),
);
if (wrong.length > 0) {
  process.stderr.write(`${wrong.join('\n')}\n`, () => process.exit(1));
} else {
  const share = loadShare === null ? '' : `, the load took ${Math.round(loadShare * 100)} % of a processor`;
  const cost = processorMicrosEach === null ? '' : `, the broker ${processorMicrosEach.toFixed(2)} µs of one for each`;
  process.stderr.write(`${scenario.id}: ${value.toFixed(2)} ${scenario.unit}${share}${cost}\n`);
  process.stdout.write(String(value), () => process.exit(0));
}
