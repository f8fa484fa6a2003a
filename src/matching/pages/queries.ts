import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { ask } from '#ui/web';
import { api } from './api.ts';
import { isBusy } from './run-words.ts';

const MOST_RUNS = 100;
const LOOK_MS = 2_000;

/** The newest runs of a programme; asked again while one of them is at work. */
export const useRuns = (programmeId: string) =>
  useQuery({
    queryKey: ['match-runs', programmeId],
    queryFn: () =>
      ask(
        api.programmes[':id']['match-runs'].$get({
          param: { id: programmeId },
          query: { limit: MOST_RUNS, offset: 0 },
        }),
      ),
    refetchInterval: ({ state }) => (state.data?.runs.some((run) => isBusy(run.state)) ? LOOK_MS : false),
  });

/** One run; asked again twice a second while the engine works. */
export const useRun = (runId: string | undefined) =>
  useQuery({
    queryKey: ['match-run', runId],
    enabled: runId !== undefined,
    queryFn: () => ask(api['match-runs'][':id'].$get({ param: { id: runId ?? '' } })),
    refetchInterval: ({ state }) => (isBusy(state.data?.state) ? 500 : false),
  });

/** Draws the list of runs again when the one that is shown ends. */
export function useListFollows(state: string | undefined): void {
  const client = useQueryClient();
  const was = useRef(state);
  useEffect(() => {
    const hasEnded = isBusy(was.current) && !isBusy(state);
    was.current = state;
    if (hasEnded) void client.invalidateQueries({ queryKey: ['match-runs'] });
  }, [state, client]);
}

/** How many of a long list come first, and how many with each step after it. */
export const FIRST = { proposals: 50, unmatched: 20 };
export const NEXT = 200;

const nextOf = (total: number, shown: number) => (shown < total ? shown : undefined);

/** Proposals of a run in the order of review, as far as they were asked for. */
export const useProposals = (runId: string) =>
  useInfiniteQuery({
    queryKey: ['match-run', runId, 'proposals'],
    queryFn: ({ pageParam: offset }) => {
      const query = { limit: offset === 0 ? FIRST.proposals : NEXT, offset };
      return ask(api['match-runs'][':id'].proposals.$get({ param: { id: runId }, query }));
    },
    initialPageParam: 0,
    getNextPageParam: ({ total }, pages) => nextOf(total, pages.flatMap((page) => page.proposals).length),
    select: ({ pages }) => ({ proposals: pages.flatMap((page) => page.proposals), total: pages.at(-1)?.total ?? 0 }),
  });

/** People of a run without a partner, as far as they were asked for. */
export const useUnmatched = (runId: string) =>
  useInfiniteQuery({
    queryKey: ['match-run', runId, 'unmatched'],
    queryFn: ({ pageParam: offset }) => {
      const query = { limit: offset === 0 ? FIRST.unmatched : NEXT, offset };
      return ask(api['match-runs'][':id'].unmatched.$get({ param: { id: runId }, query }));
    },
    initialPageParam: 0,
    getNextPageParam: ({ total }, pages) => nextOf(total, pages.flatMap((page) => page.unmatched).length),
    select: ({ pages }) => ({ unmatched: pages.flatMap((page) => page.unmatched), total: pages.at(-1)?.total ?? 0 }),
  });

export const useFairness = (runId: string) =>
  useQuery({
    queryKey: ['match-run', runId, 'fairness'],
    queryFn: () => ask(api['match-runs'][':id'].fairness.$get({ param: { id: runId } })),
  });

export const useDecisions = (programmeId: string) =>
  useQuery({
    queryKey: ['match-decisions', programmeId],
    queryFn: () => ask(api.programmes[':id']['match-decisions'].$get({ param: { id: programmeId } })),
  });

/** Draws everything about matching again after a deed. */
export function useMatchChanged() {
  const client = useQueryClient();
  return () =>
    Promise.all(
      ['match-runs', 'match-run', 'match-decisions', 'proposals'].map((key) =>
        client.invalidateQueries({ queryKey: [key] }),
      ),
    );
}
