import { useQuery } from '@tanstack/react-query';
import type { programmesApi } from '#programmes';
import { ask, clientFor } from '#ui/web';
import { api } from './api.ts';

export const programmes = clientFor<typeof programmesApi>('/').api.v1;

export const useProgramme = (id: string) =>
  useQuery({
    queryKey: ['programme', id],
    queryFn: () => ask(programmes.programmes[':id'].$get({ param: { id } })),
  });
export type ProgrammeRead = NonNullable<ReturnType<typeof useProgramme>['data']>;

export const feasibilityKey = (id: string) => ['feasibility', id];
export const useFeasibility = (id: string) =>
  useQuery({
    queryKey: feasibilityKey(id),
    queryFn: () => ask(api.programmes[':id'].feasibility.$get({ param: { id } })),
  });
export type FeasibilityRead = NonNullable<ReturnType<typeof useFeasibility>['data']>;

export const enrolmentsKey = (id: string) => ['enrolments', id];
export const useEnrolments = (id: string) =>
  useQuery({
    queryKey: enrolmentsKey(id),
    queryFn: async () => {
      const all = [];
      for (let offset = 0; offset < 5000; offset += 200) {
        const query = { limit: 200, offset, withdrawn: 'yes' as const };
        const { enrolments } = await ask(api.programmes[':id'].enrolments.$get({ param: { id }, query }));
        all.push(...enrolments);
        if (enrolments.length < 200) break;
      }
      return all;
    },
  });
export type EnrolmentRead = NonNullable<ReturnType<typeof useEnrolments>['data']>[number];
