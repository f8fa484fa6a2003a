import { useNavigate, useSearch } from '@tanstack/react-router';

export type DirectoryState = { find: string; grade: string; unit: string; state: string; page: number };

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** Search, filters and page of the directory, kept in the address so that a link shows the same. */
export function useDirectoryState() {
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const state: DirectoryState = {
    find: textOf(search.find).slice(0, 120),
    grade: textOf(search.grade),
    unit: textOf(search.unit),
    state: textOf(search.state) || 'active',
    page: Math.max(1, Math.trunc(Number(search.page)) || 1),
  };
  const change = (part: Partial<DirectoryState>) => {
    const next = { ...state, page: 1, ...part };
    const kept = {
      find: next.find || undefined,
      grade: next.grade || undefined,
      unit: next.unit || undefined,
      state: next.state === 'active' ? undefined : next.state,
      page: next.page > 1 ? next.page : undefined,
    };
    void navigate({ to: '.', search: kept, replace: true, resetScroll: false } as never);
  };
  return [state, change] as const;
}
