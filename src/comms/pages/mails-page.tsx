import { Stack, Switch } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ask, Loaded, Page, Panel, useSay, useWords } from '#ui/web';
import type { PreferencesView } from '../schema.ts';
import { api } from './api.ts';

const queryKey = ['mail-preferences'];

/** Which optional mails I want; each switch saves at once. */
export default function MailsPage() {
  const { i18n } = useWords();
  const query = useQuery({ queryKey, queryFn: () => ask(api.me['mail-preferences'].$get()) });
  return (
    <Page
      title={i18n._('Which mails do you want?')}
      width="reading"
      lead={i18n._('Mails you need, such as calendar entries and sign-in links, always come.')}
    >
      <Loaded query={query}>{(data) => <Choices preferences={data.preferences} />}</Loaded>
    </Page>
  );
}

function Choices({ preferences }: PreferencesView) {
  const { i18n } = useWords();
  const client = useQueryClient();
  const say = useSay();
  const set = async (kind: PreferencesView['preferences'][number]['kind'], isWanted: boolean) => {
    const wanted = preferences.filter((one) => (one.kind === kind ? isWanted : one.isWanted)).map((one) => one.kind);
    client.setQueryData(queryKey, await ask(api.me['mail-preferences'].$put({ json: { wanted } })));
    say(i18n._('Saved.'));
  };
  return (
    <Panel>
      <Stack>
        {preferences.map((one) => (
          <Switch
            key={one.kind}
            label={one.name}
            checked={one.isWanted}
            onChange={(event) => void set(one.kind, event.currentTarget.checked)}
          />
        ))}
      </Stack>
    </Panel>
  );
}
