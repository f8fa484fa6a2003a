import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemError } from './client.ts';
import { ProblemAlert } from './problem-alert.tsx';
import { useWords } from './words.ts';

/** Grey lines in the shape of what comes. */
export function Loading({ lines = 4 }: { lines?: number }) {
  const { i18n } = useWords();
  return (
    <Stack gap="sm" aria-busy="true">
      <VisuallyHidden role="status">{i18n._('Loading')}</VisuallyHidden>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all the same
        <Skeleton key={line} height={20} width={line === lines - 1 ? '60%' : '100%'} />
      ))}
    </Stack>
  );
}

type LoadedProps<T> = {
  query: Pick<UseQueryResult<T>, 'data' | 'isError' | 'error'> & { refetch: () => unknown };
  lines?: number;
  children: (data: T) => ReactNode;
};

/** To ask again what one may not see changes nothing. */
const isNotAllowed = (error: unknown) => error instanceof ProblemError && error.problem.status === 403;

/** A query's three faces: on its way, failed with a way on where there is one, here. */
export function Loaded<T>({ query, lines, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError && isNotAllowed(query.error)) return <ProblemAlert error={query.error} />;
  if (query.isError) return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
  return lines === undefined ? <Loading /> : <Loading lines={lines} />;
}
