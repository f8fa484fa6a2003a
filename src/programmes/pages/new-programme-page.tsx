import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ask, FormStack, type I18n, Loaded, Page, Panel, useProblemForm, useWords, useZone } from '#ui/web';
import { api } from './api.ts';
import { type Design, DesignFields, designOf } from './design-fields.tsx';
import { ImportFile } from './import-file.tsx';
import { useDefaults } from './queries.ts';

function Form({ start }: { start: Design }) {
  const { i18n } = useWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const form = useProblemForm<Design>({ initialValues: start });
  const create = async (json: Design) => {
    const { id } = (await ask(api.programmes.$post({ json }))) as { id: string };
    await queries.invalidateQueries({ queryKey: ['programmes'] });
    await queries.invalidateQueries({ queryKey: ['me'] });
    await navigate({ to: '/programmes/$programmeId/design', params: { programmeId: id } } as never);
  };
  return (
    <FormStack form={form} onSubmit={create} submitLabel={i18n._('Set up the programme')}>
      <DesignFields form={form} />
    </FormStack>
  );
}

/** A default text in the person's language, line by line. */
const inWords = (i18n: I18n, text: string) =>
  text
    .split('\n')
    .map((line) => (line === '' ? '' : i18n._(line)))
    .join('\n');

/** One page with sound defaults; nobody hears of it before registration is opened. */
export default function NewProgrammePage() {
  const { i18n } = useWords();
  const defaults = useDefaults();
  const zone = useZone();
  return (
    <Page
      title={i18n._('Set up a programme')}
      lead={i18n._('Name, reason and dates are enough. It stays a draft until you open registration.')}
      width="reading"
    >
      <Loaded query={defaults}>
        {({ defaults: given }) => {
          const agreementText = inWords(i18n, given.agreementText ?? '');
          return <Form start={{ ...designOf(given as Design), agreementText, name: '', timeZone: zone }} />;
        }}
      </Loaded>
      <Panel title={i18n._('Or begin from a file')} plain>
        <ImportFile />
      </Panel>
    </Page>
  );
}
