import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, type I18n, Panel, ProblemAlert, TextLink, useSay, useWords, WhoSeesThis } from '#ui/web';
import type { PersonView, PowerKind } from '../schema.ts';
import { api } from './api.ts';
import styles from './person.module.css';

type Link = NonNullable<PersonView['powerLinks']>[number];

const said = (i18n: I18n, kind: PowerKind, holds: boolean): string => {
  if (kind === 'decision') return holds ? i18n._('decides on') : i18n._('is decided on by');
  if (kind === 'assessment') return holds ? i18n._('assesses') : i18n._('is assessed by');
  if (kind === 'pay') return holds ? i18n._('sets the pay of') : i18n._('is paid as set by');
  return holds ? i18n._('hears a grievance of') : i18n._('has a grievance heard by');
};

/** Declared links of one person, to declare and to end. */
export function PowerLinks({ view, links }: { view: PersonView; links: Link[] }) {
  const { i18n } = useWords();
  const say = useSay();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: ['person'] });
  const end = useMutation({
    mutationFn: (id: string) => ask(api['power-links'][':id'].ending.$put({ param: { id } })),
    onSuccess: async () => {
      say(i18n._('The link has ended.'));
      await refresh();
    },
  });
  return (
    <Panel
      title={i18n._('Declared links')}
      lead={i18n._('A say over somebody outside the reporting line. The two are never paired while it lasts.')}
    >
      <WhoSeesThis>
        {i18n._('coordinators, case handlers and administrators. A refused pair never names the link.')}
      </WhoSeesThis>
      {links.length > 0 && (
        <ul className={styles.links}>
          {links.map((link) => (
            <li key={link.id}>
              <span>
                {view.person.name} {said(i18n, link.kind, link.holderId === view.person.id)}{' '}
                <TextLink to="/people/$personId" params={{ personId: link.other.id }}>
                  {link.other.name}
                </TextLink>
              </span>
              <Button variant="default" size="compact-md" loading={end.isPending} onClick={() => end.mutate(link.id)}>
                {i18n._('End this link')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <ProblemAlert error={end.error} />
      <Declare view={view} onDone={refresh} />
    </Panel>
  );
}

function Declare({ view, onDone }: { view: PersonView; onDone: () => Promise<void> }) {
  const { i18n } = useWords();
  const say = useSay();
  const [kind, setKind] = useState<PowerKind>('assessment');
  const [otherId, setOtherId] = useState<string | null>(null);
  const [find, setFind] = useState('');
  const [search] = useDebouncedValue(find, 250);
  const found = useQuery({
    queryKey: ['people', 'choose', search],
    queryFn: () => ask(api.people.$get({ query: { search, limit: 8, offset: 0, state: 'active' as const } })),
    enabled: search.length > 1,
    placeholderData: keepPreviousData,
  });
  const declare = useMutation({
    mutationFn: (subjectId: string) =>
      ask(api['power-links'].$post({ json: { holderId: view.person.id, subjectId, kind } })),
    onSuccess: async () => {
      setOtherId(null);
      setFind('');
      say(i18n._('The link is declared. The two will not be paired.'));
      await onDone();
    },
  });
  const kinds: PowerKind[] = ['decision', 'assessment', 'pay', 'grievance'];
  const others = (found.data?.people ?? []).filter((person) => person.id !== view.person.id);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (otherId) declare.mutate(otherId);
      }}
    >
      <NativeSelect
        label={i18n._('{name} …', { name: view.person.name })}
        value={kind}
        data={kinds.map((one) => ({ value: one, label: said(i18n, one, true) }))}
        onChange={(event) => setKind(kinds.find((one) => one === event.currentTarget.value) ?? 'assessment')}
      />
      <TextInput
        label={i18n._('Whom')}
        description={i18n._('Type two letters of the name, then choose below.')}
        type="search"
        value={find}
        maxLength={120}
        onChange={(event) => {
          setFind(event.currentTarget.value);
          setOtherId(null);
        }}
      />
      {search.length > 1 && found.data && (
        <fieldset className={styles.choices}>
          <legend>{others.length === 0 ? i18n._('Nobody matches.') : i18n._('Who is it?')}</legend>
          {others.map((person) => (
            <label key={person.id}>
              <input type="radio" name="other" checked={otherId === person.id} onChange={() => setOtherId(person.id)} />
              {[person.name, person.jobTitle, person.unitName].filter(Boolean).join(', ')}
            </label>
          ))}
        </fieldset>
      )}
      <ProblemAlert error={declare.error} />
      <div>
        <Button type="submit" variant="default" disabled={otherId === null} loading={declare.isPending}>
          {i18n._('Declare this link')}
        </Button>
      </div>
    </form>
  );
}
