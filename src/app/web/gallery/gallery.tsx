import { Tabs, useDirection } from '@mantine/core';
import { lazy, Suspense, useEffect } from 'react';
import { Loading, Page, SettingsChoices } from '#ui/web';
import styles from './gallery.module.css';

const parts = {
  tokens: lazy(() => import('./tokens.tsx')),
  controls: lazy(() => import('./controls.tsx')),
  forms: lazy(() => import('./forms.tsx')),
  parts: lazy(() => import('./parts.tsx')),
};

const ShellPart = lazy(() => import('./shell-part.tsx'));

const Ready = () => <span data-part-ready hidden />;

/** Every part in every state, for eyes and for axe; words are not translated here. */
export default function Gallery() {
  const { setDirection } = useDirection();
  const query = new URLSearchParams(location.search);
  useEffect(() => setDirection(document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr'), [setDirection]);
  const only = query.get('part');
  if (only === 'shell')
    return (
      <Suspense fallback={<Loading />}>
        <ShellPart role={query.get('role') ?? 'mentor'} />
        <Ready />
      </Suspense>
    );
  return (
    <main className={styles.gallery}>
      <Page
        title="Gallery"
        lead="Every token and every part in its states. What looks wrong here looks wrong everywhere."
        actions={<SettingsChoices />}
      >
        <Tabs defaultValue={only ?? 'tokens'} keepMounted={false}>
          <Tabs.List>
            {Object.keys(parts).map((name) => (
              <Tabs.Tab key={name} value={name}>
                {name[0]?.toUpperCase() + name.slice(1)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {Object.entries(parts).map(([name, Part]) => (
            <Tabs.Panel key={name} value={name} pt="lg">
              <Suspense fallback={<Loading />}>
                <Part />
                <Ready />
              </Suspense>
            </Tabs.Panel>
          ))}
        </Tabs>
      </Page>
    </main>
  );
}
