import type { ImportNote, PersonState } from '../schema.ts';

/** One row on its way into the directory; undefined means that the file does not say. */
export type PersonDraft = {
  file: string;
  line: number;
  externalId: string;
  givenName: string;
  familyName: string;
  email?: string | null;
  jobTitle?: string;
  gradeLabel?: string | null;
  gradeRank?: number | null;
  unit?: string | null;
  parentUnit?: string | null;
  site?: string | null;
  team?: string;
  /** How the file names the manager; resolved by `untangle`. */
  managerRef?: string | null;
  /** Names by which other rows may mean this one. */
  refs: readonly string[];
  languages?: string[];
  locale?: string;
  timeZone?: string;
  workMode?: 'on_site' | 'remote' | 'hybrid';
  state: PersonState;
  joinedOn?: string | null;
  headcount: number;
};

export type Notes = {
  list: ImportNote[];
  add: (
    at: { file: string; line: number | null; person?: string; field?: string },
    level: ImportNote['level'],
    code: string,
    sentence: string,
    values?: Record<string, string | number>,
  ) => void;
};

export function newNotes(): Notes {
  const list: ImportNote[] = [];
  return {
    list,
    add: ({ file, line, person, field }, level, code, sentence, values = {}) => {
      const about = { ...(person ? { person } : {}), ...(field ? { field } : {}) };
      list.push({ file, line, ...about, level, code, sentence, values });
    },
  };
}

const MOST_NOTES = 20_000;
const WEIGHT = { refused: 0, changed: 1, information: 2 };

/** The notes of a report, refused rows first, so that they are never the ones left out. */
export function notesForReport({ list }: Pick<Notes, 'list'>): { notes: ImportNote[]; notesLeftOut: number } {
  const sorted = [...list].sort((a, b) => WEIGHT[a.level] - WEIGHT[b.level]);
  return { notes: sorted.slice(0, MOST_NOTES), notesLeftOut: Math.max(0, sorted.length - MOST_NOTES) };
}

export const isVacantName = (name: string): boolean =>
  /^(vacan(t|cy)( post)?|vakan(t|z)|unbesetzt|n\.? ?n\.?|tbc|tbd|open position)$/i.test(name.trim());
