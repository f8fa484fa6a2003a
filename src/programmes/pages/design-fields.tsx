import { NativeSelect, NumberInput, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { type ProblemForm, useTimeZones, useWords } from '#ui/web';
import { Source } from './source.tsx';

export type Design = {
  name: string;
  kind: 'reverse' | 'reciprocal' | 'traditional';
  format: 'one_to_one' | 'two_to_one' | 'circle';
  purpose: string;
  entry: 'open' | 'invite_only';
  startsOn: string;
  endsOn: string;
  registrationClosesOn: string;
  cadenceDays: number;
  meetingMinutes: number;
  plannedMeetings: number;
  hoursPledged: number;
  timeZone: string;
  agreementText: string;
};

const FIELDS: readonly (keyof Design)[] = [
  'name',
  'kind',
  'format',
  'purpose',
  'entry',
  'startsOn',
  'endsOn',
  'registrationClosesOn',
  'cadenceDays',
  'meetingMinutes',
  'plannedMeetings',
  'hoursPledged',
  'timeZone',
  'agreementText',
];

/** The design part of a programme, and nothing else of it. */
export const designOf = (programme: Design): Design =>
  Object.fromEntries(FIELDS.map((field) => [field, programme[field]])) as Design;

export const changesOf = (form: ProblemForm<Design>): Partial<Design> =>
  Object.fromEntries(FIELDS.filter((field) => form.isDirty(field)).map((field) => [field, form.values[field]]));

type Props = { form: ProblemForm<Design> };

function Why({ form }: Props) {
  const { i18n } = useWords();
  return (
    <>
      <TextInput label={i18n._('Name')} maxLength={120} data-path="name" {...form.getInputProps('name')} />
      <Textarea
        label={i18n._('Why do you want this programme?')}
        description={i18n._('One business outcome and one about your culture. People read it before they sign up.')}
        autosize
        minRows={3}
        maxLength={2000}
        data-path="purpose"
        {...form.getInputProps('purpose')}
      />
    </>
  );
}

function When({ form }: Props) {
  const { i18n } = useWords();
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }}>
      <TextInput
        type="date"
        label={i18n._('Sign-up until')}
        data-path="registrationClosesOn"
        {...form.getInputProps('registrationClosesOn')}
      />
      <TextInput type="date" label={i18n._('First day')} data-path="startsOn" {...form.getInputProps('startsOn')} />
      <TextInput type="date" label={i18n._('Last day')} data-path="endsOn" {...form.getInputProps('endsOn')} />
    </SimpleGrid>
  );
}

function Rhythm({ form }: Props) {
  const { i18n } = useWords();
  const number = (
    name: 'plannedMeetings' | 'cadenceDays' | 'meetingMinutes' | 'hoursPledged',
    label: string,
    step = 1,
  ) => (
    <div>
      <NumberInput label={label} step={step} data-path={name} {...form.getInputProps(name)} />
      <Source setting={name} />
    </div>
  );
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      {number('plannedMeetings', i18n._('Meetings'))}
      {number('cadenceDays', i18n._('Days from one meeting to the next'))}
      {number('meetingMinutes', i18n._('Minutes a meeting'), 15)}
      {number('hoursPledged', i18n._('Hours pledged in all'), 0.5)}
    </SimpleGrid>
  );
}

/** The one page of a programme's design; every default says where it comes from. */
export function DesignFields({ form }: Props) {
  const { i18n } = useWords();
  const zones = useTimeZones(form.getValues().timeZone);
  return (
    <>
      <Why form={form} />
      <When form={form} />
      <NativeSelect
        label={i18n._('Who mentors whom')}
        data-path="kind"
        data={[
          { value: 'reverse', label: i18n._('Reverse: the junior mentors the senior') },
          { value: 'reciprocal', label: i18n._('Reciprocal: both mentor') },
          { value: 'traditional', label: i18n._('Traditional: the senior mentors the junior') },
        ]}
        {...form.getInputProps('kind')}
      />
      <NativeSelect
        label={i18n._('Format')}
        data-path="format"
        data={[
          { value: 'one_to_one', label: i18n._('One to one') },
          { value: 'two_to_one', label: i18n._('Two mentors for one mentee') },
          { value: 'circle', label: i18n._('Circle: one mentor, several mentees') },
        ]}
        {...form.getInputProps('format')}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <NativeSelect
          label={i18n._('Who may sign up')}
          data-path="entry"
          data={[
            { value: 'open', label: i18n._('Everybody') },
            { value: 'invite_only', label: i18n._('Only who is invited') },
          ]}
          {...form.getInputProps('entry')}
        />
        <NativeSelect
          label={i18n._('Time zone of the programme')}
          data-path="timeZone"
          data={zones}
          {...form.getInputProps('timeZone')}
        />
      </SimpleGrid>
      <Rhythm form={form} />
      <Textarea
        label={i18n._('Agreement that each pair signs')}
        autosize
        minRows={6}
        maxRows={24}
        maxLength={20000}
        data-path="agreementText"
        {...form.getInputProps('agreementText')}
      />
    </>
  );
}
