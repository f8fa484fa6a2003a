import { useQuery } from '@tanstack/react-query';
import { ProblemError, send } from './client.ts';

export type Role = 'coordinator' | 'sponsor' | 'mentor' | 'mentee' | 'case_handler' | 'viewer' | 'administrator';

export type Me = {
  person: { id: string; givenName: string; name: string };
  roles: Role[];
  programmes: { id: string; name: string; state?: string; roles: Role[] }[];
  /** What the person chose before, on any device. */
  locale?: string;
  timeZone?: string;
};

async function whoAmI(): Promise<Me | null> {
  try {
    return (await (await send('/api/v1/me')).json()) as Me;
  } catch (problem) {
    if (problem instanceof ProblemError && problem.problem.status === 401) return null;
    throw problem;
  }
}

/** The signed-in person with roles, `null` when signed out, `undefined` while asking. */
export function useMe() {
  const query = useQuery({ queryKey: ['me'], queryFn: whoAmI, staleTime: 60_000, retry: 1 });
  return { me: query.data, query };
}

/** All roles of a person in one programme, with those that hold everywhere. */
export function rolesIn(me: Me, programmeId: string | undefined): Set<Role> {
  const here = me.programmes.filter((programme) => programmeId === undefined || programme.id === programmeId);
  return new Set([...me.roles, ...here.flatMap((programme) => programme.roles)]);
}
