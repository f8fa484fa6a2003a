import { Button, FileButton, Stack } from '@mantine/core';
import { useState } from 'react';
import { ask, ProblemAlert, TextLink, useWords } from '#ui/web';
import { api } from './api.ts';

type File = Parameters<(typeof api)['programme-imports']['$post']>[0]['json']['file'];
type Told = Awaited<ReturnType<typeof bring>>;
const bring = (file: File, isDryRun: boolean) => ask(api['programme-imports'].$post({ json: { file, isDryRun } }));
const shown = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 80);

function Difference({ told }: { told: Told }) {
  const { i18n } = useWords();
  if (told.action === 'create')
    return <p>{i18n._('There is no programme of this name: it would be created in draft.')}</p>;
  if (told.action === 'unchanged') return <p>{i18n._('The programme of this name is already like the file.')}</p>;
  return (
    <table>
      <caption>{i18n._('What would change')}</caption>
      <thead>
        <tr>
          <th scope="col">{i18n._('Field')}</th>
          <th scope="col">{i18n._('Now')}</th>
          <th scope="col">{i18n._('In the file')}</th>
        </tr>
      </thead>
      <tbody>
        {told.diff.map((line) => (
          <tr key={line.field}>
            <th scope="row">{line.field}</th>
            <td>{shown(line.from)}</td>
            <td>{shown(line.to)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Reads a programme file, shows the difference, and applies it when asked. */
export function ImportFile() {
  const { i18n } = useWords();
  const [file, setFile] = useState<File>();
  const [told, setTold] = useState<Told>();
  const [problem, setProblem] = useState<unknown>();
  const [doneId, setDoneId] = useState<string | null>(null);
  const read = async (chosen: globalThis.File | null) => {
    if (!chosen) return;
    setProblem(undefined);
    setDoneId(null);
    try {
      const given = JSON.parse(await chosen.text()) as File;
      setTold(await bring(given, true));
      setFile(given);
    } catch (error) {
      setProblem(error);
    }
  };
  const apply = async () => {
    if (!file) return;
    try {
      setDoneId((await bring(file, false)).id);
      setTold(undefined);
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <Stack align="flex-start">
      <p>{i18n._('A programme file holds design, policy and KPIs of a programme, and no person.')}</p>
      {problem !== undefined && <ProblemAlert error={problem} />}
      <FileButton onChange={(chosen) => void read(chosen)} accept="application/json,.json">
        {(props) => (
          <Button variant="default" {...props}>
            {i18n._('Choose a programme file')}
          </Button>
        )}
      </FileButton>
      {told && <Difference told={told} />}
      {told && told.action !== 'unchanged' && <Button onClick={() => void apply()}>{i18n._('Apply the file')}</Button>}
      {doneId && (
        <p role="status">
          <TextLink to="/programmes/$programmeId/design" params={{ programmeId: doneId }}>
            {i18n._('Done. Look at the programme')}
          </TextLink>
        </p>
      )}
    </Stack>
  );
}
