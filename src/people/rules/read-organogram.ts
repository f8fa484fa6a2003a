import { sha256 } from '#platform';
import type { OrganogramFacts } from '../schema.ts';
import { isVacantName, type Notes, type PersonDraft } from './person-draft.ts';
import { splitName } from './read-cells.ts';
import type { Table, TableRow } from './read-table.ts';

export type Post = {
  table: Table;
  row: TableRow;
  ref: string;
  name: string;
  grade: string;
  parent: string;
};
export type PostGroup = { table: Table; row: TableRow; grade: string; parent: string; fte: number; pay: number | null };
export type Organogram = { source: string; posts: Post[]; groups: PostGroup[] };

const cell = (row: TableRow, ...names: string[]): string => {
  for (const name of names) if (row.cells[name] !== undefined) return row.cells[name] ?? '';
  return '';
};
const amount = (text: string): number | null => {
  const value = Number(text.replace(/[,£\s]/g, ''));
  return text.trim() === '' || !Number.isFinite(value) ? null : value;
};
const isTop = (parent: string): boolean => parent.toUpperCase() === 'XX';
const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);

/** `senior` or `junior` file of a UK organogram by its header, or null. */
export const organogramKind = (table: Table): 'senior' | 'junior' | null => {
  if (table.columns.includes('Reporting Senior Post')) return 'junior';
  return table.columns.includes('Post Unique Reference') ? 'senior' : null;
};

/** Sorts the rows of the files into senior posts and junior groups of posts. */
export function organogramOf(tables: readonly Table[], source: string | undefined): Organogram {
  const posts: Post[] = [];
  const groups: PostGroup[] = [];
  for (const table of tables) {
    const kind = organogramKind(table);
    for (const row of table.rows) {
      const grade = cell(row, 'Grade', 'Grade (or equivalent)');
      if (kind === 'senior') {
        const [ref, parent] = [cell(row, 'Post Unique Reference'), cell(row, 'Reports to Senior Post')];
        posts.push({ table, row, ref, name: cell(row, 'Name'), grade, parent });
      } else if (kind === 'junior') {
        const low = amount(cell(row, 'Payscale Minimum (£)'));
        const high = amount(cell(row, 'Payscale Maximum (£)'));
        const pay = low === null && high === null ? null : ((low ?? high ?? 0) + (high ?? low ?? 0)) / 2;
        const fte = amount(cell(row, 'Number of Posts in FTE')) ?? 0;
        groups.push({ table, row, grade, parent: cell(row, 'Reporting Senior Post'), fte, pay });
      }
    }
  }
  const first = posts[0]?.row ?? groups[0]?.row;
  const named = first ? slug(cell(first, 'Organisation') || cell(first, 'Parent Department')) : '';
  return { source: source ?? (named || 'organogram'), posts, groups };
}

/** The counts of the published files as they stand, first row of a repeated post winning, nothing mended. */
export function factsOf({ posts, groups }: Organogram): OrganogramFacts {
  const times = new Map<string, number>();
  const first = new Map<string, string>();
  for (const { ref, parent } of posts) {
    times.set(ref, (times.get(ref) ?? 0) + 1);
    if (!first.has(ref)) first.set(ref, parent);
  }
  let [onCycle, deepest] = [0, 0];
  for (const start of first.keys()) {
    const seen = new Set<string>();
    let here = start;
    while (first.has(here) && !seen.has(here)) {
      seen.add(here);
      here = first.get(here) ?? '';
    }
    if (here === start) onCycle += 1;
    if (!first.has(here)) deepest = Math.max(deepest, seen.size);
  }
  const count = (is: (post: Post) => boolean): number => posts.filter(is).length;
  return {
    seniorRows: posts.length,
    distinctPostIds: times.size,
    duplicatedPostIds: [...times.values()].filter((one) => one > 1).length,
    rootsXx: count((post) => isTop(post.parent)),
    blankParent: count((post) => post.parent === ''),
    orphanParents: count((post) => post.parent !== '' && !isTop(post.parent) && !first.has(post.parent)),
    selfParent: count((post) => post.parent === post.ref),
    postsOnACycle: onCycle,
    maxDepth: deepest,
    seniorGrades: new Set(posts.map((post) => post.grade)).size,
    vacant: count((post) => /vacan/i.test(post.name)),
    eliminated: count((post) => /^eliminated$/i.test(post.name)),
    juniorRows: groups.length,
    juniorRowsLinked: groups.filter((group) => first.has(group.parent)).length,
    juniorFte: Math.round(groups.reduce((sum, group) => sum + group.fte, 0) * 100) / 100,
    juniorGrades: new Set(groups.map((group) => group.grade)).size,
  };
}

/** Numbers repeated names of one file: "a", "a#2", "a#3". */
function numbering(): (key: string) => string {
  const seen = new Map<string, number>();
  return (key) => {
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times === 1 ? key : `${key}#${times}`;
  };
}

