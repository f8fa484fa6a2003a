import { Stack } from '@mantine/core';
import { ask, Dialog, FormStack, useProblemForm, useSay, useWords, WhoSeesThis } from '#ui/web';
import type { MeetingView } from '../schema.ts';
import { api } from './api.ts';
import { useMeetingsChanged } from './queries.ts';
import { oneToFive, Taps } from './taps.tsx';

type Values = { wasHeld: string; worthIt: string; couldSpeak: string; nextClear: string };
type LogFormProps = { meeting: MeetingView; onDone: () => void };

const tapOf = (value: string) => (value === '' ? {} : Number(value));
const textOf = (value: number | undefined) => (value === undefined ? '' : String(value));

/** Held or not, and three taps; all but the first may be left out. */
export function LogForm({ meeting, onDone }: LogFormProps) {
  const { i18n } = useWords();
  const say = useSay();
  const changed = useMeetingsChanged();
  const log = meeting.myLog;
  const form = useProblemForm<Values>({
    initialValues: {
      wasHeld: log ? (log.wasHeld ? 'yes' : 'no') : '',
      worthIt: textOf(log?.worthIt),
      couldSpeak: textOf(log?.couldSpeak),
      nextClear: textOf(log?.nextClear),
    },
    validate: { wasHeld: (value) => (value === '' ? i18n._('Say first whether the meeting took place') : null) },
  });
  const { wasHeld, ...taps } = form.getValues();
  const questions = [
    ['worthIt', i18n._('This meeting was worth its time')],
    ['couldSpeak', i18n._('I could say what I thought')],
    ['nextClear', i18n._('We know what happens next')],
  ] as const;
  const submit = (values: Values) => {
    const given = questions.flatMap(([key]) => (values[key] === '' ? [] : [[key, tapOf(values[key])]]));
    const json = { wasHeld: values.wasHeld === 'yes', ...Object.fromEntries(given) };
    return ask(api.meetings[':id'].log.$put({ param: { id: meeting.id }, json }));
  };
  return (
    <FormStack
      form={form}
      onSubmit={submit}
      submitLabel={i18n._('Save')}
      onDone={() => {
        void changed();
        say(i18n._('Logged'));
        onDone();
      }}
    >
      <Taps
        name="wasHeld"
        legend={i18n._('Did the meeting take place?')}
        values={[
          { value: 'yes', label: i18n._('Yes') },
          { value: 'no', label: i18n._('No') },
        ]}
        chosen={wasHeld}
        onChoose={(value) => form.setFieldValue('wasHeld', value)}
        error={typeof form.errors.wasHeld === 'string' ? form.errors.wasHeld : undefined}
      />
      {wasHeld === 'yes' && (
        <Stack gap="lg">
          {questions.map(([key, legend]) => (
            <Taps
              key={key}
              name={key}
              legend={legend}
              values={oneToFive}
              chosen={taps[key]}
              onChoose={(value) => form.setFieldValue(key, value)}
            />
          ))}
          <p>{i18n._('1 = not at all, 5 = fully')}</p>
        </Stack>
      )}
      <WhoSeesThis>
        {i18n._(
          'Both of you and the coordinator see that the meeting took place. Your three taps are counted in group figures only, from five people on. Your partner never sees them.',
        )}
      </WhoSeesThis>
    </FormStack>
  );
}

export function LogDialog({ meeting, onClose }: { meeting: MeetingView | undefined; onClose: () => void }) {
  const { i18n } = useWords();
  return (
    <Dialog opened={meeting !== undefined} onClose={onClose} title={i18n._('How was the meeting?')}>
      {meeting && <LogForm meeting={meeting} onDone={onClose} />}
    </Dialog>
  );
}
