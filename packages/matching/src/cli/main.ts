import { readFileSync, statSync } from 'node:fs';
import { recruitingAdvice } from '../explain/advice.ts';
import { createExplainer } from '../explain/explainer.ts';
import { relaxations } from '../explain/relaxations.ts';
import { isMatchingError } from '../fault.ts';
import { match } from '../match.ts';
import { assign, verifyAssignment } from '../matrix/assign.ts';
import { difference } from '../modes/difference.ts';
import type { MatchOptions, ModeName, Result, Verdict, WhyNot } from '../result.ts';
import { sentence } from '../sentence.ts';
import type { Instance, Side } from '../types.ts';
import { verify } from '../verify.ts';
import { type Arguments, exit, help, readArguments } from './arguments.ts';
import { progressBar, write } from './output.ts';
import { readFolder } from './read-folder.ts';
import { type AssignedTable, named, placed, readScores, type ScoreTable } from './scores.ts';

function load(file: string | undefined): unknown {
  if (file === undefined) throw new TypeError('a file is missing; see --help');
  if (file !== '-' && statSync(file).isDirectory()) return readFolder(file);
  return JSON.parse(readFileSync(file === '-' ? 0 : file, 'utf8'));
}

function loadInstance(args: Arguments): Instance {
  const instance = load(args.files[0]) as Instance;
  if (args.options.seed === undefined) return instance;
  return { ...instance, policy: { ...instance.policy, seed: Number(args.options.seed) } };
}

const loadResult = (file: string | undefined): Result => load(file) as Result;

/** Runs work with a progress bar; an interrupt aborts it. */
async function watched<T>(args: Arguments, work: (watch: MatchOptions) => Promise<T>): Promise<T> {
  const bar = progressBar(args.options.quiet === true);
  const control = new AbortController();
  const stop = (): void => control.abort();
  process.once('SIGINT', stop);
  try {
    return await work({ signal: control.signal, onProgress: bar.show });
  } finally {
    bar.end();
    process.removeListener('SIGINT', stop);
  }
}

async function runMatch(args: Arguments): Promise<number> {
  const options: MatchOptions = {};
  if (args.options.mode !== undefined) options.mode = args.options.mode as ModeName;
  if (args.options.proposing !== undefined) options.proposing = args.options.proposing as Side;
  const result = await watched(args, (watch) => match(loadInstance(args), { ...watch, ...options }));
  const { complete, note } = result.certificate;
  write(
    {
      json: result,
      names: ['mentor', 'mentee', 'score', 'why'],
      rows: result.pairs.map((p) => [p.mentor, p.mentee, p.score, p.reasons[0] ? sentence(p.reasons[0]) : '']),
      summary: [
        `${result.pairs.length} pairs of ${result.eligiblePairs} eligible, ${result.unmatched.length} people without a partner; ${complete ? 'proven optimal' : note}`,
        result.objective.map((s) => `${s.stage} ${s.value}`).join(' · '),
        ...result.unmatched.flatMap((u) =>
          u.reasons.map((r) => `without a partner: ${u.side} ${u.id}: ${sentence(r)}`),
        ),
        '',
      ],
    },
    args.options,
  );
  return exit.done;
}

const readTable = (file: string): ScoreTable => readScores(readFileSync(file === '-' ? 0 : file, 'utf8'));

async function runAssign(args: Arguments): Promise<number> {
  const [file] = args.files;
  if (file === undefined) throw new TypeError('a table of scores is missing; see --help');
  const table = readTable(file);
  const found = await watched(args, (watch) => assign(table.matrix, watch));
  const result = named(table, found);
  const without = [table.mentors, table.mentees].map((ids, side) => {
    const placed = new Set(side === 0 ? found.mentor : found.mentee);
    return ids.filter((_, k) => !placed.has(k));
  }) as [string[], string[]];
  const summary = [
    `${result.pairs.length} pairs; proven optimal`,
    result.objective.map((s) => `${s.stage} ${s.value}`).join(' · '),
    ...without[0].map((id) => `without a partner: mentor ${id}`),
    ...without[1].map((id) => `without a partner: mentee ${id}`),
    '',
  ];
  const rows = result.pairs.map((p) => [p.mentor, p.mentee, p.score]);
  write({ json: result, names: ['mentor', 'mentee', 'score'], rows, summary }, args.options);
  return exit.done;
}

function verifyTable(args: Arguments): Verdict {
  const table = readTable(args.files[0]!);
  const { pairs, objective, certificates } = load(args.files[1]) as AssignedTable;
  const isList = (list: unknown): boolean => Array.isArray(list) && list.every((one) => typeof one === 'object' && one);
  if (![pairs, objective, certificates].every(isList))
    throw new TypeError('the second file is not what assign writes with --format json');
  return verifyAssignment(table.matrix, placed(table, { pairs, objective, certificates }));
}

