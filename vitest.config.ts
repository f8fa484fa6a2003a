import os from 'node:os';
import { defineConfig } from 'vitest/config';

const isCi = process.env.CI === 'true';

export default defineConfig({
  test: {
    globalSetup: ['checks/test-database.ts'],
    setupFiles: ['checks/no-console-errors.ts'],
    include: ['src/**/*.test.ts', 'packages/**/*.test.ts', 'checks/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/crash.test.ts'],
    pool: 'forks',
    // The default leaves one processor idle, which is half of a small machine.
    maxWorkers: os.availableParallelism(),
    testTimeout: 20_000,
    hookTimeout: 60_000,
    allowOnly: !isCi,
    passWithNoTests: false,
  },
});
