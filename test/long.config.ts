import { defineConfig } from 'vitest/config';

// `npm run test:long`: tests that take minutes, and that no change has to wait for.
export default defineConfig({
  test: { include: ['src/**/*.long.test.ts'], fileParallelism: false, hookTimeout: 120_000 },
});
