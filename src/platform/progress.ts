/** How far long work is: a phase in words, and done of total in whatever the phase counts. */
export type Progress = { phase: string; done: number; total: number };
export type OnProgress = (progress: Progress) => void;
