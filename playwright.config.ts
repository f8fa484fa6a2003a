import { defineConfig } from '@playwright/test';
import { browserArgs, browserPath } from './e2e/browser.ts';
import { port } from './e2e/place.ts';

const { executablePath, env } = await browserPath();

/** VICEVERSA_URL points at a running server; without it the tests start one with the demo company. */
const url = process.env.VICEVERSA_URL ?? `http://127.0.0.1:${port}`;
const command = 'node e2e/serve-app.ts';

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  // A busy machine is not a fault: these end what hangs, they measure nothing.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  use: {
    baseURL: url,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    trace: 'retain-on-failure',
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: { executablePath, env, args: browserArgs },
  },
  ...(process.env.VICEVERSA_URL
    ? {}
    : {
        webServer: {
          command,
          url: `${url}/ready`,
          reuseExistingServer: false,
          timeout: 180_000,
          gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 }, // its embedded database stops with it
        },
      }),
});
