import { Day, useWords } from '#ui/web';
import type { MeetingList } from '../schema.ts';

/** That the pair is paused and what ends the pause; nothing while it runs. */
export function PauseNote({ pause }: Pick<MeetingList, 'pause'>) {
  const { i18n } = useWords();
  if (!pause) return null;
  if (!pause.resumesOn) return i18n._('The mentorship is paused until one of the people in it goes on.');
  return (
    <>
      {i18n._('The mentorship is paused until')} <Day on={pause.resumesOn} />.
    </>
  );
}
