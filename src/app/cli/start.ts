import type { Command } from 'commander';
import { createLog, readConfig } from '#platform';
import { seedTopics } from '#topics';
import { standBy } from '../demo/filler.ts';
import { fillIfEmpty, welcome } from '../demo/welcome.ts';
import { hasNoDatabase, openRuntime } from '../runtime.ts';
import { serveViceversa } from '../serve.ts';
import { EXIT, print } from './out.ts';

/** `viceversa start`: pages, API and jobs in one process until SIGINT or SIGTERM. */
export function addStart(program: Command): void {
  program
    .command('start')
    .description('Start pages, API and jobs; brings its own database unless DATABASE_URL is set')
    .action(async () => {
      const config = readConfig();
      const log = createLog(config.NODE_ENV === 'production' ? config.LOG_LEVEL : 'warn');
      let stop = (why: string, code: number): void => {
        print.line(why);
        process.exit(code);
      };
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop('Stopping.', 0));
      const filler = config.DEMO && hasNoDatabase(config) ? standBy() : undefined;
      const runtime = await openRuntime(config, log, {
        onDatabaseLost: () => stop('The database ended.', EXIT.broken),
      });
      const served = await fillIfEmpty(runtime, filler)
        .then(() => seedTopics(runtime.ctx({ kind: 'operator' })))
        .then(() => serveViceversa(runtime))
        .catch(async (error: unknown) => {
          await runtime.close();
          throw error;
        });
      const stopped = Promise.withResolvers<void>();
      stop = (why, code) => {
        stop = () => undefined;
        print.line(why);
        process.exitCode = code;
        void served
          .stop()
          .catch((error: unknown) => log.error({ error: String(error) }, 'not everything could be closed'))
          .finally(stopped.resolve);
      };
      print.line(`Viceversa is ready at ${served.url} (${(performance.now() / 1000).toFixed(1)} s).`);
      for (const line of await welcome(runtime, served.url)) print.line(line);
      await stopped.promise;
    });
}