function runExplain(args: Arguments): number {
  const instance = loadInstance(args);
  const result = loadResult(args.files[1]);
  const { person } = args.options;
  const explainer = createExplainer(instance, result);
  const pairs = result.pairs.filter((p) => person === undefined || p.mentor === person || p.mentee === person);
  const advice = person === undefined ? recruitingAdvice(instance, result) : [];
  const looser = person === undefined ? relaxations(instance, result) : [];
  const rows = pairs.map((p) => {
    const price = p.price ?? explainer.price(p.mentor, p.mentee);
    const lost = price?.stages.filter((s) => s.loss !== 0).map((s) => `${s.stage} ${s.loss}`) ?? [];
    return { ...p, price, lost: lost.join(', ') || 'nothing' };
  });
  write(
    {
      json: { pairs: rows, unmatched: result.unmatched, facts: result.facts, advice, relaxations: looser },
      names: ['mentor', 'mentee', 'score', 'lost without it', 'reasons'],
      rows: rows.map((p) => [p.mentor, p.mentee, p.score, p.lost, p.reasons.map(sentence).join(' ')]),
      summary: [
        ...advice.map((a) => sentence(a.reason)),
        ...looser.map((l) => `Loosening ${l.rules.join(' and ')} would place ${l.places.length} of ${l.helps.length}.`),
      ],
    },
    args.options,
  );
  return exit.done;
}

function answerLine(answer: WhyNot): string {
  if (answer.answer === 'paired') return `${answer.mentor} and ${answer.mentee} are paired.`;
  if (answer.answer === 'refused') return answer.rules.map(sentence).join(' ') || 'Not in the list of pairs.';
  if (answer.answer === 'impossible') return 'No answer with this pair keeps all locks and places.';
  const lost = answer.loss?.stages.filter((s) => s.loss !== 0) ?? [];
  return lost.length === 0
    ? 'It would cost nothing: another answer is as good.'
    : `Choosing it would lose: ${lost.map((s) => `${s.stage} ${s.loss}`).join(', ')}.`;
}

function runWhyNot(args: Arguments): number {
  const { mentor, mentee } = args.options;
  if (typeof mentor !== 'string' || typeof mentee !== 'string') throw new TypeError('--mentor and --mentee are needed');
  const answer = createExplainer(loadInstance(args), loadResult(args.files[1])).whyNot(mentor, mentee);
  const rows = answer.chain.map((step) => [step.change, step.mentor, step.mentee, step.score]);
  write(
    { json: answer, names: ['change', 'mentor', 'mentee', 'score'], rows, summary: [answerLine(answer)] },
    args.options,
  );
  return answer.answer === 'refused' || answer.answer === 'impossible' ? exit.refused : exit.done;
}

function runVerify(args: Arguments): number {
  const isTable = args.files[0]?.toLowerCase().endsWith('.csv');
  const verdict = isTable ? verifyTable(args) : verify(loadInstance(args), loadResult(args.files[1]));
  const words = verdict.valid
    ? `valid: ${verdict.checked.edges} eligible pairs, ${verdict.checked.stages} stages; ${verdict.proven ? 'proven optimal' : 'not proven optimal'}`
    : `not valid: ${verdict.fault}`;
  write({ json: verdict, names: [], rows: [], summary: [words] }, args.options);
  return verdict.valid ? exit.done : exit.notProven;
}

function runDiff(args: Arguments): number {
  const shown = difference(loadResult(args.files[0]), loadResult(args.files[1]));
  const rows = [
    ...shown.broken.map((p) => ['broken', p.mentor, p.mentee]),
    ...shown.made.map((p) => ['made', p.mentor, p.mentee]),
  ];
  const summary = [
    `${shown.kept} pairs kept, ${shown.made.length} made, ${shown.broken.length} broken`,
    ...shown.objective
      .filter((s) => s.before !== s.after)
      .map((s) => `${s.stage}: ${s.before} before, ${s.after} after`),
  ];
  write({ json: shown, names: ['change', 'mentor', 'mentee'], rows, summary }, args.options);
  return exit.done;
}

async function runBench(args: Arguments): Promise<number> {
  const { bench } = await import('../../bench/run.ts');
  const wrong = await bench({ which: String(args.options.class ?? args.options.size ?? 'small') });
  return wrong.length === 0 ? exit.done : exit.notProven;
}

const commands: Record<string, (args: Arguments) => number | Promise<number>> = {
  match: runMatch,
  assign: runAssign,
  explain: runExplain,
  'why-not': runWhyNot,
  verify: runVerify,
  diff: runDiff,
  bench: runBench,
};

function failure(error: unknown): [string, number] {
  if (isMatchingError(error)) {
    if (error.name === 'Aborted') return ['interrupted', exit.interrupted];
    const unknown = error.issues[0]?.code === 'unknown-id' && error.issues[0].table === 'instance';
    return [error.issues.map((issue) => issue.message).join('\n'), unknown ? exit.notFound : exit.invalid];
  }
  if (error instanceof SyntaxError) return [`not JSON: ${error.message}`, exit.invalid];
  if (error instanceof TypeError) return [error.message, exit.usage];
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [error.message, exit.notFound];
  throw error;
}

/** Runs one command and gives its exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  try {
    const args = readArguments(argv);
    const command = commands[args.command];
    if (args.options.help === true || !command) {
      (args.options.help === true ? process.stdout : process.stderr).write(help);
      return args.options.help === true ? exit.done : exit.usage;
    }
    return await command(args);
  } catch (error) {
    const [message, code] = failure(error);
    process.stderr.write(`${message}\n`);
    return code;
  }
}
