import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { signInLink } from '#people';
import { createLog, invalidInput, notFound, readConfig, systemClock } from '#platform';
import { restoreBackup, takeBackup, verifyBackup } from '#platform/backup';
import { fillDemo, welcome } from '../demo/welcome.ts';
import { diagnose } from '../doctor.ts';
import { embeddedFolder } from '../runtime.ts';
import { EXIT, print } from './out.ts';
import { type Out, withJson, withRuntime } from './with-runtime.ts';

function addBackup(program: Command): void {
  withJson(program.command('backup <file>'))
    .description('Copy the whole database into one file while Viceversa runs, and check the copy')
    .action(async (file: string, options: Out) => {
      const manifest = await withRuntime(async (_, runtime) => {
        const { config, databaseUrl: url } = runtime;
        const place = config.DATABASE_URL ? {} : { dataDir: embeddedFolder(config) };
        await takeBackup({ url, file, madeAt: systemClock.now().toString(), ...place });
        return verifyBackup(file);
      });
      if (options.json) return print.json(manifest);
      print.line(`Backed up to ${file} (${manifest.kind}) and checked.`);
      if (existsSync(path.join(readConfig().DATA_DIR, 'secret'))) {
        print.line(
          `Keep ${path.join(readConfig().DATA_DIR, 'secret')} with it: sealed concerns cannot be opened without it.`,
        );
      }
    });
  withJson(program.command('restore <file>'))
    .description('Restore a backup into an empty data folder, or into the empty database of DATABASE_URL')
    .action(async (file: string, options: Out) => {
      const config = readConfig();
      const target = config.DATABASE_URL
        ? { url: config.DATABASE_URL }
        : { dataDir: embeddedFolder(config), log: createLog('error') };
      const manifest = await restoreBackup(file, target);
      if (options.json) return print.json(manifest);
      print.line(`Restored from ${file}. Start with: npm start`);
    });
}

/** `viceversa demo|backup|restore|doctor`. */
export function addOperate(program: Command): void {
  program
    .command('demo')
    .description('Print fresh sign-in links of the demo company, or the first administrator’s link')
    .option('--fill', 'fill an empty installation with the demo company')
    .option('--people <number>', 'with --fill: how many people the company has, 200 to 100000', '400')
    .action(async (options: { fill?: boolean; people: string }) => {
      const size = Number(options.people);
      if (!Number.isInteger(size) || size < 200 || size > 100_000) {
        throw invalidInput({ errors: { people: 'Give a whole number from 200 to 100000.' } });
      }
      if (options.fill) await withRuntime((ctx) => fillDemo(ctx, size), { isSilent: true });
      const lines = options.fill ? [] : await withRuntime((_, runtime) => welcome(runtime, runtime.config.BASE_URL));
      if (options.fill) print.line('Filled.');
      for (const line of lines) print.line(line);
      if (!options.fill && lines.length === 0)
        print.line('This installation holds no demo company and has an administrator: sign in on its page.');
    });
  program
    .command('sign-in <email>')
    .description('Print a one-time sign-in link for somebody of the directory, for whoever operates the machine')
    .action(async (email: string) => {
      const link = await withRuntime(async (ctx) => {
        const person = await ctx.db
          .selectFrom('people')
          .select('id')
          .where('email', '=', email.toLowerCase())
          .where('state', '=', 'active')
          .executeTakeFirst();
        if (!person)
          throw notFound({ detail: 'Nobody active in the directory has the address "{email}".', values: { email } });
        return signInLink(ctx, person.id);
      });
      print.line(link);
    });
  addBackup(program);
  withJson(program.command('doctor'))
    .description('Check configuration, disk, database, migrations, jobs and mail; say what to do')
    .action(async (options: Out) => {
      const findings = await diagnose();
      if (options.json) print.json(findings);
      else for (const one of findings) print.line(`${one.isGood ? 'good ' : 'MEND '} ${one.what}: ${one.said}`);
      if (findings.some((one) => !one.isGood)) process.exitCode = EXIT.refused;
    });
}