const unitOf = (row: TableRow): Pick<PersonDraft, 'unit' | 'parentUnit'> => ({
  unit: cell(row, 'Unit').slice(0, 200) || cell(row, 'Organisation').slice(0, 200) || null,
  parentUnit: cell(row, 'Unit') === '' ? null : cell(row, 'Organisation').slice(0, 200) || null,
});

/** Rows that repeat a post come after the one that other rows mean: the top of the organisation, else the first. */
const bearersFirst = (posts: readonly Post[]): Post[] =>
  [...posts].sort((a, b) => Number(isTop(b.parent)) - Number(isTop(a.parent)));

function postDrafts({ source, posts }: Organogram, notes: Notes): PersonDraft[] {
  const [number, numberRef] = [numbering(), numbering()];
  const bearers = new Map(
    bearersFirst(posts)
      .reverse()
      .map((post) => [post.ref, post]),
  );
  return posts.flatMap((post): PersonDraft[] => {
    const at = { file: post.table.name, line: post.row.line };
    if (post.ref === '') {
      notes.add(at, 'refused', 'no-id', /*i18n*/ 'The post has no reference number. Add it and import again.');
      return [];
    }
    const isEmpty = isVacantName(post.name) || /^(eliminated)$/i.test(post.name);
    const isNamed = !isEmpty && !/^(n\/?d|not disclosed|)$/i.test(post.name);
    const isBearer = bearers.get(post.ref) === post;
    const refNow = numberRef(post.ref);
    if (!isBearer)
      notes.add(
        at,
        'changed',
        'repeated-post',
        /*i18n*/ 'Post "{ref}" stands in several rows. This one was taken as a post of its own; rows that report to "{ref}" belong to line {line}.',
        { ref: post.ref, line: bearers.get(post.ref)?.row.line ?? 0 },
      );
    if (isEmpty) noteEmpty(notes, at, post.name);
    const title = cell(post.row, 'Job Title').slice(0, 500);
    const names = isNamed ? splitName(post.name) : { givenName: isEmpty ? 'Vacant' : 'Post', familyName: refNow };
    return [
      {
        ...at,
        externalId: number(isNamed ? `${source}:person:${slug(post.name)}` : `${source}:post:${post.ref}`).slice(
          0,
          200,
        ),
        givenName: names.givenName.slice(0, 200),
        familyName: names.familyName.slice(0, 200),
        email: null,
        jobTitle: title,
        gradeLabel: post.grade || null,
        ...unitOf(post.row),
        managerRef: isTop(post.parent) || post.parent === '' ? null : post.parent,
        refs: isBearer ? [post.ref] : [],
        state: isEmpty ? 'vacant' : 'active',
        headcount: 1,
      },
    ];
  });
}

function noteEmpty(notes: Notes, at: { file: string; line: number }, name: string): void {
  if (/^eliminated$/i.test(name))
    notes.add(
      at,
      'information',
      'eliminated-post',
      /*i18n*/ 'The post no longer exists. It was kept as an empty step so that reporting lines stay whole; nobody can enrol from it.',
    );
  else
    notes.add(
      at,
      'information',
      'vacant-post',
      /*i18n*/ 'The post is vacant. It was kept so that reporting lines stay whole; nobody can enrol from it.',
    );
}

function groupDrafts({ source, groups }: Organogram): PersonDraft[] {
  const number = numbering();
  return groups.map((group): PersonDraft => {
    const { row } = group;
    const facts = [
      'Unit',
      'Payscale Minimum (£)',
      'Payscale Maximum (£)',
      'Generic Job Title',
      'Professional/Occupational Group',
    ];
    const key = JSON.stringify([group.parent, group.grade, ...facts.map((name) => cell(row, name))]);
    const title = cell(row, 'Generic Job Title') || 'Staff';
    return {
      file: group.table.name,
      line: row.line,
      externalId: number(`${source}:group:${sha256(key).slice(0, 24)}`),
      givenName: title.slice(0, 200),
      familyName: `(${group.parent}, ${group.grade})`.slice(0, 200),
      email: null,
      jobTitle: title.slice(0, 500),
      gradeLabel: group.grade || null,
      ...unitOf(row),
      managerRef: group.parent === '' || isTop(group.parent) ? null : group.parent,
      refs: [],
      state: 'active',
      headcount: group.fte,
    };
  });
}

/** Drafts of an organogram: one for each senior post, one for each junior row, which stands for `headcount` FTE. */
export function readOrganogram(organogram: Organogram, notes: Notes): PersonDraft[] {
  const file = organogram.groups[0]?.table.name;
  if (file)
    notes.add(
      { file, line: null },
      'information',
      'groups-of-posts',
      /*i18n*/ 'A junior row is a group of like posts. Each of the {rows} rows became one entry that stands for its full-time equivalents, {fte} in all.',
      {
        rows: organogram.groups.length,
        fte: factsOf(organogram).juniorFte,
      },
    );
  return [...postDrafts(organogram, notes), ...groupDrafts(organogram)];
}
