import { type Command, Option } from 'commander';
import { findByEmail, signInLink } from '#people';
import { defineProblem, notFound } from '#platform';
import { fillDemo, signInLinks, welcome } from '../demo/welcome.ts';
import { type Out, wholeNumber, withJson } from './options.ts';
import { print } from './out.ts';
import { withBar } from './progress.ts';
import { withRuntime } from './with-runtime.ts';

export const installationNotEmpty = defineProblem(
  'installation-not-empty',
  409,
  /*i18n*/ 'This installation is not empty',
  /*i18n*/ 'The demo company fills only an empty installation. Choose another data folder: DATA_DIR=demo-data viceversa demo --fill',
);

type Demo = Out & { fill?: boolean; people?: number; seed?: number };

const filling = (flags: string, description: string, least: number, most: number): Option =>
  new Option(flags, description).argParser(wholeNumber(least, most)).implies({ fill: true });

function addFill(program: Command): void {
  withJson(program.command('demo'))
    .description('Print fresh sign-in links of the demo company, or the first administrator’s link')
    .option('--fill', 'fill an empty installation with the demo company first')
    .addOption(filling('--people <number>', 'how many people it has, 400 when not said; fills', 200, 100_000))
    .addOption(filling('--seed <number>', 'another company for another number; fills', 0, 2_147_483_647))
    .action(async ({ fill, people: size, seed, json }: Demo) => {
      const options = { ...(size === undefined ? {} : { size }), ...(seed === undefined ? {} : { seed }) };
      if (fill) {
        const isFilled = await withRuntime(
          (ctx) => withBar((onProgress) => fillDemo(ctx, { ...options, onProgress })),
          { isSilent: true },
        );
        if (!isFilled) throw installationNotEmpty();
      }
      await withRuntime(async (_, runtime) => {
        const url = runtime.config.BASE_URL;
        if (json) return print.json(await signInLinks(runtime, url));
        const lines = await welcome(runtime, url);
        for (const line of lines) print.line(line);
        if (lines.length === 0)
          print.line('This installation holds no demo company and has an administrator: sign in on its page.');
      });
    });
}

function addSignIn(program: Command): void {
  withJson(program.command('sign-in <email>'))
    .description('Print a one-time sign-in link for somebody of the directory, for whoever operates the machine')
    .action(async (email: string, options: Out) => {
      const url = await withRuntime(async (ctx) => {
        const person = await findByEmail(ctx, email);
        if (!person)
          throw notFound({ detail: 'Nobody active in the directory has the address "{email}".', values: { email } });
        return signInLink(ctx, person.id);
      });
      if (options.json) return print.json({ url });
      print.line(url);
    });
}

/** `viceversa demo` and `sign-in`. */
export function addDemo(program: Command): void {
  addFill(program);
  addSignIn(program);
}
