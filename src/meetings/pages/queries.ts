import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from '#ui/web';
import { api } from './api.ts';

/** My next meetings and those that wait for my log. */
export const useMyMeetings = () =>
  useQuery({ queryKey: ['meetings', 'mine'], queryFn: () => ask(api.me.meetings.$get()) });

export const useMeetingsOf = (mentorshipId: string) =>
  useQuery({
    queryKey: ['meetings', 'of', mentorshipId],
    queryFn: () => ask(api.mentorships[':id'].meetings.$get({ param: { id: mentorshipId }, query: { limit: '100' } })),
  });

export const useMeeting = (id: string) =>
  useQuery({ queryKey: ['meetings', id], queryFn: () => ask(api.meetings[':id'].$get({ param: { id } })) });

export const useKits = () =>
  useQuery({ queryKey: ['meeting-kits'], queryFn: () => ask(api['meeting-kits'].$get()), staleTime: 3_600_000 });

/** After a change every view of meetings is asked for again. */
export function useMeetingsChanged() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: ['meetings'] });
}
