import { expect, test } from 'vitest';
import { clockAhead, systemClock } from './clock.ts';
import { ConfigError, readConfig } from './config.ts';

test('a clock ahead shows the days to come, to the hour', () => {
  const before = systemClock.now().add({ hours: 36 });
  const shown = clockAhead(36).now();
  const after = systemClock.now().add({ hours: 36 });
  expect(Temporal.Instant.compare(before, shown)).toBeLessThanOrEqual(0);
  expect(Temporal.Instant.compare(shown, after)).toBeLessThanOrEqual(0);
});

test('production refuses to run on another clock than the real one, and says what to do', () => {
  const env = {
    NODE_ENV: 'production',
    SECRET: 'a-secret-of-more-than-thirty-two-characters',
    BASE_URL: 'https://mentoring.example.org',
  };
  expect(readConfig(env).CLOCK_AHEAD_HOURS).toBe(0);
  expect(() => readConfig({ ...env, CLOCK_AHEAD_HOURS: '24' })).toThrow(ConfigError);
  expect(() => readConfig({ ...env, CLOCK_AHEAD_HOURS: '24' })).toThrow('production runs on the real clock; unset it');
  expect(readConfig({ CLOCK_AHEAD_HOURS: '24' }).CLOCK_AHEAD_HOURS).toBe(24);
});
