import { NativeSelect } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { ask, changeLocale, FormStack, Panel, useProblemForm, useSay, useTimeZones, useWords } from '#ui/web';
import { identity } from './identity-client.ts';

const languages = [
  { value: 'en', label: 'English' },
  { value: 'de', label: 'Deutsch' },
] as const;
type Language = (typeof languages)[number]['value'];

const languageOf = (locale: string): Language =>
  languages.find((language) => language.value === locale.slice(0, 2))?.value ?? 'en';

/** Language and time zone, for pages, mail and calendar. */
export function AccountPreferences({ locale, timeZone }: { locale: string; timeZone: string }) {
  const { i18n } = useWords();
  const say = useSay();
  const queries = useQueryClient();
  const form = useProblemForm({ initialValues: { locale: languageOf(locale), timeZone } });
  const zones = useTimeZones(timeZone);
  const save = async (values: { locale: Language; timeZone: string }) => {
    await ask(identity.me.preferences.$patch({ json: values }));
    await changeLocale(values.locale);
  };
  const done = () => {
    say(i18n._('Saved.'));
    for (const key of ['account', 'me']) void queries.invalidateQueries({ queryKey: [key] });
  };
  return (
    <Panel title={i18n._('Language and time zone')} lead={i18n._('For these pages, for mail and for meeting times.')}>
      <FormStack form={form} onSubmit={save} onDone={done} submitLabel={i18n._('Save language and zone')}>
        <NativeSelect label={i18n._('Language')} data={[...languages]} {...form.getInputProps('locale')} />
        <NativeSelect label={i18n._('Time zone')} data={zones} {...form.getInputProps('timeZone')} />
      </FormStack>
    </Panel>
  );
}
