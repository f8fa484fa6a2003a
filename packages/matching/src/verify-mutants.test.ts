import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { company } from '../test/company.ts';
import { smallInstance } from '../test/instances.ts';
import {
  canonicalJson,
  type Instance,
  type MatchOptions,
  matchSync,
  proofOf,
  type Result,
  sha256,
  verify,
} from './index.ts';

/** Signs a changed result again, so that only what it says can give it away. */
function signed({ replay, ...rest }: Result): Result {
  return { ...rest, replay: { ...replay, resultSha256: sha256(canonicalJson(rest)) } };
}

type Path = readonly (string | number)[];

/** Every value in a tree with its path, branches and leaves. */
function everyPlace(value: unknown, at: Path = []): { at: Path; value: unknown }[] {
  const inner =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, v]) => everyPlace(v, [...at, Array.isArray(value) ? Number(key) : key]))
      : [];
  return [{ at, value }, ...inner];
}

/** A copy with the value at a path replaced, or taken out where it is undefined. */
function replaced(value: unknown, [first, ...rest]: Path, put: unknown): unknown {
  if (first === undefined) return put;
  const copy = Array.isArray(value) ? [...value] : { ...(value as object) };
  const slot = copy as Record<string | number, unknown>;
  slot[first] = replaced(slot[first], rest, put);
  return copy;
}

function otherThan(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') return `${value}x`;
  return 0;
}

/** What no certificate binds: prices beyond their sign, bounds of circles and stable answers, and the nodes allowed. */
const unbound = [
  /\.price\.stages\.\d+\.(loss|level)$/,
  /^\.circles\.bound\.\d+\.value$/,
  /^\.distance\.\d+\.optimum$/,
  /^\.replay\.nodeLimit$/,
];
/** Where another value may itself be a proof: a price may move as far as complementary slackness lets it. */
const mayProve = /^\.certificate\.stages\.\d+\.(alpha|beta|level|next)/;

const vetoed: Instance = {
  ...company(9, 8, {}, true),
  mentors: [...company(9, 8, {}, true).mentors, { id: 'low', grade: 9 }],
  locks: [{ mentor: 'low', mentee: company(9, 8, {}, true).mentees[0]!.id, reason: 'agreed' }],
};
const runs: readonly [string, Instance, MatchOptions][] = [
  ['a company', company(3, 9), {}],
  ['a company with a lock against a rule', vetoed, {}],
  [
    'a repair',
    { ...company(4, 8, {}, true), current: matchSync(company(4, 8, {}, true)).pairs.slice(2) },
    { mode: 'repair' },
  ],
  ['leximin', company(5, 8, { leximin: true }), {}],
  ['total first', company(5, 8, { stages: ['total', 'coverage', 'determinism'] }), {}],
  ['a stable answer', company(6, 8, {}, true), { mode: 'stable' }],
  ['circles', smallInstance({ seed: 12, most: 6, edges: 20, circles: true, locks: false }), { mode: 'circles' }],
  ['listed pairs', smallInstance({ seed: 21, most: 6, edges: 20 }), {}],
];

test.each(runs)('no value of %s can be changed and signed again', (_, instance, options) => {
  const result = matchSync(instance, options);
  expect(verify(instance, result)).toMatchObject({ valid: true });
  expect(result.pairs.length).toBeGreaterThan(0);
  let refused = 0;
  for (const { at, value } of everyPlace(result)) {
    const name = at.map((part) => `.${part}`).join('');
    if (typeof value === 'object' || name === '.replay.resultSha256') continue;
    const changed = signed(replaced(result, at, otherThan(value)) as Result);
    const { valid } = verify(instance, changed);
    if (mayProve.test(name)) continue;
    if (unbound.some((pattern) => pattern.test(name))) continue;
    expect(valid, `${name}: ${String(value)} became ${String(otherThan(value))}`).toBe(false);
    refused += 1;
  }
  expect(refused).toBeGreaterThan(20);
});

test.each(runs)('no entry of a list of %s can be dropped, doubled or moved', (_, instance, options) => {
  const result = matchSync(instance, options);
  for (const { at, value } of everyPlace(result)) {
    const name = at.map((part) => `.${part}`).join('');
    if (!Array.isArray(value) || value.length === 0 || /alpha|beta|\.price\.stages/.test(name)) continue;
    const isExplanation = /reasons$|tightSets$|warnings$|byUnit$|byPriority$|contributions$/.test(name);
    const turned =
      value.length > 1 && canonicalJson(value[0]) !== canonicalJson(value[1]) ? [[...value].reverse()] : [];
    const shorter = isExplanation && value.length === 1 ? [] : [value.slice(1)];
    for (const put of [...shorter, [...value, value[0]], ...turned])
      expect(verify(instance, signed(replaced(result, at, put) as Result)).valid, name).toBe(false);
  }
});

test('whatever stands where a result should, the answer is a verdict', () => {
  const instance = company(3, 5);
  const result = matchSync(instance);
  const odd = [null, undefined, [], {}, 'x', -1, Number.NaN, Number.POSITIVE_INFINITY, [null], { stage: 1 }, true];
  for (const one of odd) expect(verify(instance, one as unknown as Result)).toMatchObject({ valid: false });
  for (const [mode, options] of [
    ['optimal', {}],
    ['stable', { mode: 'stable' }],
    ['circles', { mode: 'circles' }],
  ] as const) {
    const made = matchSync(instance, options);
    for (const { at } of everyPlace(made))
      for (const put of odd) {
        const changed = replaced(made, at, put) as Result;
        const rest = { ...(changed as object) } as Result;
        const verdict = verify(instance, at[0] === 'replay' || !rest.replay ? changed : signed(rest));
        expect(typeof verdict.valid, `${mode} ${at.join('.')}`).toBe('boolean');
      }
  }
  expect(verify({} as Instance, result)).toMatchObject({ valid: false });
});

