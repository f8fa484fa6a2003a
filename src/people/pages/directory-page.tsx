import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, ButtonLink, Empty, Loaded, Page, rolesIn, useMe, useWords } from '#ui/web';
import { api } from './api.ts';
import styles from './directory.module.css';
import { type DirectoryState, useDirectoryState } from './directory-state.ts';
import { PeopleTable } from './people-table.tsx';

const PER_PAGE = 50;

type FiltersProps = { state: DirectoryState; change: (part: Partial<DirectoryState>) => void; isOpen: boolean };

function Filters({ state, change, isOpen }: FiltersProps) {
  const { i18n } = useWords();
  const [find, setFind] = useState(state.find);
  const search = useDebouncedCallback((text: string) => change({ find: text }), 250);
  const grades = useQuery({ queryKey: ['ladder'], queryFn: () => ask(api.ladder.$get()) });
  const units = useQuery({ queryKey: ['units'], queryFn: () => ask(api.units.$get()) });
  const all = { value: '', label: i18n._('All') };
  return (
    <search className={styles.tools}>
      <TextInput
        label={i18n._('Search by name, job title, unit or team')}
        type="search"
        leftSection={<IconSearch size={18} aria-hidden />}
        value={find}
        maxLength={120}
        onChange={(event) => {
          setFind(event.currentTarget.value);
          search(event.currentTarget.value);
        }}
      />
      <NativeSelect
        label={i18n._('Grade')}
        value={state.grade}
        data={[all, ...(grades.data?.grades ?? []).map((grade) => ({ value: grade.id, label: grade.name }))]}
        onChange={(event) => change({ grade: event.currentTarget.value })}
      />
      <NativeSelect
        label={i18n._('Unit')}
        value={state.unit}
        data={[all, ...(units.data?.units ?? []).map((unit) => ({ value: unit.id, label: unit.name }))]}
        onChange={(event) => change({ unit: event.currentTarget.value })}
      />
      {isOpen && (
        <NativeSelect
          label={i18n._('Shown')}
          value={state.state}
          data={[
            { value: 'active', label: i18n._('Who is here') },
            { value: 'vacant', label: i18n._('Vacant posts') },
            { value: 'left', label: i18n._('Who left') },
            { value: 'any', label: i18n._('Everybody') },
          ]}
          onChange={(event) => change({ state: event.currentTarget.value })}
        />
      )}
    </search>
  );
}

function Pager({ page, pages, onGo }: { page: number; pages: number; onGo: (page: number) => void }) {
  const { i18n } = useWords();
  if (pages < 2) return null;
  return (
    <nav className={styles.pager} aria-label={i18n._('Pages of the directory')}>
      <Button variant="default" disabled={page <= 1} onClick={() => onGo(page - 1)}>
        {i18n._('Back')}
      </Button>
      <span>{i18n._('Page {page} of {pages}', { page, pages })}</span>
      <Button variant="default" disabled={page >= pages} onClick={() => onGo(page + 1)}>
        {i18n._('Next')}
      </Button>
    </nav>
  );
}

/** Everybody in the organisation, found by name, grade and unit. */
export default function DirectoryPage() {
  const { i18n } = useWords();
  const { me } = useMe();
  const roles = me ? rolesIn(me, undefined) : new Set<string>();
  const [state, change] = useDirectoryState();
  const query = {
    search: state.find,
    state: state.state as 'active',
    limit: PER_PAGE,
    offset: (state.page - 1) * PER_PAGE,
    ...(state.grade ? { gradeId: state.grade } : {}),
    ...(state.unit ? { unitId: state.unit } : {}),
  };
  const people = useQuery({
    queryKey: ['people', query],
    queryFn: () => ask(api.people.$get({ query })),
    placeholderData: keepPreviousData,
  });
  const isFiltered = state.find !== '' || state.grade !== '' || state.unit !== '' || state.state !== 'active';
  return (
    <Page
      title={i18n._('Directory')}
      width="wide"
      actions={
        roles.has('administrator') && (
          <Group>
            <ButtonLink to="/directory/ladder" variant="default">
              {i18n._('Ladder of grades')}
            </ButtonLink>
            <ButtonLink to="/directory/import">{i18n._('Import people')}</ButtonLink>
          </Group>
        )
      }
    >
      <Filters state={state} change={change} isOpen={roles.has('administrator') || roles.has('coordinator')} />
      <Loaded query={people}>
        {(data) =>
          data.total === 0 && !isFiltered ? (
            <Empty title={i18n._('Nobody is here yet')}>
              {i18n._(
                'People come in from a file of your HR system (CSV or XLSX). An administrator imports it; nothing is sent anywhere.',
              )}
            </Empty>
          ) : (
            <>
              <p className={styles.count} role="status">
                {i18n._('{count, plural, =0 {Nobody matches. Change the search.} one {One person} other {# people}}', {
                  count: data.total,
                })}
              </p>
              <PeopleTable people={data.people} />
              <Pager page={state.page} pages={Math.ceil(data.total / PER_PAGE)} onGo={(page) => change({ page })} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}
