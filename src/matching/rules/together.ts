import type { Beginning } from '#mentorships';
import type { Programme } from '#programmes';

type Pair = { id: string; mentorId: string; menteeId: string };

/** Pairs that begin as one mentorship: those of one mentor in a circle, of one mentee in two-to-one, else each alone. */
export function together<Row extends Pair>(format: Programme['format'], rows: readonly Row[]): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const hub = { one_to_one: row.id, two_to_one: row.menteeId, circle: row.mentorId }[format];
    groups.set(hub, [...(groups.get(hub) ?? []), row]);
  }
  return [...groups.values()];
}

/** Fewest pairs with which a group may begin. */
export const leastPairs = ({ format, policy }: Pick<Programme, 'format' | 'policy'>): number =>
  format === 'circle' ? policy.circleLeast : 1;

/** What `beginMentorships` needs of pairs that begin together; the first of them is the origin. */
export function beginningOf(rows: readonly Pair[]): Beginning {
  const members = (ids: readonly string[], side: 'mentor' | 'mentee') =>
    [...new Set(ids)].map((personId) => ({ personId, side }));
  return {
    members: [
      ...members(
        rows.map((row) => row.mentorId),
        'mentor',
      ),
      ...members(
        rows.map((row) => row.menteeId),
        'mentee',
      ),
    ],
    origin: 'proposal',
    originId: rows[0]?.id ?? null,
  };
}
