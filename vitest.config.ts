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
    // Reading needs the model: a cold start on a busy machine can take seconds. No test asserts a time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
