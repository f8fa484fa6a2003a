import type { Command } from 'commander';
import { importSignUps } from '#enrolment';
import { generateSignUps } from '../demo/generate.ts';
import { readInputs } from './files.ts';
import { print, say } from './out.ts';
import { type Out, programmeIdOf, withJson, withRuntime } from './with-runtime.ts';

type Import = Out & { programme: string; preset: 'viceversa' | 'mentor-match-uk'; dryRun?: boolean };
type Generate = Out & { programme: string; mentors: string; mentees: string; seed: string };

/** `viceversa enrol import|generate`. */
export function addEnrol(program: Command): void {
  const enrol = program.command('enrol').description('Places in a programme');
  withJson(enrol.command('import <files...>'))
    .description('Bring sign-ups in from CSV files')
    .requiredOption('--programme <name>', 'id or name of the programme')
    .option('--preset <name>', 'viceversa, or mentor-match-uk with mentors.csv and mentees.csv', 'viceversa')
    .option('--dry-run', 'only report what would happen')
    .action(async (files: string[], options: Import) => {
      const report = await withRuntime(async (ctx) =>
        importSignUps(ctx, {
          programmeId: await programmeIdOf(ctx, options.programme),
          preset: options.preset,
          files: await readInputs(files),
          dryRun: options.dryRun ?? false,
        }),
      );
      if (options.json) return print.json(report);
      const { counts } = report;
      print.line(
        `${report.isDryRun ? 'Would enrol' : 'Enrolled'} ${counts.enrolled} of ${counts.rows} rows: ${counts.mentors} mentors, ${counts.mentees} mentees.`,
      );
      print.line(
        `  unchanged ${counts.unchanged}, refused ${counts.refused}, new people ${counts.newPeople}, new topics ${counts.newTopics}`,
      );
      for (const note of report.notes.slice(0, 40))
        print.line(`  ${note.file}:${note.line ?? '-'}  ${say(note.sentence, note.values)}`);
    });
  withJson(enrol.command('generate'))
    .description(
      'Invent plausible sign-ups of people in the directory, to try and plan with; the same seed gives the same',
    )
    .requiredOption('--programme <name>', 'id or name of the programme')
    .option('--mentors <number>', 'how many mentors', '100')
    .option('--mentees <number>', 'how many mentees; all above the middle of the ladder when "all"', 'all')
    .option('--seed <number>', 'a whole number', '1')
    .action(async (options: Generate) => {
      const counts = await withRuntime(async (ctx) =>
        generateSignUps(ctx, {
          programmeId: await programmeIdOf(ctx, options.programme),
          mentors: Number(options.mentors),
          mentees: options.mentees === 'all' ? Number.POSITIVE_INFINITY : Number(options.mentees),
          seed: Number(options.seed),
        }),
      );
      if (options.json) return print.json(counts);
      print.line(`Enrolled ${counts.mentors} invented mentors and ${counts.mentees} invented mentees.`);
    });
}
