import { Checkbox, Textarea } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { ask, ButtonLink, FormStack, Page, Panel, useProblemForm, useWords, WhoSeesThis } from '#ui/web';
import { api } from './api.ts';

type Values = { text: string; isUrgent: boolean; withName: boolean; mayContact: boolean };

/** The same way out from every page: to a case handler outside both people's lines. */
export default function TalkPage() {
  const { i18n } = useWords();
  const search = useSearch({ strict: false }) as { mentorship?: string };
  const [isSent, setSent] = useState(false);
  const form = useProblemForm<Values>({
    initialValues: { text: '', isUrgent: false, withName: true, mayContact: true },
  });
  if (isSent) {
    return (
      <Page
        title={i18n._('Thank you for saying it')}
        lead={i18n._('A case handler outside your line has been told that there is a concern. Nobody else has.')}
        width="reading"
        actions={<ButtonLink to="/">{i18n._('Go to the start page')}</ButtonLink>}
      >
        <p>
          {i18n._(
            'They look within one working day; the same day if you marked it urgent. You can write again at any time.',
          )}
        </p>
      </Page>
    );
  }
  const values = form.getValues();
  return (
    <Page
      title={i18n._('Talk to someone outside my line')}
      lead={i18n._(
        'Something does not feel right, or you are not sure? Say it in your own words. You need no proof and no label.',
      )}
      width="reading"
    >
      <Panel plain>
        <FormStack
          form={form}
          submitLabel={i18n._('Send to a case handler')}
          onSubmit={(given: Values) =>
            ask(api.concerns.$post({ json: { ...given, mentorshipId: search.mentorship ?? null } }))
          }
          onDone={() => setSent(true)}
        >
          <Textarea
            label={i18n._('What happened, or what worries you?')}
            autosize
            minRows={5}
            maxLength={8000}
            required
            {...form.getInputProps('text')}
          />
          <p>{i18n._('They look within one working day; the same day if you mark it urgent.')}</p>
          <WhoSeesThis>
            {i18n._(
              'One case handler who is neither you, your partner, nor in either of your reporting lines. Not your coordinator, not your manager, not your partner.',
            )}
          </WhoSeesThis>
          <Checkbox
            label={i18n._('It is urgent: somebody may come to harm')}
            {...form.getInputProps('isUrgent', { type: 'checkbox' })}
          />
          <Checkbox
            label={i18n._('Send it with my name')}
            description={i18n._('Without a name nobody can answer you; it is still read.')}
            {...form.getInputProps('withName', { type: 'checkbox' })}
          />
          {values.withName && (
            <Checkbox
              label={i18n._('The case handler may contact me')}
              {...form.getInputProps('mayContact', { type: 'checkbox' })}
            />
          )}
        </FormStack>
      </Panel>
    </Page>
  );
}