test('a cut whose prices lose digits when they are added proves nothing', () => {
  const instance: Instance = {
    mentors: [{ id: 'a' }, { id: 'b', capacity: 3 }],
    mentees: ['x', 'y1', 'y2', 'y3'].map((id) => ({ id })),
    pairs: [
      ...['y1', 'y2', 'y3'].map((mentee) => ({ mentor: 'b', mentee, score: 10 })),
      { mentor: 'a', mentee: 'x', score: 10 },
      { mentor: 'a', mentee: 'y1', score: 1 },
      { mentor: 'b', mentee: 'x', score: 1 },
    ],
    policy: { stages: ['coverage', 'floor'] },
  };
  const best = matchSync(instance);
  expect(best.objective.at(-1)).toEqual({ stage: 'floor', value: 10 });
  const worse = matchSync({ ...instance, forbids: [{ mentor: 'a', mentee: 'x' }] });
  const objective = worse.objective;
  expect(objective.at(-1)).toEqual({ stage: 'floor', value: 1 });
  // In doubles (2^53 − 1) + 1 + 1 + 1 is less than (2^53 − 1) + 3.
  const cut = { value: 1, next: 10, alpha: [Number.MAX_SAFE_INTEGER, 1], beta: [] };
  const stages = best.certificate.stages.map((stage) => (stage.kind === 'floor' ? { ...stage, ...cut } : stage));
  const pairs = worse.pairs.map((pair) => ({ ...pair, price: null }));
  const { facts } = worse;
  const forged = { ...best, pairs, objective, facts, certificate: { ...best.certificate, stages } };
  expect(verify(instance, signed(forged as Result))).toEqual({
    valid: false,
    fault: 'floor: the cut is not one of small integers',
  });
});

/** Files that a file imports for what they do, and those that they import. */
function importedFrom(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const source = readFileSync(file, 'utf8');
  for (const [, names, from] of source.matchAll(/^(?:import|export) ([^;]*?) from '(\.[^']+)';$/gm)) {
    if (names!.startsWith('type ')) continue;
    importedFrom(path.resolve(path.dirname(file), from!), seen);
  }
  return seen;
}

test('the verifier shares no code with the solver', () => {
  const files = [...importedFrom(path.join(import.meta.dirname, 'verify.ts'))].map((file) =>
    path.relative(import.meta.dirname, file),
  );
  expect(files).toContain('verify/stages.ts');
  expect(files.filter((file) => /^(solver|residual|matrix|modes)\/|^(optimal|answer|match)\.ts$/.test(file))).toEqual(
    [],
  );
});

test('a list of prices with holes proves nothing', () => {
  const instance: Instance = {
    mentors: [{ id: 'a' }, { id: 'z' }],
    mentees: [{ id: 'x' }, { id: 'y' }],
    pairs: [{ mentor: 'a', mentee: 'x', score: 5 }],
  };
  const best = matchSync(instance);
  const none = matchSync({ ...instance, forbids: [{ mentor: 'a', mentee: 'x' }] });
  for (const large of [1, 2 ** 40]) {
    const holes = (): number[] => Object.assign(new Array<number>(2), { 1: large });
    const stages = best.certificate.stages.map((stage) =>
      stage.kind === 'linear'
        ? { ...stage, value: 0, alpha: holes(), beta: holes() }
        : { ...stage, value: null, next: null },
    );
    const forged = { ...none, replay: best.replay, mode: best.mode, certificate: { ...best.certificate, stages } };
    expect(verify(instance, signed(forged as Result))).toMatchObject({ valid: false });
  }
});

test('contributions that are listed with pairs are what the weights of the policy make of them', () => {
  const [, instance] = runs[0]!;
  const { instance: bare, result } = proofOf(instance, matchSync(instance));
  expect(verify(bare, result)).toMatchObject({ valid: true });
  const [first] = result.pairs;
  const [one, ...rest] = first!.contributions;
  const invented = [
    [{ ...one!, term: 'bribe' as 'style' }, ...rest],
    [{ ...one!, value: 9e15 }, ...rest],
    [one!, one!, ...rest],
    [{ ...one!, points: one!.points + 1 }, ...rest],
  ];
  for (const contributions of invented) {
    const pairs = [{ ...first!, contributions }, ...result.pairs.slice(1)];
    expect(verify(bare, signed({ ...result, pairs }))).toMatchObject({ valid: false });
  }
});

test('what is nested too deep, holds a cycle or cannot be written is a verdict too', () => {
  const instance = company(3, 5);
  const result = matchSync(instance);
  let deep: unknown = 1;
  for (let k = 0; k < 50_000; k += 1) deep = [deep];
  const cycle: Record<string, unknown> = {};
  cycle.self = cycle;
  const fails = Object.defineProperty({ ...result }, 'pairs', {
    enumerable: true,
    get: () => {
      throw new Error('no');
    },
  });
  for (const odd of [{ ...result, deep }, { ...result, cycle }, { ...result, big: 1n }, fails])
    expect(verify(instance, odd as Result)).toMatchObject({ valid: false });
});
