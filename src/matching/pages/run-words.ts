import type { I18n } from '#ui/web';
import type { RunView } from '../schema.ts';

type Told = Pick<RunView, 'state' | 'isOvertaken' | 'mode' | 'proposing' | 'requestedBy'>;
type Listed = Pick<RunView, 'id' | 'state' | 'isOvertaken'>;
type Named = Told & Pick<RunView, 'id' | 'requestedAt'>;

const BUSY = new Set(['waiting', 'running']);
export const isBusy = (state: string | undefined): boolean => state !== undefined && BUSY.has(state);

/** Whether a run has an answer that can be looked at. */
export const hasAnswer = ({ state }: Pick<RunView, 'state'>): boolean => state === 'finished' || state === 'published';

/** Of runs, newest first: the one at work, else the newest answer that was not overtaken, else the newest. */
export function shownFirst<Run extends Pick<RunView, 'state' | 'isOvertaken'>>(runs: readonly Run[]): Run | undefined {
  const [newest] = runs;
  if (newest && isBusy(newest.state)) return newest;
  return runs.find((run) => hasAnswer(run) && !run.isOvertaken) ?? runs.find(hasAnswer) ?? newest;
}

/** Whether pairs are under review that a run with the fewest changes can keep, as far as the run shown tells. */
export function mayKeepPairs(shown: Pick<RunView, 'id' | 'summary'>, runs: readonly Listed[]): boolean {
  const latest = runs.find(hasAnswer);
  if (latest?.state !== 'finished' || latest.isOvertaken) return false;
  return latest.id !== shown.id || shown.summary?.proposals !== 0;
}

/** What became of a run, in a word or two. */
export function stateWords(i18n: I18n, { state, isOvertaken }: Pick<RunView, 'state' | 'isOvertaken'>): string {
  if (state === 'finished') return isOvertaken ? i18n._('overtaken') : i18n._('to review');
  if (state === 'published') return i18n._('published');
  if (state === 'cancelled') return i18n._('cancelled');
  return state === 'failed' ? i18n._('no answer') : i18n._('being worked on');
}

/** What a run was asked to be good at; of a stable one also whose wishes went first. */
export function wayWords(i18n: I18n, { mode, proposing }: Pick<RunView, 'mode' | 'proposing'>): string {
  if (mode === 'circles') return i18n._('circles');
  if (mode === 'repair') return i18n._('fewest changes');
  if (mode === 'optimal') return i18n._('best answer');
  return proposing === 'mentee'
    ? i18n._('nobody would swap, mentees’ wishes first')
    : i18n._('nobody would swap, mentors’ wishes first');
}

/** State, way and whoever asked for a run. */
export const runWords = (i18n: I18n, run: Told): string =>
  [stateWords(i18n, run), wayWords(i18n, run), run.requestedBy].filter(Boolean).join(' · ');

/** Each run as a choice; runs of one minute are told apart by their seconds, which `timeOf` adds when asked to. */
export function runChoices(i18n: I18n, timeOf: (at: string, hasSeconds: boolean) => string, runs: readonly Named[]) {
  const minuteOf = (run: Named) => timeOf(run.requestedAt, false);
  return runs.map((run) => {
    const isAlone = runs.every((other) => other === run || minuteOf(other) !== minuteOf(run));
    return { value: run.id, label: `${timeOf(run.requestedAt, !isAlone)} · ${runWords(i18n, run)}` };
  });
}
