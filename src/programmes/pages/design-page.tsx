import { Box, Button, Group } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import {
  ask,
  download,
  FormStack,
  Loaded,
  Page,
  Panel,
  ProblemAlert,
  Steps,
  useConfirm,
  useProblemForm,
  useSay,
  useWords,
} from '#ui/web';
import { api } from './api.ts';
import { changesOf, type Design, DesignFields, designOf } from './design-fields.tsx';
import { KpiEditor } from './kpi-editor.tsx';
import { type ProgrammeRead, programmeKey, useProgramme } from './queries.ts';
import { moveWord, stateWord } from './words.ts';

const ORDER = ['draft', 'recruiting', 'matching', 'running', 'closed'] as const;

function Moves({ programme }: { programme: ProgrammeRead }) {
  const { i18n } = useWords();
  const queries = useQueryClient();
  const confirm = useConfirm();
  const [problem, setProblem] = useState<unknown>();
  const move = async (state: (typeof ORDER)[number]) => {
    setProblem(undefined);
    try {
      await ask(api.programmes[':id'].state.$put({ param: { id: programme.id }, json: { state } }));
      await queries.invalidateQueries({ queryKey: programmeKey(programme.id) });
      await queries.invalidateQueries({ queryKey: ['programmes'] });
    } catch (error) {
      setProblem(error);
    }
  };
  const close = async () => {
    const isSure = await confirm({
      title: i18n._('Close the programme?'),
      body: i18n._('A closed programme does not open again. Its pairs and figures stay readable.'),
      action: i18n._('Close the programme'),
    });
    if (isSure) await move('closed');
  };
  return (
    <Panel title={i18n._('Where it is')}>
      <Steps steps={ORDER.map((state) => stateWord(i18n, state))} now={ORDER.indexOf(programme.state)} />
      {problem !== undefined && (
        <Box mt="md">
          <ProblemAlert error={problem} />
        </Box>
      )}
      <Group mt="md">
        {programme.nextStates.map((state) => (
          <Button key={state} variant="default" onClick={() => void (state === 'closed' ? close() : move(state))}>
            {moveWord(i18n, programme.state, state)}
          </Button>
        ))}
      </Group>
    </Panel>
  );
}

function DesignForm({ programme }: { programme: ProgrammeRead }) {
  const { i18n } = useWords();
  const say = useSay();
  const queries = useQueryClient();
  const form = useProblemForm<Design>({ initialValues: designOf(programme) });
  // Only what was changed here, so that what a colleague saved meanwhile stays.
  const save = async () => {
    await ask(api.programmes[':id'].$patch({ param: { id: programme.id }, json: changesOf(form) }));
    form.resetDirty();
    await queries.invalidateQueries({ queryKey: programmeKey(programme.id) });
  };
  return (
    <FormStack
      form={form}
      onSubmit={save}
      submitLabel={i18n._('Save the design')}
      onDone={() => say(i18n._('The design is saved'))}
    >
      <DesignFields form={form} />
    </FormStack>
  );
}

/** Why the programme exists, how it is built, and the step it is at. */
export default function DesignPage() {
  const { i18n } = useWords();
  const { programmeId } = useParams({ strict: false }) as { programmeId: string };
  const programme = useProgramme(programmeId);
  const save = async () => {
    const file = await ask(api.programmes[':id'].file.$get({ param: { id: programmeId } }));
    download(`${file.programme.name}.json`, JSON.stringify(file, null, 2), 'application/json');
  };
  return (
    <Page
      title={i18n._('Why and design')}
      above={programme.data?.name}
      width="reading"
      actions={
        <Button variant="default" onClick={() => void save()}>
          {i18n._('Save as a file')}
        </Button>
      }
    >
      <Loaded query={programme}>
        {(data) => (
          <>
            <Moves programme={data} />
            {data.state === 'closed' ? <p>{data.purpose}</p> : <DesignForm key={data.id} programme={data} />}
            {data.state !== 'closed' && <KpiEditor key={`kpis ${data.id}`} programme={data} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}
