import { breachesAmong, getPeople } from '#people';
import type { Ctx } from '#platform';
import type { Programme } from '#programmes';
import { leastPairs, together } from '../rules/together.ts';
import type { Published } from '../schema.ts';
import { liveDecisions } from './facts.ts';
import type { ProposalRow } from './stored.ts';

export type Withheld = Published['withheld'][number];

type Pair = { mentorEnrolmentId: string; menteeEnrolmentId: string };
const keyOf = ({ mentorEnrolmentId, menteeEnrolmentId }: Pair) => `${mentorEnrolmentId} ${menteeEnrolmentId}`;

/** Laws 1 and 2 with today's directory: groups of pairs that may begin together, and every pair held back with its reason. */
export async function soundGroups(
  ctx: Ctx,
  programme: Programme,
  rows: readonly ProposalRow[],
): Promise<{ groups: ProposalRow[][]; withheld: Withheld[] }> {
  const policy = { ...programme.policy, kind: programme.kind };
  const people = await getPeople(ctx, [...new Set(rows.flatMap((row) => [row.mentorId, row.menteeId]))]);
  const breaches = new Map(
    (await breachesAmong(ctx, rows, policy)).map(({ pair, breach }) => [pair.id, breach] as const),
  );
  const decisions = await liveDecisions(ctx, programme.id);
  const apart = new Set(decisions.filter((one) => one.kind === 'forbid').map(keyOf));
  const nameOf = (id: string) => people.get(id)?.name ?? '?';
  const withheld: Withheld[] = [];
  const hold = (row: ProposalRow, words: Withheld['words']) =>
    withheld.push({ mentor: nameOf(row.mentorId), mentee: nameOf(row.menteeId), words });
  const sound = rows.filter((row) => {
    const isHere = [row.mentorId, row.menteeId].every((id) => people.get(id)?.state === 'active');
    const breach = breaches.get(row.id);
    const isApart = apart.has(keyOf(row));
    if (isHere && !breach && !isApart) return true;
    if (breach) hold(row, { code: `rule.${breach.rule}`, sentence: breach.sentence, values: breach.values });
    else if (isApart)
      hold(row, { code: 'rule.kept-apart', sentence: /*i18n*/ 'A coordinator keeps them apart.', values: {} });
    else hold(row, { code: 'rule.left', sentence: /*i18n*/ 'One of them is no longer in the directory.', values: {} });
    return false;
  });
  const minimum = leastPairs(programme);
  const groups = together(programme.format, sound).filter((group) => {
    if (group.length >= minimum) return true;
    const sentence = /*i18n*/ 'The circle would have fewer than {minimum} mentees.';
    for (const row of group) hold(row, { code: 'rule.circle-too-small', sentence, values: { minimum } });
    return false;
  });
  return { groups, withheld };
}
