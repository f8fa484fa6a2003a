import { Autocomplete } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useState } from 'react';
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

/** People whose name contains what is written, and whether they are those of this text and not of the one before. */
function usePeople({ runId, side }: Pick<SearchProps, 'runId' | 'side'>, text: string) {
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
  const isSettled = search === text && query.data !== undefined && !query.isPlaceholderData;
  return { people: query.data?.people ?? [], isSettled };
}

/** A name; where two people have it, with what tells them apart. */
const nameAmong = (people: readonly PersonBrief[], person: PersonBrief) =>
  people.filter((other) => other.name === person.name).length > 1
    ? `${person.name} (${[person.gradeName, person.unitName, person.personId.slice(-4)].filter(Boolean).join(', ')})`
    : person.name;

/** What is written, whom it picks, and whether the list is open; Enter waits for the people of the text and takes the first. */
function usePicking({ start = '', onPick, ...of }: SearchProps) {
  const [text, setText] = useState(start);
  const [isOpen, setOpen] = useState(false);
  const [isWaiting, setWaiting] = useState(false);
  const { people, isSettled } = usePeople(of, text);
  const change = (value: string) => {
    setText(value);
    setWaiting(false);
    onPick(people.find((person) => nameAmong(people, person) === value));
  };
  useEffect(() => {
    if (!isWaiting || !isSettled) return;
    setWaiting(false);
    const [first] = people;
    if (!first) return;
    setText(nameAmong(people, first));
    setOpen(false);
    onPick(first);
  }, [isWaiting, isSettled, people, onPick]);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const hasMarked = event.currentTarget.getAttribute('aria-activedescendant');
    if (event.key === 'Enter' && !hasMarked && text.trim() !== '') setWaiting(true);
  };
  return { text, change, isOpen, setOpen, people, isSettled, onKeyDown };
}

/** Finds one person of a run's programme by name. */
export function PersonSearch(props: SearchProps) {
  const { i18n } = useWords();
  const { text, change, isOpen, setOpen, people, isSettled, onKeyDown } = usePicking(props);
  const isNobody = isSettled && people.length === 0 && text.trim() !== '';
  return (
    <Autocomplete
      label={props.label}
      description={i18n._('Write part of a name; Enter takes the first.')}
      placeholder={i18n._('Name')}
      error={isNobody ? i18n._('Nobody here has this in their name.') : undefined}
      value={text}
      maxLength={120}
      data={people.map((person) => nameAmong(people, person))}
      filter={({ options }) => options}
      comboboxProps={{ position: 'bottom-start', middlewares: { flip: false, shift: false } }}
      maxDropdownHeight={240}
      dropdownOpened={isOpen}
      onDropdownOpen={() => setOpen(true)}
      onDropdownClose={() => setOpen(false)}
      onChange={change}
      onKeyDown={onKeyDown}
      autoFocus={props.autoFocus ?? false}
    />
  );
}
