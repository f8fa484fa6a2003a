import { Button, Group } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, Empty, Loaded, Page, Panel, ProblemAlert, TextLink, useConfirm, useSay, useWords } from '#ui/web';
import type { GradeView } from '../schema.ts';
import { api } from './api.ts';
import { type EditedStep, LadderSteps } from './ladder-steps.tsx';

const editable = (grades: GradeView[]): EditedStep[] =>
  grades.map(({ id, name, aliases, people }) => ({
    key: id,
    id,
    name,
    labels: aliases.filter((label) => label !== name.toLowerCase()),
    people,
    isNew: false,
  }));

function Editor({ grades }: { grades: GradeView[] }) {
  const { i18n } = useWords();
  const say = useSay();
  const confirm = useConfirm();
  const queries = useQueryClient();
  const [steps, setSteps] = useState(() => editable(grades));
  const save = useMutation({
    mutationFn: () => {
      const sent = steps.map(({ id, name, labels }) => ({ ...(id ? { id } : {}), name, labels }));
      return ask(api.ladder.$put({ json: { steps: sent } }));
    },
    onSuccess: async (saved) => {
      setSteps(editable(saved.grades));
      say(i18n._('The ladder is saved. Pairs are checked against it.'));
      await queries.invalidateQueries({ queryKey: ['ladder'] });
    },
  });
  const add = () =>
    setSteps([...steps, { key: `new-${steps.length}-${Date.now()}`, name: '', labels: [], people: 0, isNew: true }]);
  const saveAfterAsking = async () => {
    const isYes = await confirm({
      title: i18n._('Save the ladder?'),
      body: i18n._(
        'Live mentorships are checked against the new order; where a mentor no longer stands below their mentee, coordinators get a signal.',
      ),
      action: i18n._('Save the ladder'),
    });
    if (isYes) save.mutate();
  };
  return (
    <Panel
      title={i18n._('Steps')}
      lead={i18n._('The most senior step stands on top. A programme counts steps between mentor and mentee.')}
      actions={
        <Button variant="default" onClick={add}>
          {i18n._('Add a step')}
        </Button>
      }
    >
      {steps.length === 0 ? (
        <Empty title={i18n._('The ladder is empty')}>
          {i18n._('Add steps here, or import people with their grades.')}
        </Empty>
      ) : (
        <LadderSteps steps={steps} onChange={setSteps} />
      )}
      <ProblemAlert error={save.error} />
      <Group mt="md">
        <Button onClick={() => void saveAfterAsking()} loading={save.isPending} disabled={steps.length === 0}>
          {i18n._('Save the ladder')}
        </Button>
        <Button variant="default" onClick={() => setSteps(editable(grades))}>
          {i18n._('Discard changes')}
        </Button>
      </Group>
    </Panel>
  );
}

/** The ladder of grades: order, names, and the labels of files that mean a step. */
export default function LadderPage() {
  const { i18n } = useWords();
  const query = useQuery({ queryKey: ['ladder'], queryFn: () => ask(api.ladder.$get()) });
  return (
    <Page
      title={i18n._('Ladder of grades')}
      above={<TextLink to="/directory">{i18n._('Directory')}</TextLink>}
      lead={i18n._(
        'Who is junior and who is senior follows from this order alone: not from age, pay or length of service.',
      )}
    >
      <Loaded query={query}>
        {({ grades }) => <Editor key={grades.map(({ id }) => id).join()} grades={grades} />}
      </Loaded>
    </Page>
  );
}
