import type { Parts } from '../progress.ts';
import type { Reason } from '../result.ts';
import type { CanonicalInstance, Policy, RuleName } from '../types.ts';

/** The instance with positions of ids; rules and terms pack their own columns from it once per run. */
export interface Context {
  instance: CanonicalInstance;
  mentorAt: ReadonlyMap<string, number>;
  menteeAt: ReadonlyMap<string, number>;
}

export type Values = Record<string, string | number>;

/** A rule at work on packed columns. */
export interface Gate {
  refuses: (i: number, j: number) => boolean;
  /** Clears the bits of the mentees whom mentor `i` may not meet; false when it cleared none for sure. */
  strike: (i: number, open: Int32Array) => boolean;
}

export interface Rule<Columns extends object = object> {
  name: RuleName;
  /** The rule as a sentence names it. */
  title: string;
  active: (policy: Policy) => boolean;
  /** Typed arrays and numbers alone, so that a worker thread can open them; null when nobody can be refused here. */
  pack(context: Context): Parts<Columns | null>;
  open(columns: Columns): Gate;
  /** The facts behind a refusal of mentor `i` and mentee `j`. */
  explain: (context: Context, i: number, j: number) => Values;
  sentence: (values: Values) => string;
}

export function createContext(instance: CanonicalInstance): Context {
  return {
    instance,
    mentorAt: new Map(instance.mentors.map((p, i) => [p.id, i])),
    menteeAt: new Map(instance.mentees.map((p, j) => [p.id, j])),
  };
}

export const ruleReason = (rule: Rule, context: Context, i: number, j: number): Reason => ({
  code: `rule.${rule.name}`,
  values: {
    mentor: context.instance.mentors[i]!.id,
    mentee: context.instance.mentees[j]!.id,
    ...rule.explain(context, i, j),
  },
});
