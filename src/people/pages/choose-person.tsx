import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { ask, useWords } from '#ui/web';
import styles from './account.module.css';
import { api } from './api.ts';

type ChoosePersonProps = { value: string; onChange: (personId: string) => void; error?: ReactNode };

/** Finds one person of the directory by name; light enough for any page. */
export function ChoosePerson({ value, onChange, error }: ChoosePersonProps) {
  const { i18n } = useWords();
  const name = useId();
  const [find, setFind] = useState('');
  const [search] = useDebouncedValue(find, 250);
  const found = useQuery({
    queryKey: ['people', 'choose', search],
    queryFn: () => ask(api.people.$get({ query: { search, limit: 8, offset: 0, state: 'active' as const } })),
    enabled: search.length > 1,
    placeholderData: keepPreviousData,
  });
  const people = found.data?.people ?? [];
  return (
    <div data-path="personId">
      <TextInput
        label={i18n._('Whom')}
        description={i18n._('Type two letters of the name, then choose below.')}
        type="search"
        value={find}
        error={error}
        maxLength={120}
        onChange={(event) => {
          setFind(event.currentTarget.value);
          onChange('');
        }}
      />
      {search.length > 1 && found.data && (
        <fieldset className={styles.choices}>
          <legend>{people.length === 0 ? i18n._('Nobody matches.') : i18n._('Who is it?')}</legend>
          {people.map((person) => (
            <label key={person.id}>
              <input type="radio" name={name} checked={value === person.id} onChange={() => onChange(person.id)} />
              {[person.name, person.jobTitle, person.unitName].filter(Boolean).join(', ')}
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}
