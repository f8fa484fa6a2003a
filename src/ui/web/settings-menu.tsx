import { Button, type MantineColorScheme, Stack, useDirection, useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { TextLink } from './links.tsx';
import type { Me } from './me.ts';
import { directionOf, type Locale, locales } from './preferences.ts';
import styles from './shell.module.css';
import { changeLocale, useWords } from './words.ts';

type Choice = { value: string; label: string; lang?: string };

function Choices({
  title,
  value,
  choices,
  onChoose,
}: {
  title: string;
  value: string;
  choices: Choice[];
  onChoose: (value: string) => void;
}) {
  const name = useId();
  return (
    <fieldset className={styles.choices}>
      <legend>{title}</legend>
      {choices.map((choice) => (
        <label key={choice.value} lang={choice.lang}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChoose(choice.value)}
          />
          {choice.label}
        </label>
      ))}
    </fieldset>
  );
}

/** Language and colours, in the header and on pages without one. */
export function SettingsChoices() {
  const { i18n } = useWords();
  const queries = useQueryClient();
  const { setDirection } = useDirection();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const speakIn = async (locale: Locale) => {
    await changeLocale(locale);
    setDirection(directionOf(locale));
    await queries.invalidateQueries(); // the server speaks the page's language too
  };
  return (
    <>
      <Choices
        title={i18n._('Language')}
        value={i18n.locale}
        choices={Object.entries(locales).map(([value, label]) => ({ value, label, lang: value }))}
        onChoose={(value) => void speakIn(value as Locale)}
      />
      <Choices
        title={i18n._('Colours')}
        value={colorScheme}
        choices={[
          { value: 'auto', label: i18n._('Like this device') },
          { value: 'light', label: i18n._('Light') },
          { value: 'dark', label: i18n._('Dark') },
        ]}
        onChoose={(value) => setColorScheme(value as MantineColorScheme)}
      />
    </>
  );
}

const initialsOf = (name: string) => {
  const words = name.split(/\s+/).filter((word) => word !== '');
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`;
};

export function SettingsMenu({ me, onSignOut }: { me: Me; onSignOut: () => void }) {
  const { i18n } = useWords();
  const id = useId();
  return (
    <>
      <button
        type="button"
        className={styles.person}
        popoverTarget={id}
        aria-label={i18n._('{name}: language, colours, sign out', { name: me.person.name })}
      >
        <span aria-hidden="true" data-initials={initialsOf(me.person.name)} />
      </button>
      <div id={id} popover="auto" className={`${styles.popover} ${styles.settings}`}>
        <Stack>
          <strong>{me.person.name}</strong>
          <SettingsChoices />
          <TextLink to="/account">{i18n._('Your account')}</TextLink>
          <Button variant="default" onClick={onSignOut}>
            {i18n._('Sign out')}
          </Button>
        </Stack>
      </div>
    </>
  );
}
