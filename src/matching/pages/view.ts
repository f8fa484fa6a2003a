import { useNavigate, useSearch } from '@tanstack/react-router';

const VIEWS = ['review', 'try', 'figures'] as const;
export type View = (typeof VIEWS)[number];

/** Which part of the board is shown, kept in the address so that a link shows the same. */
export function useView() {
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const view = VIEWS.find((one) => one === search.view) ?? 'review';
  const show = (next: View) =>
    void navigate({
      to: '.',
      search: (before: Record<string, unknown>) => ({ ...before, view: next === 'review' ? undefined : next }),
      resetScroll: false,
    } as never);
  return [view, show] as const;
}
