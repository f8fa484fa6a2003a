import { type Rows, rowsOf } from '../bits.ts';
import { eachInParts } from '../progress.ts';
import type { Context } from '../rules/rule.ts';
import { countedOffers, topicIds } from '../topics.ts';
import type { Need } from '../types.ts';
import { type Adder, type Measure, neutral, type Term } from './term.ts';

const best = 5;

/** Share of the mentee's wants that the mentor can meet: priority × level gap closed × confidence. */
function parts({ instance }: Context, i: number, j: number): { topic: string; level: number; share: number }[] {
  const offers = countedOffers(instance, instance.mentors[i]!);
  return instance.mentees[j]!.needs.map((need) => {
    const offer = offers.find((o) => o.topic === need.topic);
    const gap = Math.max(1, (need.target ?? 3) - (need.current ?? 0));
    const closed = offer ? Math.min(gap, Math.max(0, offer.level - (need.current ?? 0))) : 0;
    return {
      topic: need.topic,
      level: offer?.level ?? 0,
      share: (need.priority ?? 2) * closed * (offer?.confidence ?? 0),
    };
  })
    .filter((part) => part.share > 0)
    .sort((a, b) => b.share - a.share);
}

/** Needs of one kind are alike to every mentor; kind 0 is no need. */
interface NeedColumns {
  start: Int32Array;
  kind: Int32Array;
  topic: Int32Array;
  current: Int32Array;
  gap: Int32Array;
  priority: Int32Array;
  kindsOf: Rows;
  offerStart: Int32Array;
  offerTopic: Int32Array;
  offerLevel: Int32Array;
  offerConfidence: Int32Array;
}

function* packNeeds({ instance }: Context): Generator<void, Omit<NeedColumns, `offer${string}`>> {
  const at = topicIds(instance);
  const start = new Int32Array(instance.mentees.length + 1);
  const kind: number[] = [];
  const kinds = new Map<number, number>();
  const [topic, current, gap, priority] = [[-1], [0], [0], [0]];
  yield* eachInParts(instance.mentees, (mentee, j) => {
    for (const need of mentee.needs as readonly Required<Need>[]) {
      const t = at.get(need.topic)!;
      const open = Math.max(1, need.target - need.current);
      const key = ((t * 8 + need.current) * 8 + open) * 4 + need.priority;
      let known = kinds.get(key);
      if (known === undefined) {
        known = topic.push(t) - 1;
        current.push(need.current);
        gap.push(open);
        priority.push(need.priority);
        kinds.set(key, known);
      }
      kind.push(known);
    }
    start[j + 1] = kind.length;
  });
  const ids = Array.from({ length: topic.length - 1 }, (_, k) => k + 1);
  return {
    start,
    kind: Int32Array.from(kind),
    topic: Int32Array.from(topic),
    current: Int32Array.from(current),
    gap: Int32Array.from(gap),
    priority: Int32Array.from(priority),
    kindsOf: rowsOf(at.size, topic.length, topic.slice(1), ids),
  };
}

function* packOffers({ instance }: Context): Generator<void, Pick<NeedColumns, `offer${string}` & keyof NeedColumns>> {
  const at = topicIds(instance);
  const offerStart = new Int32Array(instance.mentors.length + 1);
  const [topic, level, confidence]: [number[], number[], number[]] = [[], [], []];
  yield* eachInParts(instance.mentors, (mentor, i) => {
    for (const offer of countedOffers(instance, mentor)) {
      topic.push(at.get(offer.topic)!);
      level.push(offer.level);
      confidence.push(offer.confidence);
    }
    offerStart[i + 1] = topic.length;
  });
  return {
    offerStart,
    offerTopic: Int32Array.from(topic),
    offerLevel: Int32Array.from(level),
    offerConfidence: Int32Array.from(confidence),
  };
}

const shareOf = (met: number, possible: number): number =>
  possible === 0 ? neutral : Math.floor((10_000 * met) / possible);

const inline = 4;
const mostTabled = 1000;

/** What the row loop looks up: the first four needs of each mentee, and points by what is met of what is possible. */
interface NeedTables {
  first: Int32Array;
  /** Where the points of each mentee begin in `table`. */
  begin: Int32Array;
  table: Int32Array;
  /** Mentees with more needs, or more to meet, than the tables hold; they are computed. */
  long: Uint8Array | null;
}

