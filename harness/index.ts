/** The package's front door: declaring scenarios, and what can stand in a config file. */

export { type Config, defineConfig } from './config/config.ts';
export * from './scenario.ts';
