import { Navigate, Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import {
  ButtonLink,
  Empty,
  Loading,
  type Me,
  Page,
  type PageEntry,
  ProblemAlert,
  Shell,
  sectionsFor,
  send,
  speakLike,
  useMe,
  useProgrammeId,
  useWords,
} from '#ui/web';
import styles from './frame.module.css';

function SignInFirst() {
  const here = useRouterState({ select: (state) => state.location.href });
  useEffect(() => location.assign(`/sign-in?to=${encodeURIComponent(here)}`), [here]);
  return <Loading />;
}

async function signOut() {
  await send('/api/v1/sign-out', { method: 'POST' });
  location.assign('/sign-in');
}

/** Stands around every page of a signed-in person. */
export function Frame({ pages }: { pages: PageEntry[] }) {
  const { me, query } = useMe();
  const locale = me?.locale;
  useEffect(() => void speakLike(locale), [locale]);
  if (me === null) return <SignInFirst />;
  if (me === undefined)
    return query.isError ? <ProblemAlert error={query.error} onRetry={() => void query.refetch()} /> : <Loading />;
  return (
    <Shell pages={pages} me={me} onSignOut={() => void signOut()}>
      <Outlet />
    </Shell>
  );
}

function FirstPage({ pages, me }: { pages: PageEntry[]; me: Me }) {
  const { i18n } = useWords();
  const first = sectionsFor(pages, me, useProgrammeId(me))[0]?.lines[0];
  if (first) return <Navigate to={first.to} params={first.params} replace />;
  const isGuest = me.roles.length === 0 && me.programmes.length === 0;
  return (
    <Page title={i18n._('Welcome, {name}', { name: me.person.givenName })}>
      {isGuest ? (
        <Empty title={i18n._('You are not in a programme yet')}>
          {i18n._('When someone invites you or you register, your programme opens here.')}
        </Empty>
      ) : (
        <Empty title={i18n._('Nothing needs you here yet')}>
          {i18n._('Pages for your role appear in the navigation as soon as there is something to see.')}
        </Empty>
      )}
    </Page>
  );
}

/** Sends a person to the first thing that is theirs. */
export function StartPage({ pages }: { pages: PageEntry[] }) {
  const { me } = useMe();
  return me ? <FirstPage pages={pages} me={me} /> : <Loading />;
}

/** Inside the frame for whoever is signed in; a stranger sees the page alone. */
export function NotFoundPage({ pages }: { pages: PageEntry[] }) {
  const { me } = useMe();
  if (me === undefined) return <Loading />;
  if (me === null)
    return (
      <main className={styles.alone}>
        <NothingHere />
      </main>
    );
  return (
    <Shell pages={pages} me={me} onSignOut={() => void signOut()}>
      <NothingHere />
    </Shell>
  );
}

function NothingHere() {
  const { i18n } = useWords();
  return (
    <Page
      title={i18n._('There is no page here')}
      lead={i18n._('The link may be old, or the page may not be yours to see.')}
    >
      <ButtonLink to="/" variant="default" style={{ justifySelf: 'start' }}>
        {i18n._('Go to my first page')}
      </ButtonLink>
    </Page>
  );
}

export function CrashPage({ error }: { error: unknown }) {
  const { i18n } = useWords();
  return (
    <Page title={i18n._('This page broke')}>
      <ProblemAlert error={error} onRetry={() => location.reload()} />
    </Page>
  );
}
