import { type ListColumns, listGate, packNamed } from './lists.ts';
import type { Rule } from './rule.ts';

/** The sentence never says which of the two said no. */
export const veto: Rule<ListColumns> = {
  name: 'veto',
  title: "somebody's wish",
  active: ({ rules }) => rules.veto,
  pack: (context) => packNamed(context, ({ vetoes }) => vetoes),
  open: listGate,
  explain: () => ({}),
  sentence: (v) => `${v.mentor} and ${v.mentee} are not to be paired, by somebody's wish.`,
};
