import { type Me, type Role, rolesIn } from './me.ts';
import { type NavGroup, type NavItem, navOf, type PageEntry } from './pages.ts';

/** Who sees which part of the navigation; the server decides again on every request. */
const mayEnter: Record<NavGroup, Role[]> = {
  participant: ['mentor', 'mentee'],
  coordinator: ['coordinator'],
  programme: ['coordinator'],
  sponsor: ['sponsor'],
  caseHandler: ['case_handler'],
  viewer: ['viewer'],
  administrator: ['administrator'],
};

const groupOrder = Object.keys(mayEnter) as NavGroup[];

/** `exact`: another line lies below this one's path, so only the path itself is this line. */
export type NavLine = NavItem & { to: string; params: Record<string, string>; exact: boolean };
export type NavSection = { group: NavGroup; lines: NavLine[] };

/** The sections a person may enter, in order, from the pages that exist; a page of several sections stands in the first. */
export function sectionsFor(pages: PageEntry[], me: Me, programmeId: string | undefined): NavSection[] {
  const roles = rolesIn(me, undefined);
  const here = rolesIn(me, programmeId);
  const paths = pages.filter((entry) => entry.nav !== undefined).map((entry) => entry.path);
  const exact = (path: string) => paths.some((other) => other.startsWith(`${path}/`));
  const lines = pages.flatMap((entry) =>
    navOf(entry).map(
      (item): NavLine => ({
        ...item,
        to: entry.path,
        params: programmeId ? { programmeId } : {},
        exact: exact(entry.path),
      }),
    ),
  );
  const shown = new Set<string>();
  const once = ({ to }: NavLine) => !shown.has(to) && shown.add(to);
  return groupOrder
    .filter((group) => mayEnter[group].some((role) => (group === 'programme' ? here : roles).has(role)))
    .map((group) => ({
      group,
      lines: lines
        .filter((line) => line.group === group && (programmeId !== undefined || !line.to.includes('$programmeId')))
        .filter(once)
        .sort((a, b) => a.order - b.order),
    }))
    .filter((section) => section.lines.length > 0);
}
