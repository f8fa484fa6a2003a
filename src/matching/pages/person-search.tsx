import { Autocomplete } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, useWords } from '#ui/web';
import type { Candidate, PersonBrief, Side } from '../schema.ts';
import { api } from './api.ts';

type SearchProps = {
  runId: string;
  /** Only people of this side; both sides without it. */
  side?: Side;
  label: string;
  /** Shown before anything is typed. */
  start?: string;
  onPick: (person: Candidate | undefined) => void;
  autoFocus?: boolean;
};

/** Finds one person of a run's programme by name. */
export function PersonSearch({ runId, side, label, start = '', onPick, autoFocus }: SearchProps) {
  const { i18n } = useWords();
  const [text, setText] = useState(start);
  const [search] = useDebouncedValue(text, 200);
  const query = useQuery({
    queryKey: ['match-candidates', runId, side, search],
    queryFn: () =>
      ask(
        api['match-runs'][':id'].candidates.$get({
          param: { id: runId },
          query: { ...(side ? { side } : {}), search },
        }),
      ),
    placeholderData: keepPreviousData,
  });
  const people = query.data?.people ?? [];
  const nameOf = (person: PersonBrief) =>
    people.filter((other) => other.name === person.name).length > 1
      ? `${person.name} (${[person.gradeName, person.unitName, person.personId.slice(-4)].filter(Boolean).join(', ')})`
      : person.name;
  const change = (value: string) => {
    setText(value);
    onPick(people.find((person) => nameOf(person) === value));
  };
  return (
    <Autocomplete
      label={label}
      placeholder={i18n._('Name')}
      value={text}
      maxLength={120}
      data={people.map(nameOf)}
      filter={({ options }) => options}
      onChange={change}
      autoFocus={autoFocus ?? false}
    />
  );
}
