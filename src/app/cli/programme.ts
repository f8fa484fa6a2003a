import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { type Ctx, invalidInput, transaction } from '#platform';
import {
  createProgramme,
  exportProgramme,
  importProgramme,
  listProgrammes,
  moveProgramme,
  programmeFile,
} from '#programmes';
import { print } from './out.ts';
import { type Out, programmeIdOf, withJson, withRuntime } from './with-runtime.ts';

type New = Out & {
  purpose?: string;
  starts: string;
  ends: string;
  closes: string;
  inviteOnly?: boolean;
  recruit?: boolean;
};

/** `viceversa programme create|list|move|export|import`. */
export function addProgramme(program: Command): void {
  const programme = program.command('programme').description('Programmes');
  withJson(programme.command('create <name>'))
    .description('Set up a programme with the defaults of good practice')
    .requiredOption('--starts <date>', 'first day, such as 2027-03-01')
    .requiredOption('--ends <date>', 'last day')
    .requiredOption('--closes <date>', 'last day of registration, on or before the first day')
    .option('--purpose <text>', 'why there is this programme')
    .option('--invite-only', 'only invited people may sign up')
    .option('--recruit', 'open registration at once')
    .action(async (name: string, options: New) => {
      const create = async (ctx: Ctx) => {
        const made = await createProgramme(ctx, {
          name,
          startsOn: options.starts,
          endsOn: options.ends,
          registrationClosesOn: options.closes,
          entry: options.inviteOnly ? 'invite_only' : 'open',
          ...(options.purpose ? { purpose: options.purpose } : {}),
        });
        if (options.recruit) await moveProgramme(ctx, made.id, 'recruiting');
        return made;
      };
      const created = await withRuntime((ctx) => transaction(ctx, create));
      if (options.json) return print.json(created);
      print.line(`Created "${name}" (${created.id}).`);
    });
  withJson(programme.command('list'))
    .description('All programmes')
    .action(async (options: Out) => {
      const list = await withRuntime((ctx) => listProgrammes(ctx, { limit: 200, offset: 0 }));
      if (options.json) return print.json(list);
      for (const one of list)
        print.line(`${one.id}  ${one.state.padEnd(10)}  ${one.startsOn} to ${one.endsOn}  ${one.name}`);
    });
  programme
    .command('move <programme> <state>')
    .description('Move to recruiting, matching, running or closed')
    .action(async (name: string, state: string) => {
      await withRuntime(async (ctx) => moveProgramme(ctx, await programmeIdOf(ctx, name), state as 'running'));
      print.line(`"${name}" is now ${state}.`);
    });
  programme
    .command('export <programme> [file]')
    .description('Write a programme as one JSON file, without people')
    .action(async (name: string, file: string | undefined) => {
      const text = await withRuntime(async (ctx) =>
        JSON.stringify(await exportProgramme(ctx, await programmeIdOf(ctx, name)), null, 2),
      );
      if (file) await writeFile(file, `${text}\n`);
      else print.line(text);
    });
  withJson(programme.command('import <file>'))
    .description('Set up a programme from such a file')
    .action(async (file: string, options: Out) => {
      const text = await readFile(file, 'utf8').catch(() => {
        throw invalidInput({ detail: 'There is no file "{file}". Check the path.', values: { file } });
      });
      const parsed = programmeFile.safeParse(jsonOf(text, file));
      if (!parsed.success) {
        throw invalidInput({
          errors: Object.fromEntries(
            parsed.error.issues.map((issue) => [issue.path.join('.') || 'file', issue.message]),
          ),
        });
      }
      const done = await withRuntime((ctx) => importProgramme(ctx, { file: parsed.data, isDryRun: false }));
      if (options.json) return print.json(done);
      print.line('Imported.');
    });
}

function jsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidInput({
      detail: 'The file "{file}" is not JSON. Export a programme to see the form.',
      values: { file },
    });
  }
}
