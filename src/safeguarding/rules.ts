export type Severity = 's1' | 's2' | 's3' | 's4';
export type Code = 'R1' | 'R2' | 'R3' | 'R4' | 'L1' | 'L2';

/** What one mentorship's rhythm looks like on a day; days are whole days. */
export type Rhythm = {
  daysSinceBegun: number;
  heldCount: number;
  daysSinceLastHeld: number | null;
  cadenceDays: number;
  hasFutureMeeting: boolean;
  /** For the latest planned meetings, newest first: did the mentee's side cancel or move it? */
  menteeMoved: boolean[];
  /** Prompts (after-meeting taps, check-ins) in a row that neither answered. */
  unansweredPrompts: number;
};

export type Warning = { code: Code; severity: Severity; inputs: Record<string, number> };

/**
 * Early warnings from rhythm alone; thresholds of the practice pack, section 8:
 * R1 two moves in a row or two of three by the mentee's side; R2 no first meeting after 14 (21) days;
 * R3 more than 1.5 cadences since the last meeting; R4 three prompts unanswered by both.
 */
export function warningsOf(rhythm: Rhythm): Warning[] {
  const warnings: Warning[] = [];
  const [last, second, third] = rhythm.menteeMoved;
  const moves = [last, second, third].filter(Boolean).length;
  if ((last && second) || moves >= 2) {
    warnings.push({ code: 'R1', severity: 's2', inputs: { moves, of: Math.min(3, rhythm.menteeMoved.length) } });
  }
  if (rhythm.heldCount === 0 && rhythm.daysSinceBegun > 14) {
    const severity = rhythm.daysSinceBegun > 21 ? 's2' : 's1';
    warnings.push({ code: 'R2', severity, inputs: { days: rhythm.daysSinceBegun } });
  }
  if (rhythm.daysSinceLastHeld !== null && rhythm.daysSinceLastHeld > 1.5 * rhythm.cadenceDays) {
    const severity = rhythm.hasFutureMeeting ? 's1' : 's2';
    warnings.push({ code: 'R3', severity, inputs: { days: rhythm.daysSinceLastHeld, cadence: rhythm.cadenceDays } });
  }
  if (rhythm.unansweredPrompts >= 3) {
    warnings.push({ code: 'R4', severity: 's2', inputs: { prompts: rhythm.unansweredPrompts } });
  }
  return warnings;
}

export type Chain = { personId: string; depth: number }[];

/**
 * Why a handler may not see a case: they are one of the people in it, lead one of them, or report to one of them.
 * `chains` holds everybody's managers upwards.
 */
export function conflictOf(
  handlerId: string,
  involved: readonly string[],
  chains: ReadonlyMap<string, Chain>,
): 'themself' | 'own line' | null {
  if (involved.includes(handlerId)) return 'themself';
  const leads = involved.some((id) => chains.get(id)?.some((step) => step.personId === handlerId));
  const isLed = chains.get(handlerId)?.some((step) => step.depth === 1 && involved.includes(step.personId));
  return leads || isLed ? 'own line' : null;
}

/** When a human must have looked: S4 the same day (8 h), S3 one working day, S2 five, S1 ten. */
export function dueAt(raisedAt: string, severity: Severity): string {
  const hours = { s4: 8, s3: 24, s2: 24 * 7, s1: 24 * 14 }[severity];
  return Temporal.Instant.from(raisedAt).add({ hours }).toString({ fractionalSecondDigits: 3 });
}
