import path from 'node:path';
import { z } from 'zod';
import { faultOf } from './input.ts';
import { fill } from './problems.ts';

const flag = z.enum(['on', 'off']);

/** Every setting there is; `.env.example` and docs/guides/operate.md are checked against this list. */
export const configSchema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).max(255).default('127.0.0.1'),
  BASE_URL: z.url('must be an address such as https://mentoring.example.org').optional(),
  DATABASE_URL: z.string().min(1).optional(),
  DATA_DIR: z.string().min(1).default('data'),
  SECRET: z.string().min(32, 'must have at least 32 characters; make one with: openssl rand -base64 32').optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: z.string().min(3).max(320).default('Viceversa <viceversa@localhost>'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  DEMO: flag.optional(),
  TRUST_PROXY: flag.default('off'),
  CLOCK_AHEAD_HOURS: z.coerce.number().int().min(0).max(87_600).default(0),
});

export type Config = Omit<z.infer<typeof configSchema>, 'BASE_URL' | 'SECRET' | 'DEMO' | 'TRUST_PROXY'> & {
  BASE_URL: string;
  SECRET: string | undefined;
  DEMO: boolean;
  TRUST_PROXY: boolean;
};

/** A configuration fault: each line names the variable, what is wrong and the next step. */
export class ConfigError extends Error {
  readonly faults: string[];
  constructor(faults: string[]) {
    super(`Configuration:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.faults = faults;
  }
}

/** Reads and checks the environment once. Zero variables are needed to try; production needs its secrets. */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = configSchema.safeParse(given);
  if (!parsed.success)
    throw new ConfigError(
      parsed.error.issues.map((issue) => {
        const { sentence, values } = faultOf(issue);
        return `${issue.path.join('.')}: ${fill(sentence, values)}`;
      }),
    );
  const config = parsed.data;
  if (config.NODE_ENV === 'production') {
    const faults = [
      config.SECRET ? '' : 'SECRET: production needs one; make it with: openssl rand -base64 32',
      config.BASE_URL
        ? ''
        : 'BASE_URL: production needs the address people open, such as https://mentoring.example.org',
      config.CLOCK_AHEAD_HOURS === 0 ? '' : 'CLOCK_AHEAD_HOURS: production runs on the real clock; unset it',
    ].filter(Boolean);
    if (faults.length > 0) throw new ConfigError(faults);
  }
  return {
    ...config,
    SECRET: config.SECRET,
    BASE_URL: (config.BASE_URL ?? `http://${config.HOST}:${config.PORT}`).replace(/\/$/, ''),
    DATA_DIR: path.resolve(config.DATA_DIR),
    DEMO: config.DEMO ? config.DEMO === 'on' : config.NODE_ENV !== 'production',
    TRUST_PROXY: config.TRUST_PROXY === 'on',
  };
}
