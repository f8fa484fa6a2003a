import { Button, Group, NativeSelect, NumberInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { ask, FormStack, Panel, useProblemForm, useSay, useWords } from '#ui/web';
import { api } from './api.ts';
import { type ProgrammeRead, programmeKey, useDefaults } from './queries.ts';
import { kpiWord } from './words.ts';

type Line = { kpi: string; baseline: number | string | null; target: number | string | null; ownerId: string | null };
type Lines = { kpis: Line[] };
const numberOf = (value: number | string | null) => (value === null || value === '' ? null : Number(value));

/** Three to five KPIs, each with where it stands and where it should go. */
export function KpiEditor({ programme }: { programme: ProgrammeRead }) {
  const { i18n } = useWords();
  const say = useSay();
  const queries = useQueryClient();
  const defaults = useDefaults();
  const form = useProblemForm<Lines>({ initialValues: { kpis: programme.kpis } });
  const { kpis } = form.getValues();
  const choices = (defaults.data?.kpis ?? []).map((kpi) => ({ value: kpi, label: kpiWord(i18n, kpi) }));
  const free = choices.find((choice) => !kpis.some((line) => line.kpi === choice.value));
  const save = async ({ kpis }: Lines) => {
    const json = {
      kpis: kpis.map((line) => ({ ...line, baseline: numberOf(line.baseline), target: numberOf(line.target) })),
    };
    await ask(api.programmes[':id'].kpis.$put({ param: { id: programme.id }, json }));
    await queries.invalidateQueries({ queryKey: programmeKey(programme.id) });
  };
  return (
    <Panel
      title={i18n._('How you will know')}
      lead={i18n._('Three to five KPIs, each with its value today and the one you want.')}
    >
      <FormStack
        form={form}
        onSubmit={save}
        submitLabel={i18n._('Save the KPIs')}
        onDone={() => say(i18n._('The KPIs are saved'))}
      >
        {kpis.map((line, at) => (
          <Group key={line.kpi} align="end">
            <NativeSelect label={i18n._('KPI')} data={choices} {...form.getInputProps(`kpis.${at}.kpi`)} />
            <NumberInput
              label={i18n._('Today')}
              w={110}
              {...form.getInputProps(`kpis.${at}.baseline`)}
              value={line.baseline ?? ''}
            />
            <NumberInput
              label={i18n._('Target')}
              w={110}
              {...form.getInputProps(`kpis.${at}.target`)}
              value={line.target ?? ''}
            />
            <Button variant="subtle" onClick={() => form.removeListItem('kpis', at)}>
              {i18n._('Remove')}
            </Button>
          </Group>
        ))}
        {free && kpis.length < 8 && (
          <Button
            variant="default"
            style={{ justifySelf: 'start' }}
            onClick={() =>
              form.insertListItem('kpis', { kpi: free.value, baseline: null, target: null, ownerId: null })
            }
          >
            {i18n._('Add a KPI')}
          </Button>
        )}
        {kpis.length > 5 && (
          <p>{i18n._('More than five KPIs are seldom looked at. Keep those that would change a decision.')}</p>
        )}
      </FormStack>
    </Panel>
  );
}
