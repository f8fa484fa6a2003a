import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { createLog, readConfig, secretFile, systemClock } from '#platform';
import { restoreBackup, takeBackup, verifyBackup } from '#platform/backup';
import { diagnose } from '../doctor.ts';
import { embeddedFolder } from '../runtime.ts';
import { fileFacts } from './files.ts';
import { interrupted } from './interruption.ts';
import { type Out, withJson } from './options.ts';
import { EXIT, print } from './out.ts';
import { withBar } from './progress.ts';
import { withRuntime } from './with-runtime.ts';

function addBackup(program: Command): void {
  withJson(program.command('backup <file>'))
    .description('Copy the whole database into one file while Viceversa runs, and check the copy')
    .action(async (file: string, options: Out) => {
      const manifest = await withRuntime((_, { config, databaseUrl: url }) =>
        withBar(async (onProgress) => {
          const place = config.DATABASE_URL ? {} : { dataDir: embeddedFolder(config) };
          await takeBackup({ url, file, madeAt: systemClock.now().toString(), ...place, onProgress });
          return verifyBackup(file, onProgress);
        }),
      );
      if (options.json) return print.json(manifest);
      print.line(`Backed up to ${file} (${manifest.kind}) and checked.`);
      const secret = secretFile(readConfig());
      if (existsSync(secret)) print.line(`Keep ${secret} with it: sealed concerns cannot be opened without it.`);
    });
  withJson(program.command('restore <file>'))
    .description('Restore a backup into an empty data folder, or into the empty database of DATABASE_URL')
    .action(async (file: string, options: Out) => {
      await fileFacts(file);
      const config = readConfig();
      const target = config.DATABASE_URL
        ? { url: config.DATABASE_URL }
        : { dataDir: embeddedFolder(config), log: createLog('error') };
      const manifest = await withBar((onProgress) => restoreBackup(file, target, onProgress));
      interrupted.throwIfAborted();
      if (options.json) return print.json(manifest);
      print.line(`Restored from ${file}.`);
      const secret = secretFile(config);
      if (!config.SECRET && !existsSync(secret))
        print.line(
          `Put the secret that was kept with the backup at ${secret} first: sealed concerns cannot be opened without it.`,
        );
      print.line('Start with: npm start');
    });
}

/** `viceversa backup|restore|doctor`. */
export function addOperate(program: Command): void {
  addBackup(program);
  withJson(program.command('doctor'))
    .description('Check configuration, disk, database, migrations, jobs, mail and secret; say what to do')
    .action(async (options: Out) => {
      const findings = await diagnose();
      interrupted.throwIfAborted();
      if (options.json) print.json(findings);
      else for (const one of findings) print.line(`${one.isGood ? 'good ' : 'MEND '} ${one.what}: ${one.said}`);
      if (findings.some((one) => !one.isGood)) process.exitCode = EXIT.refused;
    });
}