function needTables(columns: NeedColumns, possible: Int32Array, points: (value: number) => number): NeedTables {
  const { start, kind } = columns;
  const m = possible.length;
  const first = new Int32Array(inline * m);
  const begin = new Int32Array(m);
  const long = new Uint8Array(m);
  const begins = new Map<number, number>();
  const table: number[] = [0];
  for (let j = 0; j < m; j += 1) {
    const count = start[j + 1]! - start[j]!;
    const most = possible[j]!;
    if (count > inline || most > mostTabled) {
      long[j] = 1;
      continue;
    }
    for (let k = 0; k < count; k += 1) first[inline * j + k] = kind[start[j]! + k]!;
    let at = begins.get(most);
    if (at === undefined) {
      at = table.length;
      begins.set(most, at);
      for (let met = 0; met <= most; met += 1) table.push(points(shareOf(met, most)));
    }
    begin[j] = at;
  }
  return { first, begin, table: Int32Array.from(table), long: long.includes(1) ? long : null };
}

const addTabled =
  ({ first, begin, table }: NeedTables, worth: Int32Array): Adder['add'] =>
  (cols, count, sums) => {
    for (let c = 0; c < count; c += 1) {
      const j = cols[c]!;
      const f = inline * j;
      const met = worth[first[f]!]! + worth[first[f + 1]!]! + worth[first[f + 2]!]! + worth[first[f + 3]!]!;
      sums[c]! += table[begin[j]! + met]!;
    }
  };

function openNeeds(columns: NeedColumns, points: (value: number) => number): Measure {
  const { start, kind, current, gap, priority, kindsOf } = columns;
  const m = start.length - 1;
  const possible = new Int32Array(m);
  for (let j = 0; j < m; j += 1)
    for (let e = start[j]!; e < start[j + 1]!; e += 1) possible[j]! += priority[kind[e]!]! * gap[kind[e]!]! * best;
  const tables = needTables(columns, possible, points);
  const worth = new Int32Array(current.length);
  /** What each kind of need is worth with this mentor; `on` false takes it back. */
  const offer = (i: number, on: boolean): void => {
    for (let o = columns.offerStart[i]!; o < columns.offerStart[i + 1]!; o += 1) {
      const t = columns.offerTopic[o]!;
      for (let e = kindsOf.start[t]!; e < kindsOf.start[t + 1]!; e += 1) {
        const k = kindsOf.col[e]!;
        const closed = Math.min(gap[k]!, columns.offerLevel[o]! - current[k]!);
        worth[k] = on && closed > 0 ? priority[k]! * closed * columns.offerConfidence[o]! : 0;
      }
    }
  };
  const valueWith = (j: number): number => {
    let met = 0;
    for (let e = start[j]!; e < start[j + 1]!; e += 1) met += worth[kind[e]!]!;
    return shareOf(met, possible[j]!);
  };
  const add = addTabled(tables, worth);
  const { long } = tables;
  const addAll: Adder['add'] = (cols, count, sums) => {
    add(cols, count, sums);
    for (let c = 0; c < count; c += 1) if (long?.[cols[c]!] === 1) sums[c]! += points(valueWith(cols[c]!));
  };
  return {
    value: (i, j) => {
      offer(i, true);
      const value = valueWith(j);
      offer(i, false);
      return value;
    },
    adder: {
      begin: (i) => offer(i, true),
      add: long ? addAll : add,
      end: (i) => offer(i, false),
    },
  };
}

export const needFit: Term<NeedColumns> = {
  name: 'need-fit',
  pack: function* (context) {
    return { ...(yield* packNeeds(context)), ...(yield* packOffers(context)) };
  },
  open: openNeeds,
  explain: (context, i, j) => {
    const met = parts(context, i, j);
    const needs = context.instance.mentees[j]!.needs.length;
    return {
      needs,
      topics: met.map((part) => part.topic).join(', '),
      topic: met[0]?.topic ?? '',
      level: met[0]?.level ?? 0,
    };
  },
  sentence: (v) =>
    v.needs === 0
      ? `${v.mentee} has not said what to learn.`
      : v.topic === ''
        ? `Nothing that ${v.mentor} offers here fits what ${v.mentee} wants to learn.`
        : `${v.mentor} can teach ${v.topics} (${v.topic} at level ${v.level}), which ${v.mentee} wants to learn.`,
};
