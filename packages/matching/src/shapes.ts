import {
  type Check,
  exactly,
  flag,
  id,
  integer,
  listOf,
  nullOr,
  oneOf,
  report,
  type Shape,
  shaped,
  shapeOf,
  text,
} from './field-checks.ts';

const minutesInWeek = 10_080;

const interval = shaped({ start: integer(0, minutesInWeek - 1), end: integer(1, minutesInWeek) });
const hours: Check = (to, value) => {
  interval(to, value);
  const { start, end } = (value ?? {}) as { start?: unknown; end?: unknown };
  if (typeof start === 'number' && typeof end === 'number' && start >= end)
    report(to, 'out-of-range', 'start must come before end');
};

/** A list in which no two entries have the same topic. */
const byTopic =
  (entry: Check): Check =>
  (to, value) => {
    listOf(entry, 500)(to, value);
    if (!Array.isArray(value)) return;
    const seen = new Set<unknown>();
    for (const [k, one] of value.entries()) {
      const { topic } = (one ?? {}) as { topic?: unknown };
      if (typeof topic === 'string' && seen.has(topic)) {
        to.path.push(k);
        report(to, 'duplicate-id', `${topic} stands here twice`, 'topic');
        to.path.pop();
      }
      seen.add(topic);
    }
  };

const offer = shaped({ topic: id, level: integer(0, 5) }, { confidence: integer(0, 5), ticked: flag });

const personFields: Record<string, Check> = {
  grade: integer(0, 1000),
  unit: text,
  team: text,
  site: text,
  managers: listOf(shaped({ id, depth: integer(1, 1000) }), 1000),
  languages: listOf(id, 200),
  hours: listOf(hours, 200),
  modes: listOf(oneOf('in-person', 'distance'), 2),
  style: listOf(nullOr(integer(0, 4)), 100),
  acquaintances: listOf(id),
  vetoes: listOf(id),
  powerOver: listOf(shaped({ id, kind: oneOf('decides', 'assesses', 'pays', 'hears-grievance') })),
  pastPartners: listOf(shaped({ id, round: integer(1, 1000) })),
  preferences: listOf(id, 200_000),
  priority: oneOf('carried-over', 'nominated', 'standard'),
  roundsWaited: integer(0, 1000),
  capacity: integer(0, 1000),
};

export const mentorShape: Shape = shapeOf(
  { id },
  {
    ...personFields,
    circleMinimum: integer(0, 1000),
    offers: byTopic(offer),
    wantsBack: listOf(id, 500),
    notRepresented: listOf(id, 500),
  },
);

const need = shaped({ topic: id }, { current: integer(0, 5), target: integer(0, 5), priority: integer(1, 3) });
export const menteeShape: Shape = shapeOf({ id }, { ...personFields, needs: byTopic(need), offers: byTopic(offer) });

export const topicShape: Shape = shapeOf({ id }, { identity: flag });
export const pairShape: Shape = shapeOf({ mentor: id, mentee: id });
export const lockShape: Shape = shapeOf({ mentor: id, mentee: id }, { reason: text });
export const scoredPairShape: Shape = shapeOf({ mentor: id, mentee: id, score: integer(0, 10_000) });

const weight = integer(0, 10_000);

export const policyShape: Shape = shapeOf(
  {},
  {
    rules: exactly(
      {},
      {
        gradeGap: exactly({
          direction: oneOf('reverse', 'traditional', 'any'),
          minimum: integer(0, 1000),
          maximum: nullOr(integer(0, 1000)),
        }),
        commandChain: exactly({ levels: nullOr(integer(0, 1000)) }),
        sameTeam: flag,
        powerLink: flag,
        veto: flag,
        pastPair: exactly({ rounds: integer(0, 1000) }),
        language: flag,
        hours: exactly({ minimumMinutes: integer(0, minutesInWeek) }),
        mode: flag,
        site: flag,
        topic: flag,
        representation: flag,
      },
    ),
    weights: exactly(
      {},
      {
        'need-fit': weight,
        availability: weight,
        preference: weight,
        'cross-unit': weight,
        style: weight,
        mutual: weight,
        acquaintance: weight,
        waited: weight,
      },
    ),
    stages: listOf(oneOf('coverage', 'floor', 'total', 'calm', 'determinism'), 5),
    leximin: flag,
    scarceSide: oneOf('auto', 'mentor', 'mentee'),
    stayPrice: integer(0, 10_000),
    seed: integer(0, 4_294_967_295),
  },
  true,
);

export const limitsShape: Shape = shapeOf(
  {},
  {
    people: integer(1, 2_000_000),
    cells: integer(1, 1_000_000_000_000),
    pairs: integer(1, 100_000_000),
  },
  true,
);
