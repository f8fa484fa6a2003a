import { Button } from '@mantine/core';
import { useWords } from '#ui/web';
import styles from './match.module.css';
import { NEXT } from './queries.ts';

type NextProps = {
  list: { isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> };
  shown: number;
  total: number;
};

/** How much of a long list is shown, and the way to the next part of it; nothing where all of it is. */
export function ShowNext({ list, shown, total }: NextProps) {
  const { i18n } = useWords();
  if (shown >= total) return null;
  const more = Math.min(NEXT, total - shown);
  return (
    <div className={styles.acts}>
      <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        {i18n._('Show the next {more, plural, other {#}}', { more })}
      </Button>
      <p className={styles.quiet}>
        {i18n._('{shown, plural, other {#}} of {total, plural, other {#}} are shown', { shown, total })}
      </p>
    </div>
  );
}
