import { expect, test } from 'vitest';
import { company } from '../../test/company.ts';
import { smallInstance } from '../../test/instances.ts';
import { type Instance, matchSync, readResult, sentence, verify } from '../index.ts';
import { open } from '../match.ts';
import { runSync } from '../progress.ts';
import { refusingRules } from '../score.ts';
import { chosenEdges } from './explainer.ts';
import { type Tight, tightSets } from './tight-set.ts';

function opened(instance: Instance) {
  const result = matchSync(instance);
  const { prepared } = runSync(open(instance), {});
  return { result, prepared, x: chosenEdges(prepared, result.pairs) };
}

/** The group around one person, the slow way: partners in reach, then everyone who has no other partner. */
function slowGroup({ prepared, x }: ReturnType<typeof opened>, mentee: number): Tight | null {
  const { candidates, lockMask } = prepared;
  const { graph } = candidates;
  const edges = Array.from({ length: graph.edges }, (_, e) => ({ e, i: graph.rowOf[e]!, j: graph.col[e]! }));
  const holds = (i: number) => edges.filter((f) => f.i === i && x[f.e] === 1);
  const isLocked = (j: number): boolean => edges.some((f) => f.j === j && lockMask[f.e] === 1);
  const people = new Set([mentee]);
  const partners = new Set<number>();
  for (const j of people)
    for (const { e, i } of edges.filter((f) => f.j === j)) {
      if (x[e] === 1) continue;
      partners.add(i);
      for (const held of holds(i)) if (lockMask[held.e] === 0) people.add(held.j);
    }
  if ([...partners].some((i) => holds(i).length < graph.capL[i]!)) return null;
  for (let j = 0; j < graph.m; j += 1) {
    const asked = edges.filter((f) => f.j === j);
    if (asked.length > 0 && asked.every((f) => partners.has(f.i)) && !isLocked(j)) people.add(j);
  }
  const order = (list: Iterable<number>): number[] => [...list].sort((a, b) => a - b);
  const places = [...partners].flatMap(holds).filter((f) => lockMask[f.e] === 0).length;
  for (const j of people) if (isLocked(j) || graph.capR[j] === 0) people.delete(j);
  const isElsewhere = (f: { i: number; j: number }): boolean => people.has(f.j) && !partners.has(f.i);
  if (edges.some(isElsewhere)) return null;
  if (people.size <= places) return null;
  return { people: order(people), partners: order(partners), places };
}

test('the group of everyone squeezed out is what alternating walks from them reach, and each group stands once', () => {
  let groups = 0;
  for (let seed = 0; seed < 800; seed += 1) {
    const run = opened(smallInstance({ seed, most: 8, edges: 16 }));
    const { graph } = run.prepared.candidates;
    const isLeft = (j: number) => !run.result.pairs.some((p) => p.mentee === run.prepared.instance.mentees[j]!.id);
    const left = [...graph.capR.keys()].filter((j) => isLeft(j) && graph.capR[j]! > 0);
    const asked = left.filter((j) => graph.colStart[j] !== graph.colStart[j + 1]);
    const { sets, of } = tightSets(
      graph,
      { x: run.x, locked: run.prepared.lockMask, closed: null },
      'mentee',
      asked,
      99,
    );
    for (const [k, j] of asked.entries()) {
      const slow = slowGroup(run, j);
      expect(of[k] === -1 ? null : sets[of[k]!], `seed ${seed}, mentee ${j}`).toEqual(slow);
      if (slow) groups += 1;
    }
    expect(new Set(sets.map((set) => JSON.stringify(set))).size).toBe(sets.length);
  }
  expect(groups).toBeGreaterThan(300);
});

test('under coverage a group has more people than places, all their partners are named, and nobody repeats it', () => {
  for (let seed = 0; seed < 120; seed += 1) {
    const { result, prepared } = opened(company(seed, 12, { rules: { topic: false } }));
    const { mentors, mentees } = prepared.instance;
    for (const { side, people, partners, places, peopleCount } of result.tightSets) {
      expect(peopleCount).toBeGreaterThan(places);
      const { graph } = prepared.candidates;
      for (let e = 0; e < graph.edges; e += 1) {
        const ids = [mentors[graph.rowOf[e]!]!.id, mentees[graph.col[e]!]!.id];
        const [own, other] = side === 'mentor' ? ids : ids.reverse();
        const isHeld = result.pairs.some((p) => ids.includes(p.mentor) && ids.includes(p.mentee));
        if (people.includes(own!) && !isHeld) expect(partners, `seed ${seed}`).toContain(other);
      }
    }
    for (const { tightSet, id } of result.unmatched)
      if (tightSet !== null) expect(result.tightSets[tightSet]?.people).toContain(id);
  }
});

test('of those whom nobody may meet, each rule is counted for every pair that it refuses, the largest first', () => {
  let people = 0;
  for (let seed = 0; seed < 150; seed += 1) {
    const { result, prepared } = opened(company(seed, 10));
    const { mentors, mentees } = prepared.instance;
    for (const { id, side, class: kind, removedBy } of result.unmatched) {
      if (kind !== 'no-eligible-partner') continue;
      const counts: Record<string, number> = {};
      const own = (side === 'mentor' ? mentors : mentees).findIndex((p) => p.id === id);
      for (const other of (side === 'mentor' ? mentees : mentors).keys()) {
        const [i, j] = side === 'mentor' ? [own, other] : [other, own];
        for (const { name } of refusingRules(prepared.scorer, i, j)) counts[name] = (counts[name] ?? 0) + 1;
      }
      expect(removedBy, `seed ${seed}, ${id}`).toEqual(counts);
      const order = Object.values(removedBy);
      expect(order).toEqual([...order].sort((a, b) => b - a));
      people += 1;
    }
  }
  expect(people).toBeGreaterThan(100);
});

test('the rule that is named refuses as many as it says, whatever other rules refuse as well', () => {
  const instance: Instance = {
    mentors: [5, 5, 1].map((grade, i) => ({ id: `m${i}`, grade, languages: ['en'] })),
    mentees: [{ id: 'x', grade: 6, languages: ['pl'] }],
  };
  const result = matchSync(instance);
  const [x, ...mentors] = result.unmatched;
  expect(x?.removedBy).toEqual({ 'grade-gap': 2, language: 3 });
  expect(Object.keys(x!.removedBy)).toEqual(['language', 'grade-gap']);
  expect(x?.reasons.map(sentence)).toEqual([
    'The rules together leave x no partner; the shared language alone refuses 3 of 3.',
  ]);
  expect(mentors.map((one) => one.removedBy)).toEqual([
    { 'grade-gap': 1, language: 1 },
    { 'grade-gap': 1, language: 1 },
    { language: 1 },
  ]);
  expect(verify(instance, result)).toMatchObject({ valid: true });
});

test('a result that engine 0.1 stored opens with each group once', () => {
  const instance: Instance = {
    mentors: [{ id: 'ada', grade: 1 }],
    mentees: ['x', 'y', 'z'].map((id) => ({ id, grade: 5 })),
  };
  const { tightSets: groups, ...result } = matchSync(instance);
  const [{ peopleCount: _, partnersCount: __, ...old }] = groups as [(typeof groups)[number]];
  const stored = JSON.stringify({ ...result, unmatched: result.unmatched.map((u) => ({ ...u, tightSet: old })) });
  expect(readResult(stored)).toEqual({ ...result, tightSets: groups });
  const now = matchSync(instance);
  expect(readResult(JSON.stringify(now))).toEqual(now);
});
