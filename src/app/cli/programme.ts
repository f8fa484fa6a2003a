import { Argument, type Command, Option } from 'commander';
import { type Ctx, invalidInput, transaction } from '#platform';
import {
  createProgramme,
  exportProgramme,
  importProgramme,
  listProgrammes,
  moveProgramme,
  type ProgrammeFile,
  type ProgrammeState,
  programmeState,
} from '#programmes';
import { readInput, writeOutput } from './files.ts';
import { type Out, withJson } from './options.ts';
import { print } from './out.ts';
import { programmeIdOf, withRuntime } from './with-runtime.ts';

type New = Out & {
  purpose?: string;
  starts: string;
  ends: string;
  closes: string;
  format: string;
  inviteOnly?: boolean;
  recruit?: boolean;
};

const formats = { 'one-to-one': 'one_to_one', 'two-to-one': 'two_to_one', circle: 'circle' } as const;

function addCreate(programme: Command): void {
  withJson(programme.command('create <name>'))
    .description('Set up a programme with the defaults of good practice')
    .requiredOption('--starts <date>', 'first day, such as 2027-03-01')
    .requiredOption('--ends <date>', 'last day')
    .requiredOption('--closes <date>', 'last day of registration, on or before the first day')
    .option('--purpose <text>', 'why there is this programme; needed to open registration')
    .addOption(
      new Option('--format <format>', 'who meets: one mentor and one mentee, two mentors, or a circle of mentees')
        .choices(Object.keys(formats))
        .default('one-to-one'),
    )
    .option('--invite-only', 'only invited people may sign up')
    .option('--recruit', 'open registration at once')
    .action(async (name: string, options: New) => {
      const create = async (ctx: Ctx) => {
        const made = await createProgramme(ctx, {
          name,
          startsOn: options.starts,
          endsOn: options.ends,
          registrationClosesOn: options.closes,
          format: formats[options.format as keyof typeof formats],
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
}

function addListAndMove(programme: Command): void {
  withJson(programme.command('list'))
    .description('All programmes')
    .action(async (options: Out) => {
      const list = await withRuntime((ctx) => listProgrammes(ctx, { limit: 200, offset: 0 }));
      if (options.json) return print.json(list);
      for (const one of list)
        print.row(`${one.id}  ${one.state.padEnd(10)}  ${one.startsOn} to ${one.endsOn}  `, one.name);
    });
  const states = programmeState.options.filter((state) => state !== 'draft');
  withJson(programme.command('move <programme>'))
    .addArgument(new Argument('<state>', 'where to').choices(states))
    .description('Move a programme to its next state')
    .action(async (name: string, state: ProgrammeState, options: Out) => {
      const id = await withRuntime(async (ctx) => {
        const found = await programmeIdOf(ctx, name);
        await moveProgramme(ctx, found, state);
        return found;
      });
      if (options.json) return print.json({ id, state });
      print.line(`"${name}" is now ${state}.`);
    });
}

function addFile(programme: Command): void {
  withJson(programme.command('export <programme> [file]'))
    .description('Write a programme as one JSON file, without people; on standard output when no file is named')
    .action(async (name: string, file: string | undefined, options: Out) => {
      const exported = await withRuntime(async (ctx) => exportProgramme(ctx, await programmeIdOf(ctx, name)));
      if (!file) return print.json(exported);
      await writeOutput(file, `${JSON.stringify(exported, null, 2)}\n`);
      if (options.json) return print.json({ file });
      print.line(`Wrote "${name}" to ${file}.`);
    });
  withJson(programme.command('import <file>'))
    .description('Set up a programme from such a file, or change the one of the same name')
    .option('--dry-run', 'only tell the difference')
    .action(async (file: string, options: Out & { dryRun?: boolean }) => {
      const { content } = await readInput(file);
      const given = jsonOf(new TextDecoder().decode(content), file) as ProgrammeFile;
      const isDryRun = options.dryRun ?? false;
      const done = await withRuntime((ctx) => importProgramme(ctx, { file: given, isDryRun }));
      if (options.json) return print.json(done);
      const words = { create: 'New programme', change: 'Changed', unchanged: 'Nothing to change' };
      print.line(`${words[done.action]}${isDryRun && done.action !== 'unchanged' ? ' (not done, dry run)' : ''}.`);
      if (done.action !== 'change') return;
      for (const { field, from, to } of done.diff)
        print.line(`  ${field}: ${JSON.stringify(from)} → ${JSON.stringify(to)}`);
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

/** `viceversa programme create|list|move|export|import`. */
export function addProgramme(program: Command): void {
  const programme = program.command('programme').description('Programmes');
  addCreate(programme);
  addListAndMove(programme);
  addFile(programme);
}
