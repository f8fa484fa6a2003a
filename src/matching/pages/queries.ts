import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from '#ui/web';
import { api } from './api.ts';

const BUSY = new Set(['waiting', 'running']);
export const isBusy = (state: string | undefined): boolean => state !== undefined && BUSY.has(state);

/** The newest runs of a programme. */
export const useRuns = (programmeId: string) =>
  useQuery({
    queryKey: ['match-runs', programmeId],
    queryFn: () =>
      ask(api.programmes[':id']['match-runs'].$get({ param: { id: programmeId }, query: { limit: 20, offset: 0 } })),
  });

/** One run; asked again twice a second while the engine works. */
export const useRun = (runId: string | undefined) =>
  useQuery({
    queryKey: ['match-run', runId],
    enabled: runId !== undefined,
    queryFn: () => ask(api['match-runs'][':id'].$get({ param: { id: runId ?? '' } })),
    refetchInterval: ({ state }) => (isBusy(state.data?.state) ? 500 : false),
  });

export const useProposals = (runId: string, limit: number) =>
  useQuery({
    queryKey: ['match-run', runId, 'proposals', limit],
    queryFn: () => ask(api['match-runs'][':id'].proposals.$get({ param: { id: runId }, query: { limit, offset: 0 } })),
    placeholderData: keepPreviousData,
  });

export const useUnmatched = (runId: string, limit: number) =>
  useQuery({
    queryKey: ['match-run', runId, 'unmatched', limit],
    queryFn: () => ask(api['match-runs'][':id'].unmatched.$get({ param: { id: runId }, query: { limit, offset: 0 } })),
    placeholderData: keepPreviousData,
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
