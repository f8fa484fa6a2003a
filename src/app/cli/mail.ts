import type { Command } from 'commander';
import { retryMails } from '#comms';
import { type Out, withJson } from './options.ts';
import { print } from './out.ts';
import { withRuntime } from './with-runtime.ts';

/** `viceversa mail retry`. */
export function addMail(program: Command): void {
  const mail = program.command('mail').description('The outbox');
  withJson(mail.command('retry'))
    .description('Try every mail again that was given up, at the address the directory has today')
    .action(async (options: Out) => {
      const done = await withRuntime((ctx) => retryMails(ctx));
      if (options.json) return print.json(done);
      print.line(done.mails === 0 ? 'No mail was given up.' : `${done.mails} mails are tried again.`);
    });
}
