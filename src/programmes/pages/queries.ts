import { useQuery } from '@tanstack/react-query';
import { ask } from '#ui/web';
import { api } from './api.ts';

export const useDefaults = () =>
  useQuery({
    queryKey: ['programme-defaults'],
    queryFn: () => ask(api['programme-defaults'].$get()),
    staleTime: 600_000,
  });

export const programmeKey = (id: string) => ['programme', id];
export const useProgramme = (id: string) =>
  useQuery({ queryKey: programmeKey(id), queryFn: () => ask(api.programmes[':id'].$get({ param: { id } })) });

export type ProgrammeRead = NonNullable<ReturnType<typeof useProgramme>['data']>;
export type Defaults = NonNullable<ReturnType<typeof useDefaults>['data']>;
