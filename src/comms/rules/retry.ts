const pausesMinutes = [1, 5, 15, 60, 240, 720, 1440, 1440];

export const mostAttempts = pausesMinutes.length + 1;

/** Minutes until the next try after so many failed ones; null when it is given up (after about three days). */
export const pauseAfter = (attempts: number): number | null => pausesMinutes[attempts - 1] ?? null;

type SmtpFault = { responseCode?: unknown; message?: unknown };

/** A refusal that another try cannot mend: the server answered that this recipient does not exist. */
export function isFinal(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { responseCode } = error as SmtpFault;
  return typeof responseCode === 'number' && [550, 551, 553, 556].includes(responseCode);
}

/** What went wrong without addresses, for people who look after the server. */
export function faultLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text
    .replace(/[^\s<>]+@[^\s<>]+/g, '…@…')
    .replace(/\s+/g, ' ')
    .slice(0, 300);
}
