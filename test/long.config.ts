import { defineConfig } from 'vitest/config';

// `npm run test:long`: tests that take minutes, and that no change has to wait for. Ending a PostgreSQL that has seen a hundred killed clients,
// and taking its files away, can itself take minutes on a busy machine.
export default defineConfig({
  test: {
    include: ['src/**/*.long.test.ts', 'test/**/*.long.test.ts'],
    fileParallelism: false,
    hookTimeout: 900_000,
    teardownTimeout: 60_000,
  },
});
