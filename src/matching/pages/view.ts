import { useNavigate, useSearch } from '@tanstack/react-router';

export type View = 'review' | 'try';

/** Which part of the board is shown, kept in the address so that a link shows the same. */
export function useView() {
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const view: View = search.view === 'try' ? 'try' : 'review';
  const show = (next: View) =>
    void navigate({
      to: '.',
      search: (before: Record<string, unknown>) => ({ ...before, view: next === 'review' ? undefined : next }),
      resetScroll: false,
    } as never);
  return [view, show] as const;
}
