import type { Command } from 'commander';
import { importSignUps, type SignUpReport, signUpPreset } from '#enrolment';
import { seedTopics } from '#topics';
import { generateSignUps } from '../demo/generate.ts';
import { readInputs } from './files.ts';
import { type Out, oneOf, wholeNumber, withJson } from './options.ts';
import { print } from './out.ts';
import { withBar } from './progress.ts';
import { exitCodeOf, printNotes } from './report.ts';
import { programmeIdOf, withRuntime } from './with-runtime.ts';

type Import = Out & { programme: string; preset: SignUpReport['preset']; dryRun?: boolean };
type Generate = Out & { programme: string; mentors: number; mentees: number | 'all'; seed: number };

const MOST_PEOPLE = 1_000_000;
const MOST_SEED = 2_147_483_647;
const howMany = wholeNumber(0, MOST_PEOPLE);

/** `viceversa enrol import|generate`. */
export function addEnrol(program: Command): void {
  const enrol = program.command('enrol').description('Places in a programme');
  withJson(enrol.command('import <files...>'))
    .description('Bring sign-ups in from CSV or XLSX files; the same file twice changes nothing')
    .requiredOption('--programme <name>', 'id or name of the programme')
    .addOption(
      oneOf('--preset <name>', signUpPreset.options, 'how the files are made; see docs/guides/import-sign-ups.md'),
    )
    .option('--dry-run', 'only report what would happen')
    .action(async (names: string[], { programme, preset, dryRun: isDryRun = false, json }: Import) => {
      const files = await readInputs(names);
      const report = await withRuntime(async (ctx) => {
        const programmeId = await programmeIdOf(ctx, programme);
        await seedTopics(ctx);
        return withBar((onProgress) => importSignUps(ctx, { programmeId, preset, files, isDryRun }, onProgress));
      });
      process.exitCode = exitCodeOf(report.counts.enrolled + report.counts.unchanged);
      if (json) print.json(report);
      else printReport(report);
    });
  withJson(enrol.command('generate'))
    .description('Invent sign-ups of people in the directory, to try and plan; the same seed gives the same')
    .requiredOption('--programme <name>', 'id or name of the programme')
    .option('--mentors <number>', 'how many mentors', howMany, 100)
    .option('--mentees <number>', 'how many mentees, or "all" above the middle of the ladder', numberOrAll, 'all')
    .option('--seed <number>', 'a whole number', wholeNumber(0, MOST_SEED), 1)
    .action(async ({ programme, mentors, mentees, seed, json }: Generate) => {
      const counts = await withRuntime(async (ctx) => {
        const programmeId = await programmeIdOf(ctx, programme);
        const wish = { programmeId, mentors, mentees: mentees === 'all' ? MOST_PEOPLE : mentees, seed };
        return withBar((onProgress) => generateSignUps(ctx, wish, onProgress));
      });
      if (json) return print.json(counts);
      print.line(`Enrolled ${counts.mentors} invented mentors and ${counts.mentees} invented mentees.`);
    });
}

const numberOrAll = (text: string): number | 'all' => (text === 'all' ? 'all' : howMany(text));

function printReport({ isDryRun, counts, notes }: SignUpReport): void {
  print.line(
    `${isDryRun ? 'Would enrol' : 'Enrolled'} ${counts.enrolled} of ${counts.rows} rows: ${counts.mentors} mentors, ${counts.mentees} mentees.`,
  );
  print.line(
    `  unchanged ${counts.unchanged}, refused ${counts.refused}, new people ${counts.newPeople}, new topics ${counts.newTopics}`,
  );
  printNotes(notes);
}
