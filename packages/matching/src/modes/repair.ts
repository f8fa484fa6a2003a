import { type Prepared, prepare } from '../candidates.ts';
import { chosenEdges, reopen } from '../explain/explainer.ts';
import { fault, invalid } from '../fault.ts';
import { isRow } from '../field-checks.ts';
import { findEdge } from '../graph.ts';
import { matchSync } from '../match.ts';
import { inSteps, runSync, type Step, type Watch } from '../progress.ts';
import { dropPair, dropPerson } from '../residual/leavers.ts';
import { chosen, isMentor, menteeOf, mentorOf, type Network, scoreOf } from '../residual/network.ts';
import { addNewcomer } from '../residual/newcomers.ts';
import { keepApart, type Session, settlePlaces } from '../residual/session.ts';
import type { Result } from '../result.ts';
import { hashText } from '../ties.ts';
import type { Instance, Mentee, Mentor, PairRef, ScoredPair, Side } from '../types.ts';
import { validate } from '../validate.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { repairOrder } from './repair-order.ts';
import { openStanding } from './standing.ts';

/** What one change did to the pairs. */
export interface Repaired {
  broken: readonly PairRef[];
  made: readonly ScoredPair[];
}

export interface RepairOptions extends Watch {
  /** `repair` keeps as many standing pairs as coverage allows; `policy` keeps the policy's own order of stages. */
  order?: 'repair' | 'policy';
}

/** A standing answer that is mended change by change. */
export interface Repair {
  /** Somebody left, on every side where they took part. */
  leave: (id: string) => Repaired;
  /** These two will not be a pair; a lock of theirs is lifted. */
  decline: (mentor: string, mentee: string) => Repaired;
  /** Somebody came. Where an instance lists its pairs, theirs are needed; else rules and terms decide. */
  arrive: (side: Side, person: Mentor | Mentee, pairs?: readonly ScoredPair[]) => Repaired;
  /** Somebody takes more or fewer partners than before. */
  setPlaces: (side: Side, id: string, places: number) => Repaired;
  pairs: () => ScoredPair[];
  /** The instance as it is now; its current pairs are those that stood at first. */
  instance: () => Instance;
  /** The instance as it is now, solved anew, proven and explained. */
  result: () => Result;
}

/** People by node of the network, both ways. */
interface People {
  ids: string[];
  nodes: Record<Side, Map<string, number>>;
}

function peopleOf({ instance, candidates }: Prepared): People {
  const { mentors, mentees } = instance;
  const { n } = candidates.graph;
  return {
    ids: [...mentors, ...mentees].map((p) => p.id),
    nodes: {
      mentor: new Map(mentors.map((p, i) => [p.id, i])),
      mentee: new Map(mentees.map((p, j) => [p.id, n + j])),
    },
  };
}

const sides: readonly Side[] = ['mentor', 'mentee'];

/** Nodes of people without a place, whom the rules left no pair; pairs that are listed are known all the same. */
function withoutPlace({ instance }: Prepared): Set<number> {
  const { mentors, mentees, pairs } = instance;
  if (pairs !== null) return new Set();
  return new Set([...mentors, ...mentees].flatMap(({ capacity }, node) => (capacity === 0 ? [node] : [])));
}

/** The pair of two nodes, also one that came later; −1 when they may not be one. */
function pairOf({ graph, growth }: Network, mentor: number, mentee: number): number {
  const { n, m } = graph;
  const built = mentor < n && mentee < n + m ? findEdge(graph, mentor, mentee - n) : -1;
  if (built >= 0 || growth === null) return built;
  for (let k = growth.head[mentor]!; k >= 0; k = growth.nextL[k]!)
    if (growth.mentee[k] === mentee) return graph.edges + k;
  return -1;
}

/** Eligible pairs of a newcomer, by the rules and terms of the instance or as listed; throws `InvalidInstance`. */
function eligiblePairs(
  ledger: Ledger,
  side: Side,
  person: Mentor | Mentee,
  listed: readonly ScoredPair[],
): ScoredPair[] {
  const checked = validate(ledger.alone(side, person, listed));
  if (!checked.ok) throw invalid(checked.issues);
  const { instance, candidates } = runSync(prepare(checked.instance), {});
  const { graph } = candidates;
  return Array.from({ length: graph.edges }, (_, e) => ({
    mentor: instance.mentors[graph.rowOf[e]!]!.id,
    mentee: instance.mentees[graph.col[e]!]!.id,
    score: graph.score[e]!,
  }));
}

interface State {
  session: Session;
  ledger: Ledger;
  people: People;
  locked: Set<number>;
  /** What tells ties apart, by node. */
  hashes: number[];
  seed: number;
  /** Nodes of people who had no place when the rules were asked, so that their possible pairs are not known. */
  unknown: Set<number>;
}

function nodeOf({ people }: State, side: Side, id: string): number {
  const node = people.nodes[side].get(id);
  if (node === undefined) throw fault('unknown-id', `no ${side} has the id ${id}`);
  return node;
}

const pairAt = ({ session: { network }, people }: State, e: number): ScoredPair => ({
  mentor: people.ids[mentorOf(network, e)]!,
  mentee: people.ids[menteeOf(network, e)]!,
  score: scoreOf(network, e),
});

/** What changed since the last report; pairs that changed back are left out. */
function report(state: State): Repaired {
  const { session, locked } = state;
  keepApart(session);
  const odd = new Set<number>();
  for (const e of session.changed) if (!odd.delete(e)) odd.add(e);
  session.changed = [];
  const isChosen = (e: number): boolean => session.network.state[e] === chosen || locked.has(e);
  const pairs = [...odd];
  const broken = pairs.filter((e) => !isChosen(e)).map((e) => pairAt(state, e));
  return {
    broken: broken.map(({ mentor, mentee }) => ({ mentor, mentee })),
    made: pairs.filter(isChosen).map((e) => pairAt(state, e)),
  };
}

