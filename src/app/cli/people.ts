import { type Command, InvalidArgumentError } from 'commander';
import { type ImportOptions, type ImportReport, importPeople, importPreset } from '#people';
import { readInputs } from './files.ts';
import { type Out, oneOf, withJson } from './options.ts';
import { print } from './out.ts';
import { withBar } from './progress.ts';
import { exitCodeOf, printNotes } from './report.ts';
import { withRuntime } from './with-runtime.ts';

type Options = Out & {
  preset: ImportReport['preset'];
  dryRun?: boolean;
  source?: string;
  markLeavers?: boolean;
  map?: NonNullable<ImportOptions['mapping']>;
  ladder?: string;
};

/** `viceversa people import`. */
export function addPeople(program: Command): void {
  const people = program.command('people').description('The directory');
  withJson(people.command('import <files...>'))
    .description('Bring people in from CSV or XLSX files; the same file twice changes nothing')
    .addOption(
      oneOf(
        '--preset <name>',
        importPreset.options,
        'how the files are made; uk-organogram takes the senior and the junior file of one organisation',
      ),
    )
    .option('--dry-run', 'only report what would happen')
    .option('--source <name>', 'whose people these are; leavers are looked for only among them')
    .option('--mark-leavers', 'whoever of this source is missing from the files has left')
    .option(
      '--map <meaning=column>',
      'what a column means where it is not recognised, as often as needed: grade="Job level"',
      mapped,
    )
    .option('--ladder <grades>', 'grades that are not on the ladder yet, most junior first, with commas between')
    .action(async (names: string[], options: Options) => {
      const files = await readInputs(names);
      const input = {
        preset: options.preset,
        files,
        isDryRun: options.dryRun ?? false,
        ...(options.source ? { source: options.source } : {}),
        leavers: options.markLeavers ? ('mark' as const) : ('keep' as const),
        ...(options.map ? { mapping: options.map } : {}),
        ...(options.ladder ? { ladder: steps(options.ladder) } : {}),
      };
      const report = await withRuntime((ctx) => withBar((onProgress) => importPeople(ctx, input, onProgress)));
      process.exitCode = exitCodeOf(report.counts.imported);
      if (options.json) print.json(report);
      else printReport(report);
    });
}

function printReport(report: ImportReport): void {
  const { counts } = report;
  const seconds = (report.durationMilliseconds / 1000).toFixed(1);
  print.line(
    `${report.isDryRun ? 'Would import' : 'Imported'} ${counts.imported} of ${counts.rows} rows in ${seconds} s:`,
  );
  print.line(
    `  new ${counts.created}, changed ${counts.changed}, unchanged ${counts.unchanged}, left ${counts.left}, vacant posts ${counts.vacant}, refused ${counts.refused}`,
  );
  if (report.missing.length > 0) {
    const columns = report.files.flatMap((file) => file.columns).slice(0, 40);
    print.line(`  No column found for ${report.missing.join(', ')}. The columns are: ${columns.join(', ')}.`);
    print.line('  Say which means what with --map, such as --map externalId="Staff no" --map name="Full name".');
  } else if (report.unusedColumns.length > 0) print.line(`  Columns not used: ${report.unusedColumns.join(', ')}.`);
  if (report.unknownGrades.length > 0)
    print.line(
      `  Not on the ladder: ${report.unknownGrades.map(({ label }) => label).join(', ')}. Put them in order with --ladder, most junior first.`,
    );
  const added = report.ladder.filter((step) => step.isNew).map((step) => step.name);
  if (added.length > 0)
    print.line(`  ${report.isDryRun ? 'Would be new' : 'New'} on the ladder, most junior first: ${added.join(', ')}.`);
  printNotes(report.notes);
}

const mapped = (text: string, before: Record<string, string> = {}): Record<string, string> => {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('Write meaning=column, such as grade="Job level".');
  return { ...before, [text.slice(0, at).trim()]: text.slice(at + 1).trim() };
};

const steps = (text: string) =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
    .map((name) => ({ name, labels: [] }));
