import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '#ui/web';
import { api } from './api.ts';

const MOST = 200;

/** A programme's mentorships for its coordinator, or one's own. */
export const useMentorships = (programmeId?: string) =>
  useQuery({
    queryKey: ['mentorships', programmeId ?? 'own'],
    queryFn: () =>
      ask(api.mentorships.$get({ query: { limit: MOST, offset: 0, ...(programmeId ? { programmeId } : {}) } })),
  });

export const useMentorship = (id: string) =>
  useQuery({
    queryKey: ['mentorship', id],
    queryFn: () => ask(api.mentorships[':id'].$get({ param: { id } })),
  });

/** Does something, draws the page again, and keeps what went wrong. */
export function useDeed() {
  const client = useQueryClient();
  const [problem, setProblem] = useState<unknown>();
  const [isSending, setSending] = useState(false);
  const changed = () =>
    Promise.all(['mentorship', 'mentorships'].map((key) => client.invalidateQueries({ queryKey: [key] })));
  const run = async (work: () => Promise<unknown>): Promise<boolean> => {
    setSending(true);
    setProblem(undefined);
    try {
      await work();
      await changed();
      return true;
    } catch (error) {
      setProblem(error);
      return false;
    } finally {
      setSending(false);
    }
  };
  return { run, changed, problem, isSending };
}
