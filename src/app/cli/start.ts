import type { Command } from 'commander';
import { createLog, readConfig } from '#platform';
import { seedIfEmpty, welcome } from '../demo/welcome.ts';
import { openRuntime } from '../runtime.ts';
import { serveViceversa } from '../serve.ts';
import { print } from './out.ts';

/** `viceversa start`: pages, API and jobs in one process until SIGINT or SIGTERM. */
export function addStart(program: Command): void {
  program
    .command('start')
    .description('Start pages, API and jobs; brings its own database unless DATABASE_URL is set')
    .action(async () => {
      const began = performance.now();
      const config = readConfig();
      const log = createLog(config.NODE_ENV === 'production' ? config.LOG_LEVEL : 'warn');
      let stop: (why: string, code: number) => void = () => undefined;
      const runtime = await openRuntime(config, log, { onDatabaseLost: () => stop('The database ended.', 70) });
      await seedIfEmpty(runtime);
      const served = await serveViceversa(runtime).catch(async (error: unknown) => {
        await runtime.close();
        throw error;
      });
      print.line(`Viceversa is ready at ${served.url} (${((performance.now() - began) / 1000).toFixed(1)} s).`);
      for (const line of await welcome(runtime, served.url)) print.line(line);
      await new Promise<void>((resolve) => {
        let isStopping = false;
        stop = (why, code) => {
          if (isStopping) return;
          isStopping = true;
          print.line(why);
          process.exitCode = code;
          served.stop().then(resolve, resolve);
        };
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop('Stopping.', 0));
      });
    });
}
