import { useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ask, FormStack, Loaded, Page, useProblemForm, useSay, useWords } from '#ui/web';
import { type Policy, PolicyFields } from './policy-fields.tsx';
import { feasibilityKey, type ProgrammeRead, programmes, useFeasibility, useProgramme } from './queries.ts';

function Editor({ programme }: { programme: ProgrammeRead }) {
  const { i18n } = useWords();
  const say = useSay();
  const queries = useQueryClient();
  const found = useFeasibility(programme.id);
  const form = useProblemForm<{ policy: Policy }>({ initialValues: { policy: programme.policy } });
  const save = async ({ policy }: { policy: Policy }) => {
    const json = { policy, expectedVersion: programme.policyVersion };
    await ask(programmes.programmes[':id'].policy.$put({ param: { id: programme.id }, json }));
    await queries.invalidateQueries({ queryKey: ['programme', programme.id] });
    await queries.invalidateQueries({ queryKey: feasibilityKey(programme.id) });
  };
  return (
    <FormStack
      form={form}
      onSubmit={save}
      submitLabel={i18n._('Save the policy')}
      onDone={() => say(i18n._('The policy is saved'))}
    >
      <PolicyFields form={form} preview={found.data?.chainPreview ?? []} format={programme.format} />
    </FormStack>
  );
}

/** How people are paired: hard rules first, then what counts how much. */
export default function PolicyPage() {
  const { i18n } = useWords();
  const { programmeId } = useParams({ strict: false }) as { programmeId: string };
  const programme = useProgramme(programmeId);
  return (
    <Page
      title={i18n._('Matching policy')}
      above={programme.data?.name}
      width="reading"
      lead={
        programme.data &&
        i18n._('Version {version}. A run keeps the policy it was made with.', { version: programme.data.policyVersion })
      }
    >
      <Loaded query={programme}>{(data) => <Editor key={data.policyVersion} programme={data} />}</Loaded>
    </Page>
  );
}
