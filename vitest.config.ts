import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'src/**/*.test.ts',
      'src/**/*.test.tsx',
      'test/**/*.test.ts',
      'evaluation/**/*.test.ts',
      'training/**/*.test.ts',
    ],
    exclude: ['**/*.long.test.ts', 'node_modules/**'],
    // Many tests wait for a browser, a database or a process of their own: as many files at a time as there are cores, not one less.
    maxWorkers: '100%',
    // Reading needs the model: a cold start on a busy machine can take seconds. No test asserts a time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