function leave(state: State, id: string): Repaired {
  const { session, people, ledger, locked } = state;
  const here = sides.filter((side) => people.nodes[side].has(id));
  if (here.length === 0) throw fault('unknown-id', `nobody has the id ${id}`);
  for (const side of here) {
    dropPerson(session, nodeOf(state, side, id), locked);
    people.nodes[side].delete(id);
  }
  ledger.leave(id);
  return report(state);
}

function decline(state: State, pair: PairRef): Repaired {
  const { session, ledger, locked } = state;
  const e = pairOf(session.network, nodeOf(state, 'mentor', pair.mentor), nodeOf(state, 'mentee', pair.mentee));
  if (e >= 0) dropPair(session, e, locked);
  ledger.decline(pair);
  return report(state);
}

/** Adds a node for a person with their possible pairs; gives those in order to be kept. */
function join(state: State, side: Side, person: Mentor | Mentee, listed: readonly ScoredPair[]): ScoredPair[] {
  const { session, people, ledger, hashes, seed } = state;
  const eligible = eligiblePairs(ledger, side, person, listed);
  const other: Side = side === 'mentor' ? 'mentee' : 'mentor';
  const partners = eligible.map((p) => ({ node: nodeOf(state, other, p[other]), score: p.score }));
  const node = session.network.nodes;
  hashes[node] = hashText(person.id, side === 'mentor' ? seed : seed + 1);
  people.ids[node] = person.id;
  people.nodes[side].set(person.id, node);
  const stage = `covered-${side}-${person.priority ?? 'standard'}`;
  addNewcomer(session, { isMentor: side === 'mentor', places: person.capacity ?? 1, stage, partners });
  return eligible;
}

function checkSide(side: Side): void {
  if (side !== 'mentor' && side !== 'mentee') throw fault('out-of-range', 'side: mentor or mentee is needed');
}

function arrive(state: State, side: Side, person: Mentor | Mentee, listed: readonly ScoredPair[]): Repaired {
  checkSide(side);
  if (!isRow(person)) throw fault('wrong-type', 'who arrives: an object with an id is needed');
  if (state.people.nodes[side].has(person.id)) throw fault('duplicate-id', `a ${side} has the id ${person.id} already`);
  const eligible = join(state, side, person, listed);
  state.ledger.arrive(side, person, eligible);
  return report(state);
}

const mostPlaces = 1000;

function setPlaces(state: State, side: Side, id: string, places: number): Repaired {
  const { session, ledger, unknown } = state;
  const { network } = session;
  checkSide(side);
  if (!Number.isInteger(places) || places < 0 || places > mostPlaces)
    throw fault('out-of-range', `places: a whole number from 0 to ${mostPlaces} is needed, not ${String(places)}`);
  const node = nodeOf(state, side, id);
  const held = network.least[node]!;
  if (places < held) throw fault('lock-over-capacity', `${id} has ${held} locked pairs, more than ${places} places`);
  ledger.setPlaces(side, id, places);
  if (places > 0 && unknown.delete(node)) {
    dropPerson(session, node, state.locked);
    join(state, side, ledger.person(side, id)!, []);
    return report(state);
  }
  network.places[node] = places;
  settlePlaces(session, node);
  return report(state);
}

function standingPairs(state: State): ScoredPair[] {
  const { network } = state.session;
  const edges = [...state.locked];
  for (let node = 0; node < network.nodes; node += 1) {
    const from = network.heldStart[node]!;
    if (isMentor(network, node)) edges.push(...network.held.subarray(from, from + network.heldCount[node]!));
  }
  return edges.map((e) => pairAt(state, e));
}

export function* repairSteps(
  instance: Instance,
  result: Result,
  { order = 'repair' }: RepairOptions = {},
): Generator<Step, Repair> {
  if (order !== 'repair' && order !== 'policy') throw fault('out-of-range', 'order: repair or policy is needed');
  const prepared = yield* reopen(instance, result);
  if (!result.certificate.complete) throw fault('out-of-range', 'only a result that is proven can be repaired');
  const { stages, seed } = prepared.instance.policy;
  const x = chosenEdges(prepared, result.pairs);
  const wanted = order === 'repair' ? repairOrder(stages) : stages;
  const standing = yield* inSteps('open', openStanding(prepared, x, result.certificate, wanted));
  const ledger = createLedger(instance, prepared, result.pairs);
  const people = peopleOf(prepared);
  const unknown = withoutPlace(prepared);
  const state: State = { ...standing, ledger, people, locked: new Set(prepared.locked), seed, unknown };
  return {
    leave: (id) => leave(state, id),
    decline: (mentor, mentee) => decline(state, { mentor, mentee }),
    arrive: (side, person, pairs = []) => arrive(state, side, person, pairs),
    setPlaces: (side, id, places) => setPlaces(state, side, id, places),
    pairs: () => standingPairs(state),
    instance: ledger.instance,
    result: () => matchSync(ledger.instance(), order === 'repair' ? { mode: 'repair' } : {}),
  };
}

/**
 * Opens a result for changes: each is mended exactly, in time proportional to what it touches, by the shortest chains
 * from the standing answer. The stage `floor` counts pairs below the floor that stood, and levels of leximin are left
 * out; `result` has both in full. Throws `InvalidInstance` when the instance is not valid or not the result's.
 */
export const createRepair = (instance: Instance, result: Result, options: RepairOptions = {}): Repair =>
  runSync(repairSteps(instance, result, options), options);
