/** The commands: what each is for, and the file that has it, which is loaded when it is chosen. */

import type { Command } from 'commander';

/** A command before it is loaded. */
export interface Listed {
  readonly name: string;
  /** What may stand behind its name, as commander would tell it of the loaded one. */
  readonly usage: string;
  readonly description: string;
  load(): Promise<Command>;
}

/** In the order in which they are shown. */
export const commands: readonly Listed[] = [
  {
    name: 'run',
    usage: '[options] [url...]',
    description: 'run the suites against a broker',
    load: async () => (await import('./run.ts')).runCommand(),
  },
  {
    name: 'probe',
    usage: '[options] [url...]',
    description: 'find out what a broker can do, without judging it',
    load: async () => (await import('./probe.ts')).probeCommand(),
  },
  {
    name: 'serve',
    usage: '[options]',
    description: 'start the reference broker (MQTT 3.1, 3.1.1 and 5.0)',
    load: async () => (await import('./serve.ts')).serveCommand(),
  },
  {
    name: 'list',
    usage: '[options]',
    description: 'list scenarios, statements and what covers them',
    load: async () => (await import('./list.ts')).listCommand(),
  },
  {
    name: 'explain',
    usage: '[options] <id>',
    description: 'explain a scenario, a statement, a fault or a check, with the packets of a run',
    load: async () => (await import('./explain.ts')).explainCommand(),
  },
  {
    name: 'decode',
    usage: '[options] <bytes...>',
    description: 'show packets byte by byte, and what is wrong with them',
    load: async () => (await import('./decode.ts')).decodeCommand(),
  },
  {
    name: 'ui',
    usage: '[options] [report...]',
    description: 'MQTT in the browser: lessons, scenarios run live, a dissector, a playground, and reports',
    load: async () => (await import('./ui.ts')).uiCommand(),
  },
  {
    name: 'prove',
    usage: '[options]',
    description: 'prove of each check that it can fail: scenarios against faults',
    load: async () => (await import('./prove.ts')).proveCommand(),
  },
  {
    name: 'report',
    usage: '[options] <report.json...>',
    description: 'make an HTML page of JSON reports; of several, a matrix',
    load: async () => (await import('./report.ts')).reportCommand(),
  },
  {
    name: 'compare',
    usage: '[options] <before> <after>',
    description: 'compare two JSON reports: what got better, what got worse',
    load: async () => (await import('./compare.ts')).compareCommand(),
  },
  {
    name: 'merge',
    usage: '[options] <report.json...>',
    description: 'put JSON reports of parts of a run together as one',
    load: async () => (await import('./merge.ts')).mergeCommand(),
  },
];
