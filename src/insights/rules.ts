export const LEAST = 5;
const Z95 = 1.959963984540054;

export type Interval = { low: number; high: number };

/**
 * 95% Wilson score interval of a share k of n, in 0…1 (E. B. Wilson, JASA 22, 1927, p. 209).
 * Empty evidence (n = 0) says nothing: 0 to 1.
 */
export function wilson(k: number, n: number): Interval {
  if (n <= 0) return { low: 0, high: 1 };
  const share = k / n;
  const z2 = Z95 * Z95;
  const centre = (share + z2 / (2 * n)) / (1 + z2 / n);
  const half = (Z95 / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/** One answer that counts into a figure: who said it, about which pair, and whether it counts as a yes. */
export type Fact = { id: string; raterId: string; ratedId: string; isYes: boolean };

export type Figure = {
  key: FigureKey;
  /** Share in percent, whole numbers; null while there is too little to show. */
  percent: number | null;
  lowPercent: number | null;
  highPercent: number | null;
  /** How many facts it rests on, rounded down to fives, so that one more never shows. */
  about: number;
  /** The day whose facts it holds; older than the release when too few came in since. */
  asOf: string | null;
};
export type FigureKey = 'start-rate' | 'held-rate' | 'worth-it';

/** A released figure with the facts behind it, kept to judge the next release; the facts never leave the room. */
export type Held = { figure: Figure; factIds: string[] };

const distinct = (facts: readonly Fact[], pick: (fact: Fact) => string) => new Set(facts.map(pick)).size;

const isEnough = (facts: readonly Fact[]) =>
  distinct(facts, (fact) => fact.raterId) >= LEAST && distinct(facts, (fact) => fact.ratedId) >= LEAST;

/**
 * Law 4, here and nowhere else: a figure is shown from 5 raters and 5 rated on, and changes only when the facts that
 * came or went since the last showing are themselves from 5 raters about 5 pairs. Otherwise the last one stays.
 */
export function releaseFigure(key: FigureKey, facts: readonly Fact[], today: string, last: Held | undefined): Held {
  const silent: Held = {
    figure: { key, percent: null, lowPercent: null, highPercent: null, about: 0, asOf: null },
    factIds: [],
  };
  const shown = last && last.figure.percent !== null ? last : undefined;
  if (!isEnough(facts)) return shown ?? silent;
  if (shown) {
    const before = new Set(shown.factIds);
    const fresh = facts.filter((fact) => !before.has(fact.id));
    if (!isEnough(fresh)) return shown;
  }
  const yes = facts.filter((fact) => fact.isYes).length;
  const { low, high } = wilson(yes, facts.length);
  const percent = (share: number) => Math.round(share * 100);
  return {
    figure: {
      key,
      percent: percent(yes / facts.length),
      lowPercent: percent(low),
      highPercent: percent(high),
      about: Math.floor(facts.length / 5) * 5,
      asOf: today,
    },
    factIds: facts.map((fact) => fact.id),
  };
}

/** A sentence with its values, to be said in the reader's language. */
export type Said = { sentence: string; values: Record<string, string | number> };

/**
 * What a figure says about its target, in percent: reached or missed only when the whole interval lies on one side,
 * else that nobody can tell yet and between what it could be.
 */
export function verdictOf(figure: Figure, target: number): Said {
  const { key, percent, lowPercent: low, highPercent: high } = figure;
  const values = { figure: key.slice(0, key.indexOf('-')), target };
  if (percent === null || low === null || high === null)
    return {
      sentence:
        /*i18n*/ 'We cannot tell yet about {figure, select, held {meetings held} worth {meetings worth their hour} other {pairs that have started}}: fewer than five people about five pairs have spoken.',
      values,
    };
  if (low >= target)
    return {
      sentence:
        /*i18n*/ '{figure, select, held {Meetings held} worth {Meetings worth their hour} other {Pairs that have started}} reach the aim of {target}%: {percent}%, likely at least {low}%.',
      values: { ...values, percent, low },
    };
  if (high < target)
    return {
      sentence:
        /*i18n*/ '{figure, select, held {Meetings held} worth {Meetings worth their hour} other {Pairs that have started}} stay below the aim of {target}%: {percent}%, likely at most {high}%.',
      values: { ...values, percent, high },
    };
  return {
    sentence:
      /*i18n*/ 'We cannot tell yet whether {figure, select, held {meetings held} worth {meetings worth their hour} other {pairs that have started}} reach the aim of {target}%: the true share could be anywhere between {low}% and {high}%.',
    values: { ...values, low, high },
  };
}
