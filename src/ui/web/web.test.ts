import { describe, expect, it } from 'vitest';
import { csvOf } from './csv.ts';
import type { Me } from './me.ts';
import { sectionsFor } from './nav.ts';
import { definePages, type NavGroup } from './pages.ts';
import { zoneOf } from './zone.ts';

const entry = (group: NavGroup, path: string, order: number) => ({
  path,
  load: () => Promise.resolve({ default: () => null }),
  title: () => path,
  nav: { group, order, icon: 'home' as const, label: () => path },
});

const pages = definePages([
  entry('programme', '/programmes/$programmeId/match', 20),
  entry('programme', '/programmes/$programmeId/design', 10),
  entry('participant', '/home', 10),
  entry('coordinator', '/today', 10),
  entry('caseHandler', '/cases', 10),
  entry('administrator', '/backup', 10),
  {
    ...entry('coordinator', '/people', 20),
    nav: ['coordinator', 'administrator'].map((group) => ({
      group: group as NavGroup,
      order: 20,
      icon: 'home' as const,
      label: () => '/people',
    })),
  },
]);

const ada: Me = {
  person: { id: 'a', givenName: 'Ada', name: 'Ada Okafor' },
  roles: [],
  programmes: [
    { id: 'p1', name: 'Pilot', roles: ['mentor'] },
    { id: 'p2', name: 'Second wave', roles: ['coordinator'] },
  ],
};

const pathsOf = (me: Me, programmeId: string | undefined) =>
  sectionsFor(pages, me, programmeId).flatMap((section) => section.lines.map((line) => line.to));

describe('the navigation', () => {
  it('shows the pages of the roles a person holds, in order', () => {
    expect(pathsOf(ada, 'p2')).toEqual([
      '/home',
      '/today',
      '/people',
      '/programmes/$programmeId/design',
      '/programmes/$programmeId/match',
    ]);
  });

  it('hides a programme from somebody who coordinates another', () => {
    expect(pathsOf(ada, 'p1')).toEqual(['/home', '/today', '/people']);
  });

  it('shows nothing of cases and administration to others', () => {
    expect(pathsOf({ ...ada, programmes: [] }, undefined)).toEqual([]);
    expect(pathsOf({ ...ada, programmes: [], roles: ['case_handler'] }, undefined)).toEqual(['/cases']);
    expect(pathsOf({ ...ada, programmes: [], roles: ['administrator'] }, undefined)).toEqual(['/backup', '/people']);
  });

  it('shows a page of two roles once to somebody who holds both', () => {
    expect(pathsOf({ ...ada, roles: ['administrator'] }, 'p1')).toEqual(['/home', '/today', '/people', '/backup']);
  });
});

describe('an exported table', () => {
  it('never becomes a formula in a spreadsheet, and numbers stay numbers', () => {
    expect(csvOf([['=1+1', '@x', '-3', -3]])).toBe("'=1+1,'@x,'-3,-3");
  });

  it('keeps commas, quotes and lines inside their cell', () => {
    expect(csvOf([['a,b', 'say "hi"', 'two\nlines']])).toBe('"a,b","say ""hi""","two\nlines"');
  });
});

describe('times', () => {
  it('stand in the zone of the account, as in the mails, wherever the device is', () => {
    expect(zoneOf('Asia/Singapore', 'Europe/Berlin')).toBe('Asia/Singapore');
  });
  it('stand in the zone of the device while the account has none, or one that is not known here', () => {
    for (const none of [undefined, 'UTC', 'Mars/Olympus_Mons'])
      expect(zoneOf(none, 'Europe/Berlin')).toBe('Europe/Berlin');
  });
});
