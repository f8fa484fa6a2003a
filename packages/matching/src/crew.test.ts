import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { company } from '../test/company.ts';
import { type Crew, createHand, type RowTask, takeBlock } from './crew.ts';
import { canonicalJson, type Instance, match, matchSync, type Progress } from './index.ts';
import { startCrew, usefulWorkers } from './node.ts';

const crew = startCrew(2);
afterAll(() => crew.close());

const large = (seed: number): Instance => company(seed, 150, { rules: { topic: false } }, true);
const bytes = (instance: Instance, hands?: Crew, onProgress = (_: Progress): void => {}): string =>
  canonicalJson(matchSync(instance, { brief: true, onProgress, ...(hands ? { crew: hands } : {}) }));

test('with worker threads the result is the same to the byte', async () => {
  for (let seed = 0; seed < 4; seed += 1) {
    const instance = large(seed);
    const alone = bytes(instance);
    expect(canonicalJson(await match(instance, { brief: true, crew }))).toBe(alone);
    expect(bytes(instance, crew)).toBe(alone);
  }
});

/** Members that work when they are given the task, before the caller takes a block. */
const eager = (): Crew => {
  const hands = [createHand(), createHand()];
  return {
    post: (task) => {
      for (const hand of hands) hand(structuredClone(task));
    },
  };
};

/** Takes a block of every task and never does it. */
const lost = (): Crew => ({
  post: (task: RowTask) => {
    if (task.kind !== 'open') takeBlock(task.job.board);
  },
});

test('a crew that does everything, and one that takes work and never does it, change no byte', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), (seed) => {
      const instance = company(seed, 100, { rules: { topic: false } }, true);
      const alone = bytes(instance);
      const own: string[] = [];
      expect(bytes(instance, eager(), ({ phase, done }) => done > 0 && own.push(phase))).toBe(alone);
      expect(own).not.toContain('filter');
      expect(own).not.toContain('score');
      expect(bytes(instance, lost())).toBe(alone);
    }),
    { numRuns: 5 },
  );
});

test('a crew that cannot be given a task changes no byte either', () => {
  const broken: Crew = {
    post: () => {
      throw new Error('no threads left');
    },
  };
  expect(bytes(large(2), broken)).toBe(bytes(large(2)));
});

test('threads are started for large instances only', () => {
  const people = (count: number) => Array.from({ length: count }, (_, k) => ({ id: `p${k}` }));
  expect(usefulWorkers({ mentors: people(2000), mentees: people(2000) })).toBe(0);
  expect(usefulWorkers({ mentors: people(5000), mentees: people(5000), pairs: [] })).toBe(0);
  expect(usefulWorkers({})).toBe(0);
});

test('an abort leaves no block for the crew to take', async () => {
  const boards: Int32Array[] = [];
  const watched: Crew = { post: (task) => task.kind !== 'open' && boards.push(task.job.board) };
  const control = new AbortController();
  const run = match(large(1), {
    crew: watched,
    signal: control.signal,
    onProgress: ({ phase }) => phase === 'filter' && control.abort(),
  });
  await expect(run).rejects.toMatchObject({ name: 'Aborted' });
  expect(boards).toHaveLength(1);
  expect(takeBlock(boards[0]!)).toBeGreaterThanOrEqual(boards[0]!.length - 1);
});
