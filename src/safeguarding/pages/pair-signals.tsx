import { Stack } from '@mantine/core';
import { Loaded } from '#ui/web';
import { useSignals } from './queries.ts';
import { Signal } from './signal.tsx';

/** The open signals of one pair, on its page; nothing where there is none. */
export function PairSignals({ programmeId, mentorshipId }: { programmeId: string; mentorshipId: string }) {
  const query = useSignals(programmeId);
  return (
    <Loaded query={query} lines={2}>
      {({ signals }) => {
        const ofPair = signals.filter((signal) => signal.mentorshipId === mentorshipId);
        if (ofPair.length === 0) return null;
        return (
          <Stack gap="md">
            {ofPair.map((signal) => (
              <Signal key={signal.id} signal={signal} isWithPair />
            ))}
          </Stack>
        );
      }}
    </Loaded>
  );
}
