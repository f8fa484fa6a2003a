import { NativeSelect, NumberInput, SimpleGrid, Stack, Switch } from '@mantine/core';
import { Source } from '#programmes/pages';
import { Panel, type ProblemForm, useWords } from '#ui/web';
import { ChainDepth } from './chain-depth.tsx';
import styles from './policy.module.css';
import type { FeasibilityRead, ProgrammeRead } from './queries.ts';

export type Policy = ProgrammeRead['policy'];
type Props = {
  form: ProblemForm<{ policy: Policy }>;
  preview: FeasibilityRead['chainPreview'];
  format: ProgrammeRead['format'];
};

/** Rules that forbid a pair. */
export function PolicyRules({ form, preview }: Pick<Props, 'form' | 'preview'>) {
  const { i18n } = useWords();
  const field = (name: keyof Policy) => ({ ...form.getInputProps(`policy.${name}`), 'data-path': `policy.${name}` });
  const policy = form.getValues().policy;
  return (
    <Panel title={i18n._('Rules that are never broken')}>
      <Stack>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <div>
            <NumberInput label={i18n._('Smallest gap in grades')} min={1} max={20} {...field('minGradeGap')} />
            <Source setting="policy.minGradeGap" />
          </div>
          <NumberInput
            label={i18n._('Largest gap in grades')}
            placeholder={i18n._('No limit')}
            min={1}
            max={100}
            {...field('maxGradeGap')}
            value={policy.maxGradeGap ?? ''}
            onChange={(value) => form.setFieldValue('policy.maxGradeGap', value === '' ? null : Number(value))}
          />
        </SimpleGrid>
        <div>
          <ChainDepth
            value={policy.chainDepth}
            onChange={(depth) => form.setFieldValue('policy.chainDepth', depth)}
            preview={preview}
          />
          <Source setting="policy.chainDepth" />
        </div>
        <div>
          <Switch
            label={i18n._('Never in the same team')}
            checked={policy.sameTeam === 'forbid'}
            onChange={(event) =>
              form.setFieldValue('policy.sameTeam', event.currentTarget.checked ? 'forbid' : 'allow')
            }
          />
          <Source setting="policy.sameTeam" />
        </div>
        <Switch
          label={i18n._('Never in the same unit')}
          checked={policy.sameUnit === 'forbid'}
          onChange={(event) => form.setFieldValue('policy.sameUnit', event.currentTarget.checked ? 'forbid' : 'allow')}
        />
        <Switch
          label={i18n._('They speak a language in common')}
          {...form.getInputProps('policy.sharedLanguage', { type: 'checkbox' })}
        />
        <Switch
          label={i18n._('The mentor teaches something the mentee wants to learn')}
          {...form.getInputProps('policy.requireSharedTopic', { type: 'checkbox' })}
        />
        <NumberInput
          label={i18n._('Minutes a week that both have free')}
          min={0}
          max={2400}
          step={30}
          {...field('minOverlapMinutes')}
        />
      </Stack>
    </Panel>
  );
}

/** What counts how much, and what is raised first. */
export function PolicyWeights({ form }: Pick<Props, 'form'>) {
  const { i18n } = useWords();
  const labels: Record<keyof Policy['weights'], string> = {
    need: i18n._('What the mentee needs and the mentor offers'),
    preference: i18n._('What both prefer'),
    availability: i18n._('Time and way of meeting'),
    crossUnit: i18n._('Different units'),
    style: i18n._('Working style'),
    mutual: i18n._('What the mentor learns back'),
    acquaintance: i18n._('They know each other already'),
    fairness: i18n._('Waited last time'),
  };
  const { weights } = form.getValues().policy;
  const sum = Object.values(weights).reduce((total, part) => total + Number(part), 0);
  return (
    <Panel title={i18n._('What counts how much')} lead={i18n._('The parts add up to 100; now {sum}.', { sum })}>
      <div className={styles.weights}>
        {Object.entries(labels).map(([name, label]) => (
          <NumberInput
            key={name}
            classNames={{ root: styles.weight ?? '' }}
            label={label}
            min={0}
            max={100}
            data-path={`policy.weights.${name}`}
            {...form.getInputProps(`policy.weights.${name}`)}
          />
        ))}
      </div>
      <Source setting="policy.weights" />
      <Switch
        mt="md"
        label={i18n._('Raise the weakest pair first, then the total')}
        {...form.getInputProps('policy.floor', { type: 'checkbox' })}
      />
      {form.errors['policy.weights'] && <p role="alert">{form.errors['policy.weights']}</p>}
    </Panel>
  );
}

function MostMentees({ form }: Pick<Props, 'form'>) {
  const { i18n } = useWords();
  return (
    <NumberInput
      label={i18n._('Mentees per mentor, at most')}
      min={1}
      max={12}
      data-path="policy.maxMenteesPerMentor"
      {...form.getInputProps('policy.maxMenteesPerMentor')}
    />
  );
}

function CircleSizes({ form }: Pick<Props, 'form'>) {
  const { i18n } = useWords();
  const field = (name: 'circleLeast' | 'circleMost', label: string) => (
    <NumberInput
      label={label}
      min={2}
      max={12}
      data-path={`policy.${name}`}
      {...form.getInputProps(`policy.${name}`)}
    />
  );
  return (
    <div>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {field('circleLeast', i18n._('Mentees in a circle, at least'))}
        {field('circleMost', i18n._('Mentees in a circle, at most'))}
      </SimpleGrid>
      <Source setting="policy.circleLeast" />
    </div>
  );
}

/** How many people come together, as the programme's format asks for it. */
export function PolicySizes({ form, format }: Pick<Props, 'form' | 'format'>) {
  const { i18n } = useWords();
  return (
    <Panel title={i18n._('How many together')}>
      {format === 'circle' ? <CircleSizes form={form} /> : <MostMentees form={form} />}
    </Panel>
  );
}

/** All of the matching policy. */
export function PolicyFields({ form, preview, format }: Props) {
  const { i18n } = useWords();
  return (
    <>
      <PolicyRules form={form} preview={preview} />
      <PolicyWeights form={form} />
      <Panel title={i18n._('How the match is made and answered')}>
        <Stack>
          <NativeSelect
            label={i18n._('Who accepts a proposal')}
            data={[
              { value: 'both', label: i18n._('Both, silently and without a reason') },
              { value: 'none', label: i18n._('Nobody: pairs begin when published') },
            ]}
            {...form.getInputProps('policy.acceptance')}
          />
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <NumberInput
              label={i18n._('Days to answer')}
              min={1}
              max={60}
              {...form.getInputProps('policy.answerDays')}
            />
            {format !== 'circle' && <MostMentees form={form} />}
          </SimpleGrid>
          {format === 'circle' && <CircleSizes form={form} />}
        </Stack>
      </Panel>
    </>
  );
}
