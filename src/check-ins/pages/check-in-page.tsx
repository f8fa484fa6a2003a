import { Stack, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Taps } from '#meetings/pages';
import {
  ask,
  ButtonLink,
  Day,
  dayIn,
  FormStack,
  Loaded,
  Page,
  Panel,
  useLocale,
  useProblemForm,
  useWords,
  WhoSeesThis,
} from '#ui/web';
import type { CheckInForm } from '../schema.ts';
import { api } from './api.ts';
import { useCheckIn } from './queries.ts';

type Values = Record<string, string>;
const commentField = 'comment';

/** My check-in with what I saved; every question may be left out. */
export default function CheckInPage() {
  const { i18n } = useWords();
  const locale = useLocale();
  const { checkInId } = useParams({ strict: false }) as { checkInId: string };
  const query = useCheckIn(checkInId);
  const [isSaved, setSaved] = useState(false);
  return (
    <Loaded query={query}>
      {(checkIn) => {
        const names = new Intl.ListFormat(i18n.locale).format(checkIn.partners);
        if (isSaved) return <Thanks closesOn={checkIn.closesOn} />;
        return (
          <Page
            title={i18n._('How is it going with {names}?', { names })}
            width="reading"
            lead={
              checkIn.isOpen
                ? i18n._('Every question may be left out. You can answer until {day}.', {
                    day: dayIn(locale, checkIn.closesOn),
                  })
                : i18n._('This check-in is closed. The next one comes by mail.')
            }
          >
            {checkIn.isOpen && <Questions checkIn={checkIn} onSaved={() => setSaved(true)} />}
          </Page>
        );
      }}
    </Loaded>
  );
}

function Thanks({ closesOn }: { closesOn: string }) {
  const { i18n } = useWords();
  return (
    <Page
      title={i18n._('Thank you, your answers are saved')}
      width="reading"
      lead={
        <>
          {i18n._('You can change them until')} <Day on={closesOn} />.
        </>
      }
      actions={<ButtonLink to="/home">{i18n._('Go to Home')}</ButtonLink>}
    >
      <p>
        {i18n._(
          'If something is wrong and should not wait, you can talk to somebody who is not in your line or your partner’s.',
        )}
      </p>
    </Page>
  );
}

function Questions({ checkIn, onSaved }: { checkIn: CheckInForm; onSaved: () => void }) {
  const { i18n } = useWords();
  const client = useQueryClient();
  const saved = Object.fromEntries(checkIn.items.map((item) => [item.key, String(checkIn.answers[item.key] ?? '')]));
  const form = useProblemForm<Values>({ initialValues: { ...saved, [commentField]: checkIn.comment } });
  const submit = (values: Values) => {
    const given = checkIn.items.flatMap((item) => {
      const value = values[item.key] ?? '';
      return value === '' ? [] : [[item.key, Number(value)] as const];
    });
    const json = { answers: Object.fromEntries(given), comment: values[commentField] ?? '' };
    return ask(api['check-ins'][':id'].answers.$put({ param: { id: checkIn.id }, json }));
  };
  const titles = {
    agree: i18n._('How is it going? 1 = not at all, 5 = fully'),
    happened: i18n._('Has this happened since the last check-in?'),
    recommend: i18n._('And overall? 0 = not at all, 10 = certainly'),
  };
  return (
    <FormStack
      form={form}
      onSubmit={submit}
      submitLabel={i18n._('Send answers')}
      onDone={() => {
        void client.invalidateQueries({ queryKey: ['check-ins'] });
        onSaved();
      }}
    >
      {(['agree', 'happened', 'recommend'] as const).map((scale) => {
        const items = checkIn.items.filter((item) => item.scale === scale);
        const [first] = items;
        if (!first) return null;
        return (
          <Panel key={scale} title={titles[scale]}>
            <WhoSeesThis>{first.whoSees}</WhoSeesThis>
            <Stack gap="xl" mt="md">
              {items.map((item) => (
                <Question
                  key={item.key}
                  item={item}
                  chosen={form.getValues()[item.key] ?? ''}
                  onChoose={(value) => form.setFieldValue(item.key, value)}
                  error={form.errors[item.key]}
                />
              ))}
            </Stack>
          </Panel>
        );
      })}
      <Textarea
        label={i18n._('Anything else? (optional)')}
        description={checkIn.whoSeesComment}
        autosize
        minRows={3}
        maxLength={2000}
        {...form.getInputProps(commentField)}
      />
    </FormStack>
  );
}

type QuestionProps = {
  item: CheckInForm['items'][number];
  chosen: string;
  onChoose: (value: string) => void;
  error: unknown;
};

function Question({ item, chosen, onChoose, error }: QuestionProps) {
  const { i18n } = useWords();
  const happened = [i18n._('No'), i18n._('Once'), i18n._('More than once')];
  const values = item.values.map((value) => ({
    value: String(value),
    label: item.scale === 'happened' ? (happened[value] ?? '') : String(value),
  }));
  return (
    <Taps
      name={item.key}
      legend={item.text}
      values={[...values, { value: '', label: i18n._('Leave out') }]}
      chosen={chosen}
      onChoose={onChoose}
      error={typeof error === 'string' ? error : undefined}
    />
  );
}
