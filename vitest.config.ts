import { defineConfig } from 'vitest/config';

interface Project {
  readonly name: string;
  readonly include: string[];
  /** Milliseconds for one test. */
  readonly testTimeout?: number;
  /** Groups run one after another, so that nothing else competes with what measures time or counts processors. */
  readonly group: number;
  /** Whether its files run side by side. */
  readonly parallel?: boolean;
}

const project = ({ name, include, testTimeout = 30_000, group, parallel = true }: Project) => ({
  test: {
    name,
    include,
    testTimeout,
    hookTimeout: 60_000,
    environment: 'node' as const,
    sequence: { groupOrder: group },
    ...(parallel ? {} : { fileParallelism: false, maxWorkers: 1 }),
  },
});

export default defineConfig({
  test: {
    projects: [
      project({ name: 'unit', include: ['{reference,harness,suites,site,bench,matrix}/**/*.test.ts'], group: 0 }),
      project({ name: 'tidy', include: ['tests/tidy/**/*.test.ts'], group: 0 }),
      project({ name: 'properties', include: ['tests/properties/**/*.test.ts'], testTimeout: 180_000, group: 0 }),
      project({ name: 'interop', include: ['tests/interop/**/*.test.ts'], testTimeout: 90_000, group: 1 }),
      project({
        name: 'virtual',
        include: ['tests/virtual/**/*.test.ts'],
        testTimeout: 1_200_000,
        group: 2,
        parallel: false,
      }),
      project({
        name: 'sockets',
        include: ['tests/sockets/**/*.test.ts'],
        testTimeout: 600_000,
        group: 3,
        parallel: false,
      }),
      project({
        name: 'browser',
        include: ['tests/browser/**/*.test.ts'],
        testTimeout: 300_000,
        group: 4,
        parallel: false,
      }),
    ],
  },
});
