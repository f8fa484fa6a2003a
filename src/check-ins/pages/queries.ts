import { useQuery } from '@tanstack/react-query';
import type { matchingApi } from '#matching';
import type { mentorshipsApi } from '#mentorships';
import { ask, clientFor } from '#ui/web';
import { api } from './api.ts';

const mentorships = clientFor<typeof mentorshipsApi>('/').api.v1;
const proposals = clientFor<typeof matchingApi>('/').api.v1;

export const useMyCheckIns = () =>
  useQuery({ queryKey: ['check-ins', 'mine'], queryFn: () => ask(api.me['check-ins'].$get()) });

export const useCheckIn = (id: string) =>
  useQuery({ queryKey: ['check-ins', id], queryFn: () => ask(api['check-ins'][':id'].$get({ param: { id } })) });

const mostMentorships = 4;

/** My live mentorships whole: the promises in them are part of Home. */
export const useMyMentorships = () =>
  useQuery({
    queryKey: ['mentorships', 'home'],
    queryFn: async () => {
      const { mentorships: mine } = await ask(mentorships.mentorships.$get({ query: {} }));
      const live = mine.filter((one) => one.state !== 'ended').slice(0, mostMentorships);
      return Promise.all(live.map((one) => ask(mentorships.mentorships[':id'].$get({ param: { id: one.id } }))));
    },
  });

export const keepPromise = (id: string) => ask(mentorships.promises[':id'].keeping.$put({ param: { id } }));

/** Proposals that wait for my answer. */
export const useOpenProposals = () =>
  useQuery({
    queryKey: ['proposals', 'home'],
    queryFn: async () => {
      const { proposals: mine } = await ask(proposals.proposals.$get());
      return mine.filter((one) => one.state === 'open');
    },
  });
