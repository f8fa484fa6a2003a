import { Stack } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { Empty, Loaded, Page, useWords } from '#ui/web';
import { useSignals } from './queries.ts';
import { Signal } from './signal.tsx';

/** Early warnings: prompts for a human, never verdicts. */
export default function SignalsPage() {
  const { i18n } = useWords();
  const { programmeId } = useParams({ strict: false }) as { programmeId: string };
  const query = useSignals(programmeId);
  return (
    <Page
      title={i18n._('Signals')}
      lead={i18n._(
        'Early warnings from the rhythm of meetings alone. They are prompts to ask, never verdicts, and neither partner sees them.',
      )}
    >
      <Loaded query={query}>
        {({ signals }) =>
          signals.length === 0 ? (
            <Empty title={i18n._('No signal is open')}>
              {i18n._(
                'When a pair does not start, drifts or is moved again and again, it appears here with what was counted.',
              )}
            </Empty>
          ) : (
            <Stack gap="md">
              {signals.map((signal) => (
                <Signal key={signal.id} signal={signal} />
              ))}
            </Stack>
          )
        }
      </Loaded>
    </Page>
  );
}
