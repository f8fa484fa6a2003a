import type { Command } from 'commander';
import { importPeople } from '#people';
import { readInputs } from './files.ts';
import { print, say } from './out.ts';
import { type Out, withJson, withRuntime } from './with-runtime.ts';

type Options = Out & {
  preset: 'people' | 'uk-organogram';
  dryRun?: boolean;
  source?: string;
  markLeavers?: boolean;
  map: Record<string, string>;
  ladder?: string;
};
const SHOWN = 40;

/** `viceversa people import`. */
export function addPeople(program: Command): void {
  const people = program.command('people').description('The directory');
  withJson(people.command('import <files...>'))
    .description('Bring people in from CSV files; the same file twice changes nothing')
    .option(
      '--preset <name>',
      'people, or uk-organogram with the senior and the junior file of one organisation',
      'people',
    )
    .option('--dry-run', 'only report what would happen')
    .option('--source <name>', 'whose people these are; leavers are looked for only among them')
    .option('--mark-leavers', 'whoever of this source is missing from the files has left')
    .option(
      '--map <meaning=column>',
      'which column means what, as often as needed, such as grade="Job level"',
      mapped,
      {},
    )
    .option('--ladder <grades>', 'grades that are not on the ladder yet, most junior first, with commas between')
    .action(async (files: string[], options: Options) => {
      const report = await withRuntime(async (ctx) =>
        importPeople(ctx, {
          preset: options.preset,
          files: await readInputs(files),
          dryRun: options.dryRun ?? false,
          ...(options.source ? { source: options.source } : {}),
          leavers: options.markLeavers ? 'mark' : 'keep',
          ...(Object.keys(options.map).length > 0 ? { mapping: options.map } : {}),
          ...(options.ladder ? { ladder: steps(options.ladder) } : {}),
        }),
      );
      if (options.json) return print.json(report);
      const { counts } = report;
      print.line(
        `${report.isDryRun ? 'Would import' : 'Imported'} ${counts.imported} of ${counts.rows} rows in ${(report.durationMilliseconds / 1000).toFixed(1)} s:`,
      );
      print.line(
        `  new ${counts.created}, changed ${counts.changed}, unchanged ${counts.unchanged}, left ${counts.left}, vacant posts ${counts.vacant}, refused ${counts.refused}`,
      );
      for (const [code, count] of Object.entries(report.notesByCode))
        print.line(`  ${String(count).padStart(6)}  ${code}`);
      if (report.missing.length > 0)
        print.line(`  No column found for ${report.missing.join(', ')}; name it with --map externalId=…, --map name=…`);
      if (report.unknownGrades.length > 0)
        print.line(
          `  Not on the ladder: ${report.unknownGrades.map(({ label }) => label).join(', ')}. Put them in order with --ladder, most junior first.`,
        );
      const refused = report.notes.filter((note) => note.level === 'refused');
      for (const note of refused.slice(0, SHOWN))
        print.line(`  ${note.file}:${note.line ?? '-'}  ${say(note.sentence, note.values)}`);
      if (refused.length > SHOWN) print.line(`  and ${refused.length - SHOWN} more; see them all with --json`);
    });
}

const mapped = (text: string, before: Record<string, string>): Record<string, string> => {
  const at = text.indexOf('=');
  return at < 1 ? before : { ...before, [text.slice(0, at).trim()]: text.slice(at + 1).trim() };
};

const steps = (text: string) =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
    .map((name) => ({ name, labels: [] }));
