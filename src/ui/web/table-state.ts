import { useNavigate, useSearch } from '@tanstack/react-router';

export type TableState = { sort: string; desc: boolean; find: string; page: number; hidden: string[] };

type Kept = Record<string, unknown>;

const textOf = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** Sort, filter, page and hidden columns of one table, kept in the address so that a link shows the same. */
export function useTableState(name: string, first: { sort: string; desc: boolean }) {
  const search = useSearch({ strict: false }) as Kept;
  const navigate = useNavigate();
  const [sort = '', way] = textOf(search[`${name}sort`]).split('.');
  const state: TableState = {
    sort: sort || first.sort,
    desc: sort ? way === 'desc' : first.desc,
    find: textOf(search[`${name}find`]),
    page: Math.max(1, Math.trunc(Number(search[`${name}page`])) || 1),
    hidden: textOf(search[`${name}hide`]).split('.').filter(Boolean),
  };
  const change = (part: Partial<TableState>) => {
    const next = { ...state, page: 1, ...part };
    const kept: Kept = {
      [`${name}sort`]:
        next.sort === first.sort && next.desc === first.desc ? undefined : `${next.sort}.${next.desc ? 'desc' : 'asc'}`,
      [`${name}find`]: next.find || undefined,
      [`${name}page`]: next.page > 1 ? next.page : undefined,
      [`${name}hide`]: next.hidden.length > 0 ? next.hidden.join('.') : undefined,
    };
    void navigate({
      to: '.',
      search: (before: Kept) => ({ ...before, ...kept }),
      replace: true,
      resetScroll: false,
    } as never);
  };
  return [state, change] as const;
}
