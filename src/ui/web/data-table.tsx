import { Button, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconDownload, IconSearch } from '@tabler/icons-react';
import { type ReactNode, useId, useMemo } from 'react';
import { ColumnChoice } from './column-choice.tsx';
import { csvOf, download } from './csv.ts';
import styles from './data-table.module.css';
import { numberIn } from './format.tsx';
import { type TableState, useTableState } from './table-state.ts';
import { useWords } from './words.ts';

export type Column<Row> = {
  key: string;
  label: string;
  /** What is sorted, searched and exported. */
  value: (row: Row) => string | number | null | undefined;
  /** What is drawn; the value unless given. */
  cell?: (row: Row) => ReactNode;
  numeric?: boolean;
  /** Not sortable, for example a column of buttons or a score (law 8). */
  fixed?: boolean;
  /** Holds buttons that say themselves what they do, so its heading is only heard. */
  deed?: boolean;
};

type DataTableProps<Row> = {
  rows: Row[];
  columns: Column<Row>[];
  rowKey: (row: Row) => string;
  /** Says what the table is, for everybody. */
  caption: string;
  /** Prefix of the address parts, when a page has two tables. */
  name?: string;
  sort?: { key: string; desc?: boolean };
  /** File name of the export; no export without it. */
  file?: string;
  empty?: ReactNode;
  perPage?: number;
  /** More filters beside the search field. */
  filters?: ReactNode;
};

function useShown<Row>(rows: Row[], columns: Column<Row>[], state: TableState, locale: string) {
  return useMemo(() => {
    const words = state.find.toLocaleLowerCase(locale).split(/\s+/).filter(Boolean);
    const textOf = (row: Row) =>
      columns
        .map((column) => column.value(row) ?? '')
        .join(' ')
        .toLocaleLowerCase(locale);
    const found = words.length === 0 ? rows : rows.filter((row) => words.every((word) => textOf(row).includes(word)));
    const by = columns.find((column) => column.key === state.sort && !column.fixed);
    if (!by) return found;
    const { compare } = new Intl.Collator(locale, { numeric: true });
    const order = (a: Row, b: Row) => {
      const [x, y] = [by.value(a), by.value(b)];
      if (typeof x === 'number' && typeof y === 'number') return x - y;
      return compare(String(x ?? ''), String(y ?? ''));
    };
    return found.toSorted((a, b) => (state.desc ? order(b, a) : order(a, b)));
  }, [rows, columns, state.find, state.sort, state.desc, locale]);
}

type HeadProps<Row> = { columns: Column<Row>[]; state: TableState; change: (part: Partial<TableState>) => void };

function Head<Row>({ columns, state, change }: HeadProps<Row>) {
  return (
    <thead>
      <tr>
        {columns.map((column) => {
          const on = state.sort === column.key;
          const Arrow = state.desc ? IconArrowDown : IconArrowUp;
          return (
            <th
              key={column.key}
              scope="col"
              data-numeric={column.numeric || undefined}
              aria-sort={on ? (state.desc ? 'descending' : 'ascending') : undefined}
            >
              {column.fixed ? (
                <span className={column.deed ? styles.caption : undefined}>{column.label}</span>
              ) : (
                <button type="button" onClick={() => change({ sort: column.key, desc: on && !state.desc })}>
                  {column.label}
                  <Arrow size={14} aria-hidden data-on={on || undefined} />
                </button>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function Pager({ page, pages, onGo }: { page: number; pages: number; onGo: (page: number) => void }) {
  const { i18n } = useWords();
  if (pages < 2) return null;
  return (
    <nav className={styles.pager} aria-label={i18n._('Pages of the table')}>
      <Button variant="default" size="compact-md" disabled={page <= 1} onClick={() => onGo(page - 1)}>
        {i18n._('Back')}
      </Button>
      <span>{i18n._('Page {page} of {pages}', { page, pages })}</span>
      <Button variant="default" size="compact-md" disabled={page >= pages} onClick={() => onGo(page + 1)}>
        {i18n._('Next')}
      </Button>
    </nav>
  );
}

/** A table that sorts, filters, pages, exports what is seen and turns into cards on a phone. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { rows, columns, rowKey, caption, name = '', sort, file, empty, perPage = 50, filters } = props;
  const { i18n } = useWords();
  const id = useId();
  const [state, change] = useTableState(name, { sort: sort?.key ?? '', desc: sort?.desc ?? false });
  const visible = columns.filter((column, index) => index === 0 || !state.hidden.includes(column.key));
  const shown = useShown(rows, columns, state, i18n.locale);
  const pages = Math.max(1, Math.ceil(shown.length / perPage));
  const page = Math.min(state.page, pages);
  const save = () =>
    download(
      file ?? 'table.csv',
      csvOf([visible.map((c) => c.label), ...shown.map((row) => visible.map((c) => c.value(row) ?? ''))]),
    );
  if (rows.length === 0 && empty) return empty;
  return (
    <div className={styles.table}>
      <div className={styles.tools}>
        <TextInput
          aria-label={i18n._('Search in: {caption}', { caption })}
          placeholder={i18n._('Search')}
          leftSection={<IconSearch size={18} aria-hidden />}
          value={state.find}
          onChange={(event) => change({ find: event.currentTarget.value.slice(0, 100) })}
          className={styles.find}
          type="search"
        />
        {filters}
        <span className={styles.count} role="status">
          {i18n._('{shown} of {all}', {
            shown: numberIn(i18n.locale, shown.length),
            all: numberIn(i18n.locale, rows.length),
          })}
        </span>
        {columns.length > 3 && (
          <ColumnChoice columns={columns} hidden={state.hidden} onHide={(hidden) => change({ hidden })} />
        )}
        {file && (
          <Button variant="subtle" onClick={save} leftSection={<IconDownload size={18} aria-hidden />}>
            {i18n._('Export')}
          </Button>
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className={styles.scroll} aria-labelledby={id} tabIndex={0}>
        <table>
          <caption id={id} className={styles.caption}>
            {caption}
          </caption>
          <Head columns={visible} state={state} change={change} />
          <tbody>
            {shown.slice((page - 1) * perPage, page * perPage).map((row) => (
              <tr key={rowKey(row)}>
                {visible.map((column) => (
                  <td
                    key={column.key}
                    data-label={column.deed ? undefined : column.label}
                    data-numeric={column.numeric || undefined}
                  >
                    <div>{column.cell ? column.cell(row) : column.value(row)}</div>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {shown.length === 0 && <p className={styles.none}>{i18n._('Nothing matches. Change the search.')}</p>}
      </section>
      <Pager page={page} pages={pages} onGo={(next) => change({ page: next })} />
    </div>
  );
}
