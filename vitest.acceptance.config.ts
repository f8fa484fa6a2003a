import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['checks/test-database.ts'],
    include: ['acceptance/**/*.test.ts'],
    pool: 'forks',
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
