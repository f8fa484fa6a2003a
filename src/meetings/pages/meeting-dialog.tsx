import { NativeSelect, Radio, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import {
  ask,
  Dialog,
  FormStack,
  Loaded,
  momentIn,
  useLocale,
  useProblemForm,
  useSay,
  useWords,
  useZone,
} from '#ui/web';
import type { MeetingView, SuggestedTime } from '../schema.ts';
import { api } from './api.ts';
import { localIn, presentOf } from './present-time.ts';
import { useKits, useMeetingsChanged } from './queries.ts';

type Values = {
  choice: string;
  localStart: string;
  durationMinutes: string;
  place: string;
  videoUrl: string;
  kit: string;
};

type MeetingDialogProps = {
  mentorshipId: string;
  /** The meeting to move; a new one is planned when left out. */
  meeting?: MeetingView | undefined;
  opened: boolean;
  onClose: () => void;
};

const own = 'own';

/** Plans or moves a meeting: suggested times first, an own time last. */
export function MeetingDialog({ mentorshipId, meeting, opened, onClose }: MeetingDialogProps) {
  const { i18n } = useWords();
  const times = useQuery({
    queryKey: ['meetings', 'times', mentorshipId, meeting?.id],
    queryFn: () =>
      ask(
        api.mentorships[':id']['meeting-times'].$get({
          param: { id: mentorshipId },
          query: { count: '5', ...(meeting ? { moving: meeting.id } : {}) },
        }),
      ),
    enabled: opened,
  });
  const title = meeting ? i18n._('Move the meeting') : i18n._('Plan the next meeting');
  return (
    <Dialog opened={opened} onClose={onClose} title={title}>
      <Loaded query={times}>
        {(data) => <TimeForm mentorshipId={mentorshipId} meeting={meeting} times={data.times} onDone={onClose} />}
      </Loaded>
    </Dialog>
  );
}

type TimeFormProps = {
  mentorshipId: string;
  meeting: MeetingView | undefined;
  times: SuggestedTime[];
  onDone: () => void;
};

/** The form with its choices, beginning at the time the meeting has, and what it sends. */
function useTimeForm({ mentorshipId, meeting, times }: Omit<TimeFormProps, 'onDone'>) {
  const here = useZone();
  const present = presentOf(meeting);
  const form = useProblemForm<Values>({
    initialValues: {
      choice: (present ?? times[0])?.startsAt ?? own,
      localStart: meeting ? localIn(meeting.startsAt, here) : '',
      durationMinutes: String(meeting?.durationMinutes ?? times[0]?.durationMinutes ?? 60),
      place: meeting?.place ?? '',
      videoUrl: meeting?.videoUrl ?? '',
      kit: '',
    },
  });
  const submit = (values: Values) => {
    const time = [present, ...times].find((one) => one?.startsAt === values.choice);
    const json = {
      localStart: time?.localStart ?? values.localStart.slice(0, 16),
      timeZone: time?.timeZone ?? here,
      durationMinutes: Number(values.durationMinutes),
      place: values.place,
      videoUrl: values.videoUrl.trim() === '' ? null : values.videoUrl.trim(),
    };
    if (meeting) return ask(api.meetings[':id'].time.$put({ param: { id: meeting.id }, json }));
    const kit = values.kit === '' ? {} : { kit: values.kit };
    return ask(api.mentorships[':id'].meetings.$post({ param: { id: mentorshipId }, json: { ...json, ...kit } }));
  };
  return { form, submit, present, here };
}

function TimeForm({ onDone, ...given }: TimeFormProps) {
  const { meeting, times } = given;
  const { i18n } = useWords();
  const say = useSay();
  const changed = useMeetingsChanged();
  const { form, submit, present, here } = useTimeForm(given);
  return (
    <FormStack
      form={form}
      onSubmit={submit}
      submitLabel={meeting ? i18n._('Move it and tell both') : i18n._('Plan it and tell both')}
      onDone={() => {
        void changed();
        say(i18n._('Both of you get a calendar entry by mail'));
        onDone();
      }}
    >
      <Times
        times={times}
        present={present?.startsAt}
        chosen={form.getValues().choice}
        onChoose={(value) => form.setFieldValue('choice', value)}
      />
      {form.getValues().choice === own && (
        <TextInput
          type="datetime-local"
          label={i18n._('Day and time')}
          description={i18n._('In your time zone: {zone}', { zone: here })}
          {...form.getInputProps('localStart')}
        />
      )}
      {form.getValues().choice !== own && form.errors.localStart && <p role="alert">{form.errors.localStart}</p>}
      <NativeSelect
        label={i18n._('How long')}
        data={['30', '45', '60', '75', '90'].map((value) => ({
          value,
          label: i18n._('{minutes} minutes', { minutes: value }),
        }))}
        {...form.getInputProps('durationMinutes')}
      />
      <TextInput label={i18n._('Where (optional)')} maxLength={300} {...form.getInputProps('place')} />
      <TextInput
        label={i18n._('Video link (optional)')}
        type="url"
        placeholder="https://"
        {...form.getInputProps('videoUrl')}
      />
      {!meeting && <KitChoice field={form.getInputProps('kit')} />}
    </FormStack>
  );
}

function KitChoice({ field }: { field: object }) {
  const { i18n } = useWords();
  const kits = useKits();
  const choices = (kits.data?.kits ?? []).map((kit) => ({ value: kit.key, label: kit.title }));
  return (
    <NativeSelect
      label={i18n._('Kit')}
      description={i18n._('A plan for the hour: questions, steps and what it is for')}
      data={[{ value: '', label: i18n._('The next one in order') }, ...choices]}
      {...field}
    />
  );
}

type TimesProps = {
  times: SuggestedTime[];
  /** When the meeting to move is now, if that is still to come. */
  present: string | undefined;
  chosen: string;
  onChoose: (value: string) => void;
};

function Times({ times, present, chosen, onChoose }: TimesProps) {
  const { i18n } = useWords();
  const locale = useLocale();
  const here = useZone();
  const noteOf = (time: SuggestedTime) => {
    const clocks = time.people
      .filter((person) => person.timeZone !== here)
      .map((person) => momentIn(locale, time.startsAt, person.timeZone));
    const fair = time.isFair
      ? i18n._('Within the working hours of both')
      : i18n._('Outside the working hours of one of you; the mentor comes first');
    return [...new Set(clocks), fair].join(' · ');
  };
  return (
    <Radio.Group
      name="choice"
      label={i18n._('When')}
      description={i18n._('Worked out from when you both said you are free, and your usual rhythm.')}
      value={chosen}
      onChange={onChoose}
    >
      <Stack gap="sm" mt="xs">
        {present && (
          <Radio value={present} label={momentIn(locale, present, here)} description={i18n._('As it is now')} />
        )}
        {times.map((time) => (
          <Radio
            key={time.startsAt}
            value={time.startsAt}
            label={momentIn(locale, time.startsAt, here)}
            description={noteOf(time)}
          />
        ))}
        <Radio value={own} label={i18n._('Another time')} />
      </Stack>
    </Radio.Group>
  );
}
