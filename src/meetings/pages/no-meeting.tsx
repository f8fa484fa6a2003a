import { Button } from '@mantine/core';
import { Empty, useWords } from '#ui/web';
import type { MeetingList } from '../schema.ts';
import { PauseNote } from './pause-note.tsx';

type NoMeetingProps = Pick<MeetingList, 'mayPlan' | 'pause'> & { isQuiet?: boolean | undefined; onPlan: () => void };

/** Nothing is planned: the way to plan it, for whoever may, or why nobody may now. */
export function NoMeeting({ mayPlan, pause, isQuiet, onPlan }: NoMeetingProps) {
  const { i18n } = useWords();
  const title = i18n._('No meeting is planned');
  if (!mayPlan) {
    return (
      <Empty title={title}>
        <PauseNote pause={pause} />
      </Empty>
    );
  }
  return (
    <Empty
      title={title}
      action={
        <Button variant={isQuiet ? 'default' : 'filled'} onClick={onPlan}>
          {i18n._('Plan the next meeting')}
        </Button>
      }
    >
      {i18n._('The best time is within a month of the last one. We suggest times that suit you both.')}
    </Empty>
  );
}
