import { useQuery } from '@tanstack/react-query';
import { ask } from '#ui/web';
import { api } from './api.ts';

/** Open signals of a programme, for its coordinators. */
export const useSignals = (programmeId: string) =>
  useQuery({
    queryKey: ['signals', programmeId],
    queryFn: () => ask(api.programmes[':id'].signals.$get({ param: { id: programmeId } })),
  });
