import { useNavigate, useSearch } from '@tanstack/react-router';

const VIEWS = ['review', 'try', 'figures'] as const;
export type View = (typeof VIEWS)[number];

/** One word of the address, so that a link or a reload shows the same; undefined takes it away. */
function useInAddress(name: string) {
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const found = search[name];
  const put = (next: string | undefined) =>
    void navigate({
      to: '.',
      search: (before: Record<string, unknown>) => ({ ...before, [name]: next }),
      resetScroll: false,
    } as never);
  return [typeof found === 'string' ? found : undefined, put] as const;
}

/** Which part of the board is shown. */
export function useView() {
  const [found, put] = useInAddress('view');
  const view = VIEWS.find((one) => one === found) ?? 'review';
  return [view, (next: View) => put(next === 'review' ? undefined : next)] as const;
}

/** Which run was chosen to be shown, and which to be compared with it; undefined leaves it to the page. */
export const useChosenRun = () => useInAddress('run');
export const useChosenOther = () => useInAddress('against');
