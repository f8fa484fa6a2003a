import { Button, Checkbox, Group, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, Panel, PersonLine, ProblemAlert, send, useSay, useWords } from '#ui/web';
import { api } from './api.ts';

type Found = { id: string; givenName: string; name: string; unitName: string | null; gradeName: string | null };

/** Colleagues by name, for choosing. */
function useFound(search: string) {
  return useQuery({
    queryKey: ['people-to-invite', search],
    enabled: search.trim().length > 1,
    queryFn: async () => {
      const response = await send(`/api/v1/people?limit=10&offset=0&search=${encodeURIComponent(search)}`);
      return ((await response.json()) as { people: Found[] }).people;
    },
  });
}

/** Finds colleagues and invites them to one side; each gets a mail with their own registration page. */
export function Invite({ programmeId }: { programmeId: string }) {
  const { i18n } = useWords();
  const say = useSay();
  const [search, setSearch] = useState('');
  const [side, setSide] = useState<'mentor' | 'mentee'>('mentor');
  const [chosen, setChosen] = useState<ReadonlyMap<string, Found>>(new Map());
  const [problem, setProblem] = useState<unknown>();
  const [settled] = useDebouncedValue(search, 250);
  const found = useFound(settled);
  const toggle = (person: Found) => {
    const next = new Map(chosen);
    if (!next.delete(person.id)) next.set(person.id, person);
    setChosen(next);
  };
  const invite = async () => {
    setProblem(undefined);
    try {
      const json = { side, personIds: [...chosen.keys()] };
      const { invited, before } = await ask(
        api.programmes[':id'].invitations.$post({ param: { id: programmeId }, json }),
      );
      say(
        i18n._(
          '{invited, plural, =0 {Nobody new} one {One person} other {# people}} invited; {before} had been invited before',
          { invited, before },
        ),
      );
      setChosen(new Map());
    } catch (error) {
      setProblem(error);
    }
  };
  const shown = [...chosen.values(), ...(found.data ?? []).filter((person) => !chosen.has(person.id))];
  return (
    <Panel
      title={i18n._('Invite people')}
      lead={i18n._('Each gets a mail with their own registration page; it works without signing in.')}
    >
      {problem !== undefined && <ProblemAlert error={problem} />}
      <Group align="end">
        <TextInput
          label={i18n._('Search by name, job title, unit or team')}
          type="search"
          maxLength={120}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          style={{ flex: 1 }}
        />
        <NativeSelect
          label={i18n._('As')}
          value={side}
          onChange={(event) => setSide(event.currentTarget.value === 'mentee' ? 'mentee' : 'mentor')}
          data={[
            { value: 'mentor', label: i18n._('Mentor') },
            { value: 'mentee', label: i18n._('Mentee') },
          ]}
        />
        <Button variant="default" disabled={chosen.size === 0} onClick={() => void invite()}>
          {i18n._('Invite {count, plural, =0 {people} one {one person} other {# people}}', { count: chosen.size })}
        </Button>
      </Group>
      {shown.map((person) => (
        <Checkbox
          key={person.id}
          mt="xs"
          checked={chosen.has(person.id)}
          onChange={() => toggle(person)}
          label={<PersonLine person={person} full />}
        />
      ))}
    </Panel>
  );
}
