import { TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { ask, FormStack, Panel, useProblemForm, useSay, useWords } from '#ui/web';
import { identity } from './identity-client.ts';

/** Sets or changes one's own password. */
export function AccountPassword({ hasPassword }: { hasPassword: boolean }) {
  const { i18n } = useWords();
  const say = useSay();
  const queries = useQueryClient();
  const form = useProblemForm({ initialValues: { present: '', next: '' } });
  const send = ({ present, next }: { present: string; next: string }) =>
    ask(identity.me.password.$put({ json: { next, ...(present === '' ? {} : { present }) } }));
  const done = () => {
    form.reset();
    say(i18n._('The password is set. Your other devices are signed out.'));
    void queries.invalidateQueries({ queryKey: ['account'] });
    void queries.invalidateQueries({ queryKey: ['sessions'] });
  };
  return (
    <Panel
      title={hasPassword ? i18n._('Change your password') : i18n._('Set a password')}
      lead={
        hasPassword
          ? i18n._('A sign-in link by mail works as well, at any time.')
          : i18n._('You do not need one: a sign-in link by mail works at any time.')
      }
    >
      <FormStack form={form} onSubmit={send} onDone={done} submitLabel={i18n._('Save the password')}>
        {hasPassword && (
          <TextInput
            type="password"
            label={i18n._('Present password')}
            description={i18n._('Forgotten? Sign out, sign in by mail link, and leave this empty.')}
            autoComplete="current-password"
            maxLength={1000}
            {...form.getInputProps('present')}
          />
        )}
        <TextInput
          type="password"
          label={i18n._('New password')}
          description={i18n._('At least 12 characters; three or four unrelated words are easy to remember.')}
          autoComplete="new-password"
          maxLength={1000}
          required
          {...form.getInputProps('next')}
        />
      </FormStack>
    </Panel>
  );
}
