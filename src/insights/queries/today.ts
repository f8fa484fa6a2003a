import { sql } from 'kysely';
import { type Ctx, notAllowed, todayIn } from '#platform';
import { listOpenSignals } from '#safeguarding';
import { coordinatedBy } from '../access.ts';
import type { TodayItem } from '../schema.ts';

type Row = {
  id: string;
  name: string;
  state: string;
  enteredAt: string;
  closesOn: string;
  mentors: number;
  mentees: number;
  runId: string | null;
  runAt: string | null;
  failure: string | null;
  isReady: boolean;
  proposals: number;
  hasOffered: boolean;
  lapsed: number;
};

const CLOSES_SOON_DAYS = 7;

/** One row a programme with all that Today asks about it. */
async function programmes(ctx: Ctx): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select p.id, p.name, s.state, s.entered_at as "enteredAt", p.registration_closes_on as "closesOn",
      (select count(*) from enrolments e where e.programme_id = p.id and e.side = 'mentor' and e.withdrawn_at is null) as mentors,
      (select count(*) from enrolments e where e.programme_id = p.id and e.side = 'mentee' and e.withdrawn_at is null) as mentees,
      r.id as "runId", coalesce(r.finished_at, r.requested_at) as "runAt", r.failure,
      (r.finished_at is not null and r.published_at is null and r.failure is null and r.cancelled_at is null) as "isReady",
      (select count(*) from proposals o where o.run_id = r.id) as proposals,
      exists (select from proposals o where o.programme_id = p.id and o.offered_at is not null) as "hasOffered",
      (select count(*) from proposals o where o.programme_id = p.id and o.closed_at is not null
        and o.mentorship_id is null) as lapsed
    from programmes p
    join lateral (select state, entered_at from programme_states where programme_id = p.id order by step desc limit 1) s on true
    left join lateral (select * from match_runs where programme_id = p.id order by requested_at desc limit 1) r on true
    where s.state <> 'closed'
    order by p.name`.execute(ctx.db);
  return rows;
}

function itemsOf(row: Row, today: string): TodayItem[] {
  const base = { programmeId: row.id, programmeName: row.name, subjectId: null, since: row.enteredAt };
  const items: TodayItem[] = [];
  const add = (kind: TodayItem['kind'], urgency: number, facts: TodayItem['facts'], more: Partial<TodayItem> = {}) =>
    items.push({ ...base, kind, urgency, facts, ...more });
  const run = { subjectId: row.runId, since: row.runAt ?? row.enteredAt };
  if (row.failure) add('run-failed', 1, { reason: row.failure }, run);
  if (row.isReady && (row.proposals > 0 || !row.hasOffered)) add('review-run', 1, { pairs: row.proposals }, run);
  const daysLeft = Temporal.PlainDate.from(today).until(row.closesOn).days;
  const isOpen = row.state === 'recruiting';
  if (isOpen && (row.mentors === 0 || row.mentees === 0)) {
    add('nobody-on-a-side', 1, { mentors: row.mentors, mentees: row.mentees });
  } else if (isOpen && daysLeft < 0) {
    add('propose', 1, { mentors: row.mentors, mentees: row.mentees });
  } else if (isOpen && daysLeft <= CLOSES_SOON_DAYS) {
    add('registration-closes', 2, { days: daysLeft, mentors: row.mentors, mentees: row.mentees });
  }
  if (row.state === 'matching' && !row.runId) add('propose', 1, { mentors: row.mentors, mentees: row.mentees });
  if (row.lapsed > 0 && row.state !== 'recruiting') add('lapsed-proposals', 2, { proposals: row.lapsed });
  return items;
}

async function undelivered(ctx: Ctx): Promise<{ count: number; since: string } | undefined> {
  const row = await ctx.db
    .selectFrom('mails')
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.min('createdAt').as('since')])
    .where('abandonedAt', 'is not', null)
    .executeTakeFirst();
  return row && row.count > 0 ? { count: row.count, since: row.since ?? '' } : undefined;
}

/** What needs this coordinator now, the most urgent first; each item has one action. */
export async function listToday(ctx: Ctx): Promise<TodayItem[]> {
  const mine = coordinatedBy(ctx.actor);
  if (mine !== null && mine.size === 0) throw notAllowed();
  const rows = (await programmes(ctx)).filter((row) => mine === null || mine.has(row.id));
  const today = todayIn(ctx, 'UTC');
  const items = rows.flatMap((row) => itemsOf(row, today));
  for (const row of rows) {
    const told = new Set<string | null>();
    for (const signal of await listOpenSignals(ctx, row.id)) {
      if (signal.triagedAt || (signal.mentorshipId && told.has(signal.mentorshipId))) continue;
      told.add(signal.mentorshipId);
      const [first, second] = signal.members.map((member) => member.name);
      items.push({
        kind: 'signal',
        urgency: signal.severity >= 's3' ? 1 : 2,
        programmeId: row.id,
        programmeName: row.name,
        facts: { ...signal.inputs, code: signal.code, first: first ?? '', second: second ?? '' },
        subjectId: signal.mentorshipId,
        since: signal.raisedAt,
      });
    }
  }
  const mail = await undelivered(ctx);
  const [programme] = rows;
  if (mail && programme) {
    const base = { programmeId: programme.id, programmeName: programme.name, subjectId: null };
    items.push({ ...base, kind: 'undelivered-mail', urgency: 2, facts: { mails: mail.count }, since: mail.since });
  }
  return items.sort(
    (a, b) => a.urgency - b.urgency || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || a.since.localeCompare(b.since),
  );
}

/** Among equally urgent things people who may be losing each other come first. */
const ORDER: readonly TodayItem['kind'][] = [
  'signal',
  'run-failed',
  'review-run',
  'propose',
  'nobody-on-a-side',
  'registration-closes',
  'undelivered-mail',
  'lapsed-proposals',
];
