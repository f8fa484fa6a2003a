import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

const faultsOf = (env: Record<string, string>): string[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
};
const SECRET = 'x'.repeat(32);

describe('the configuration', () => {
  test('needs no variable to try the product, and treats an empty one as absent', () => {
    for (const env of [{}, { PORT: '', SECRET: '', DATABASE_URL: '' }])
      expect(readConfig(env)).toMatchObject({
        PORT: 3000,
        HOST: '127.0.0.1',
        BASE_URL: 'http://127.0.0.1:3000',
        DEMO: true,
      });
  });

  test('of production needs a secret and an address, and says how to come by them; no demo unless asked for', () => {
    expect(faultsOf({ NODE_ENV: 'production' })).toEqual([
      'SECRET: production needs one; make it with: openssl rand -base64 32',
      'BASE_URL: production needs the address people open, such as https://mentoring.example.org',
    ]);
    const env = { NODE_ENV: 'production', SECRET, BASE_URL: 'https://m.example.org/' };
    expect(readConfig(env)).toMatchObject({ DEMO: false, BASE_URL: 'https://m.example.org' });
    expect(readConfig({ ...env, DEMO: 'on' }).DEMO).toBe(true);
  });

  test('names every wrong variable at once', () => {
    const faults = faultsOf({
      PORT: '70000',
      SECRET: 'short',
      SMTP_URL: 'mail.example.org',
      DEMO: 'yes',
      BASE_URL: 'here',
    });
    expect(faults.map((fault) => fault.split(':')[0])).toEqual(['PORT', 'BASE_URL', 'SECRET', 'SMTP_URL', 'DEMO']);
    expect(faults).toContain('SMTP_URL: must begin with smtp:// or smtps://');
    expect(faults).toContain('PORT: Give 65535 or less');
    expect(faults).toContain('DEMO: Choose one of: on, off');
  });
});
