import { useDisclosure } from '@mantine/hooks';
import { IconDots, IconLifebuoy } from '@tabler/icons-react';
import { Link, useParams, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { Dialog } from './dialog.tsx';
import { iconNames } from './icons.ts';
import { Mark } from './mark.tsx';
import { type Me, rolesIn } from './me.ts';
import { type NavLine, type NavSection, sectionsFor } from './nav.ts';
import type { NavGroup, PageEntry } from './pages.ts';
import { ProgrammeSwitcher, useProgrammeId } from './programme-switcher.tsx';
import { SettingsMenu } from './settings-menu.tsx';
import styles from './shell.module.css';
import { useWords } from './words.ts';

function useGroupTitle() {
  const { i18n } = useWords();
  const titles: Partial<Record<NavGroup, string>> = {
    sponsor: i18n._('Sponsor'),
    caseHandler: i18n._('Cases'),
    viewer: i18n._('Oversight'),
    administrator: i18n._('Administration'),
  };
  return (group: NavGroup) => titles[group];
}

function Line({ line, onGo }: { line: NavLine; onGo?: () => void }) {
  const { i18n } = useWords();
  const Icon = iconNames[line.icon];
  return (
    <Link
      to={line.to}
      params={line.params}
      className={styles.line}
      activeProps={{ 'aria-current': 'page' }}
      activeOptions={{ exact: line.exact, includeSearch: false }}
      onClick={onGo}
    >
      <Icon size={20} stroke={1.6} aria-hidden />
      <span>{line.label(i18n)}</span>
    </Link>
  );
}

function Sections({ sections, name, onGo }: { sections: NavSection[]; name: string | undefined; onGo?: () => void }) {
  const { i18n } = useWords();
  const titleOf = useGroupTitle();
  return sections.map((section) => {
    const given = section.group === 'programme' ? name : titleOf(section.group);
    const title = section.lines.length === 1 && section.lines[0]?.label(i18n) === given ? undefined : given;
    return (
      <div key={section.group} className={styles.section}>
        {title && <p className={styles.sectionTitle}>{title}</p>}
        <ul>
          {section.lines.map((line) => (
            <li key={line.to}>
              <Line line={line} {...(onGo ? { onGo } : {})} />
            </li>
          ))}
        </ul>
      </div>
    );
  });
}

/** Moves focus to the new page's title, so that a screen reader hears where it is. */
function useArrival() {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const first = useRef(true);
  useEffect(() => {
    if (path === undefined) return;
    const isFirst = first.current;
    first.current = false;
    return isFirst ? undefined : focusTitle();
  }, [path]);
}

/** Focuses the title, at once or when its data has come, unless the person has moved on; gives the way to stop waiting. */
function focusTitle(): () => void {
  const find = () => document.getElementById('page-title');
  const watch = new MutationObserver(() => {
    const title = find();
    if (!title) return;
    watch.disconnect();
    if (document.activeElement === document.body) title.focus({ preventScroll: true });
  });
  const title = find();
  if (title) title.focus({ preventScroll: true });
  else watch.observe(document.body, { childList: true, subtree: true });
  return () => watch.disconnect();
}

type ShellProps = { pages: PageEntry[]; me: Me; onSignOut: () => void; children: ReactNode };

/** Header, navigation by role and the page's place, on desktop and phone. */
export function Shell({ pages, me, onSignOut, children }: ShellProps) {
  const { i18n } = useWords();
  const [more, drawer] = useDisclosure(false);
  const programmeId = useProgrammeId(me);
  useParams({ strict: false });
  useArrival();
  const sections = sectionsFor(pages, me, programmeId);
  const name = me.programmes.find((programme) => programme.id === programmeId)?.name;
  const bar = sections
    .flatMap((section) => section.lines)
    .filter((line) => !line.minor)
    .slice(0, 4);
  const roles = rolesIn(me, undefined);
  const talk = (roles.has('mentor') || roles.has('mentee')) && pages.some((entry) => entry.path === '/talk');
  return (
    <div className={styles.shell}>
      <a href="#main" className={styles.skip}>
        {i18n._('Skip to the page')}
      </a>
      <header className={styles.header}>
        <Link to="/" className={styles.brand} aria-label="Viceversa">
          <Mark />
          <span className={styles.wordmark}>Viceversa</span>
        </Link>
        <ProgrammeSwitcher me={me} programmeId={programmeId} />
        <div className={styles.headerEnd}>
          {talk && (
            <Link to="/talk" className={styles.talk} aria-label={i18n._('Talk to someone outside my line')}>
              <IconLifebuoy size={20} stroke={1.6} aria-hidden />
              <span className={styles.talkShort}>{i18n._('Talk')}</span>
              <span className={styles.talkLong}>{i18n._('Talk to someone outside my line')}</span>
            </Link>
          )}
          <SettingsMenu me={me} onSignOut={onSignOut} />
        </div>
      </header>
      <nav className={styles.side} aria-label={i18n._('Main')}>
        <Sections sections={sections} name={name} />
      </nav>
      <main id="main" className={styles.main} tabIndex={-1}>
        {children}
      </main>
      <nav className={styles.bar} aria-label={i18n._('Quick')}>
        {bar.map((line) => (
          <Line key={line.to} line={line} />
        ))}
        <button type="button" className={styles.line} onClick={drawer.open} aria-haspopup="dialog" aria-expanded={more}>
          <IconDots size={20} stroke={1.6} aria-hidden />
          <span>{i18n._('More')}</span>
        </button>
      </nav>
      <Dialog kind="sheet" opened={more} onClose={drawer.close} title={name ?? i18n._('All pages')}>
        <nav className={styles.drawer} aria-label={i18n._('All pages')}>
          <Sections sections={sections} name={undefined} onGo={drawer.close} />
        </nav>
      </Dialog>
    </div>
  );
}
