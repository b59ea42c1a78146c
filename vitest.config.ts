import { defineConfig } from 'vitest/config';

const project = (name: string, include: string[], testTimeout = 20_000) => ({
  test: { name, include, testTimeout, hookTimeout: 30_000, environment: 'node' as const },
});

export default defineConfig({
  test: {
    projects: [
      project('unit', ['{reference,harness,suites}/**/*.test.ts']),
      project('tidy', ['tests/tidy/**/*.test.ts']),
      project('properties', ['tests/properties/**/*.test.ts'], 120_000),
      project('virtual', ['tests/virtual/**/*.test.ts'], 300_000),
      project('sockets', ['tests/sockets/**/*.test.ts'], 120_000),
      project('interop', ['tests/interop/**/*.test.ts'], 60_000),
    ],
  },
});
