import { readFileSync, statSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { recruitingAdvice } from '../explain/advice.ts';
import { createExplainer } from '../explain/explainer.ts';
import { relaxations } from '../explain/relaxations.ts';
import { fault, isMatchingError } from '../fault.ts';
import { difference } from '../modes/difference.ts';
import { match } from '../node.ts';
import type { ModeName, Result, WhyNot } from '../result.ts';
import { sentence } from '../sentence.ts';
import type { Instance, Side } from '../types.ts';
import { verify } from '../verify.ts';
import { type Arguments, exit, help, readArguments, usage } from './arguments.ts';
import { progressBar, write } from './output.ts';
import { readFolder } from './read-folder.ts';

async function load(file: string | undefined, options: Arguments['options']): Promise<unknown> {
  if (file === undefined) throw usage('a file is missing; see --help');
  if (file !== '-' && statSync(file).isDirectory())
    return readFolder(file, (message) => {
      if (options.quiet !== true) process.stderr.write(`${message}\n`);
    });
  return JSON.parse(file === '-' ? await text(process.stdin) : readFileSync(file, 'utf8'));
}

async function loadInstance({ files, options }: Arguments): Promise<Instance> {
  const instance = (await load(files[0], options)) as Instance;
  if (options.seed === undefined) return instance;
  return { ...instance, policy: { ...instance?.policy, seed: Number(options.seed) } };
}

async function loadResult(file: string | undefined, { options }: Arguments): Promise<Result> {
  const result = (await load(file, options)) as Partial<Result> | null;
  const whole = Array.isArray(result?.pairs) && Array.isArray(result.objective) && typeof result.replay === 'object';
  if (!whole) throw fault('wrong-type', `${file} is not a result that match wrote with --format json`);
  return result as Result;
}

async function runMatch(args: Arguments): Promise<number> {
  const bar = progressBar(args.options.quiet === true);
  const control = new AbortController();
  const stop = (): void => control.abort();
  process.once('SIGINT', stop);
  const options: Parameters<typeof match>[1] = { signal: control.signal, onProgress: bar.show };
  if (args.options.mode !== undefined) options.mode = args.options.mode as ModeName;
  if (args.options.proposing !== undefined) options.proposing = args.options.proposing as Side;
  if (args.options.workers !== undefined) options.workers = Number(args.options.workers);
  try {
    const result = await match(await loadInstance(args), options);
    bar.end();
    const { complete, note } = result.certificate;
    write(
      {
        json: result,
        names: ['mentor', 'mentee', 'score', 'why'],
        rows: result.pairs.map((p) => [p.mentor, p.mentee, p.score, p.reasons[0] ? sentence(p.reasons[0]) : '']),
        summary: [
          `${result.pairs.length} pairs of ${result.eligiblePairs} eligible, ${result.unmatched.length} people without a partner; ${complete ? 'proven optimal' : note}`,
          result.objective.map((s) => `${s.stage} ${s.value}`).join(' · '),
          removedLine(result),
          ...result.warnings.map(sentence),
          ...result.unmatched.flatMap((u) =>
            u.reasons.map((r) => `without a partner: ${u.side} ${u.id}: ${sentence(r)}`),
          ),
          '',
        ],
      },
      args.options,
    );
    return exit.done;
  } finally {
    bar.end();
    process.removeListener('SIGINT', stop);
  }
}

function removedLine({ removed }: Result): string {
  const rules = Object.entries(removed).sort((a, b) => b[1] - a[1]);
  return rules.length === 0 ? '' : `pairs refused by ${rules.map(([rule, count]) => `${rule} ${count}`).join(' · ')}`;
}

async function runExplain(args: Arguments): Promise<number> {
  const instance = await loadInstance(args);
  const result = await loadResult(args.files[1], args);
  const { person } = args.options;
  if (typeof person === 'string' && ![...instance.mentors, ...instance.mentees].some((p) => p.id === person))
    throw fault('unknown-id', `nobody has the id ${person}`);
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

async function runWhyNot(args: Arguments): Promise<number> {
  const { mentor, mentee } = args.options;
  if (typeof mentor !== 'string' || typeof mentee !== 'string') throw usage('--mentor and --mentee are needed');
  const answer = createExplainer(await loadInstance(args), await loadResult(args.files[1], args)).whyNot(
    mentor,
    mentee,
  );
  const rows = answer.chain.map((step) => [step.change, step.mentor, step.mentee, step.score]);
  write(
    { json: answer, names: ['change', 'mentor', 'mentee', 'score'], rows, summary: [answerLine(answer)] },
    args.options,
  );
  return answer.answer === 'refused' || answer.answer === 'impossible' ? exit.refused : exit.done;
}

async function runVerify(args: Arguments): Promise<number> {
  const verdict = verify(await loadInstance(args), await loadResult(args.files[1], args));
  const words = verdict.valid
    ? `valid: ${verdict.checked.edges} eligible pairs, ${verdict.checked.stages} stages; ${verdict.proven ? 'proven optimal' : 'not proven optimal'}`
    : `not valid: ${verdict.fault}`;
  const row = verdict.valid ? [true, verdict.proven, ''] : [false, false, verdict.fault];
  const table = { names: ['valid', 'proven', 'fault'], rows: [row] };
  write({ json: verdict, summary: [words], ...(args.options.format === 'csv' ? table : nothing) }, args.options);
  return verdict.valid ? exit.done : exit.notProven;
}

async function runDiff(args: Arguments): Promise<number> {
  const shown = difference(await loadResult(args.files[0], args), await loadResult(args.files[1], args));
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
  const wrong = await bench({ which: String(args.options.class ?? args.options.size ?? 'small') }).catch((error) => {
    throw error instanceof TypeError ? usage(error.message) : error;
  });
  return wrong.length === 0 ? exit.done : exit.notProven;
}

const nothing = { names: [], rows: [] };

const commands: Record<string, (args: Arguments) => Promise<number>> = {
  match: runMatch,
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
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) throw error;
  if (error.code === 'ERR_USAGE' || error.code.startsWith('ERR_PARSE_ARGS')) return [error.message, exit.usage];
  if ('syscall' in error) return [error.message, exit.notFound];
  throw error;
}

/** A reader that has seen enough (`| head`) ends the command in silence. */
function endWithReader(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: Error & { code?: string }) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit(exit.done);
    });
}

/** Runs one command and gives its exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  endWithReader();
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
