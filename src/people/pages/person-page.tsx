import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ask, Empty, Facts, inOneLine, Loaded, Page, Panel, TextLink, useWords } from '#ui/web';
import type { PersonView } from '../schema.ts';
import { api } from './api.ts';
import { Standing } from './people-table.tsx';
import styles from './person.module.css';
import { PowerLinks } from './power-links.tsx';

function Line({ view }: { view: PersonView }) {
  const { i18n } = useWords();
  if (view.line.length === 0)
    return (
      <Empty title={i18n._('Nobody stands above')}>{i18n._('This is the top, or the file named no manager.')}</Empty>
    );
  return (
    <ol className={styles.line}>
      {[...view.line].reverse().map(({ depth, person }) => (
        <li key={person.id}>
          <span className={styles.depth}>
            {i18n._('{depth, plural, one {Manager} other {# levels up}}', { depth })}
          </span>
          <span>
            <TextLink to="/people/$personId" params={{ personId: person.id }}>
              {person.name}
            </TextLink>{' '}
            <Standing person={person} />
            <span className={styles.quiet}>{inOneLine(person.jobTitle, person.gradeName)}</span>
          </span>
        </li>
      ))}
      <li aria-current="true">
        <span className={styles.depth}>{i18n._('This person')}</span>
        <strong>{view.person.name}</strong>
      </li>
    </ol>
  );
}

function Card({ view }: { view: PersonView }) {
  const { i18n, locale } = { ...useWords(), locale: document.documentElement.lang || 'en' };
  const { person } = view;
  const names = new Intl.DisplayNames(locale, { type: 'language' });
  const modes = { on_site: i18n._('On site'), remote: i18n._('Remote'), hybrid: i18n._('On site and remote') };
  const items = [
    { term: i18n._('Grade'), is: person.gradeName ?? i18n._('Not known') },
    { term: i18n._('Unit'), is: person.unitName ?? i18n._('Not known') },
    { term: i18n._('Team'), is: person.team },
    { term: i18n._('Site'), is: person.siteName },
    { term: i18n._('E-mail'), is: person.email },
    { term: i18n._('Number'), is: person.externalId },
    { term: i18n._('Languages'), is: person.languages.map((tag) => names.of(tag) ?? tag).join(', ') },
    { term: i18n._('Time zone'), is: person.timeZone },
    { term: i18n._('Works'), is: modes[person.workMode] },
    {
      term: i18n._('Leads'),
      is: i18n._('{count, plural, =0 {nobody} one {one person} other {# people}}', { count: view.reports }),
    },
  ];
  return <Facts items={items.filter(({ is }) => is !== null && is !== '')} />;
}

/** One person: card, reporting line upwards, and for those who run programmes the declared links. */
export default function PersonPage() {
  const { i18n } = useWords();
  const { personId = '' } = useParams({ strict: false }) as { personId?: string };
  const query = useQuery({
    queryKey: ['person', personId],
    queryFn: () => ask(api.people[':id'].$get({ param: { id: personId } })),
  });
  const person = query.data?.person;
  return (
    <Page
      title={person?.name ?? i18n._('Person')}
      above={<TextLink to="/directory">{i18n._('Directory')}</TextLink>}
      lead={
        person && (
          <>
            {person.jobTitle} <Standing person={person} />
          </>
        )
      }
    >
      <Loaded query={query}>
        {(view) => (
          <>
            <Panel title={i18n._('In the directory')}>
              <Card view={view} />
            </Panel>
            <Panel
              title={i18n._('Reporting line')}
              lead={i18n._(
                'Nobody is paired with somebody near in this line; the programme says how near is too near.',
              )}
            >
              <Line view={view} />
            </Panel>
            {view.powerLinks && <PowerLinks view={view} links={view.powerLinks} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}
