/** The package's front door: judging a broker, declaring scenarios, and what can stand in a config file. */

export { type Config, defineConfig } from './config/config.ts';
export type { RunOptions } from './library/options.ts';
export { run } from './library/run.ts';
export { exitCodeOf } from './report/exit-code.ts';
export type { JsonReport, JsonScenario } from './report/json-report.ts';
export * from './scenario.ts';
