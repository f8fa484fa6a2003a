import type { Facts } from './instance.ts';

/** Why there is nothing to match yet and what to do next; null when both sides have somebody. */
export function emptySide(facts: Pick<Facts, 'inputs'>): string | null {
  const has = (side: string) => facts.inputs.some((input) => input.side === side);
  if (!has('mentor') && !has('mentee')) {
    return /*i18n*/ 'Nobody is enrolled yet. Invite people or import sign-ups, then run the match.';
  }
  if (!has('mentor')) {
    return /*i18n*/ 'No mentor is enrolled, so nobody can be paired. Invite mentors or import sign-ups, then run the match.';
  }
  if (!has('mentee')) {
    return /*i18n*/ 'No mentee is enrolled, so nobody can be paired. Invite mentees or import sign-ups, then run the match.';
  }
  return null;
}
