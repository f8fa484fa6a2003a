import type { ReactNode } from 'react';
import { Num } from '#ui/web';
import styles from './match.module.css';

type TableProps = { caption: string; head: string[]; rows: (string | number | null)[][] };

/** Figures by row and column, the first of each row its name; a dash where there is none. */
export function FigureTable({ caption, head, rows }: TableProps) {
  return (
    <table className={styles.table}>
      <caption className={styles.hidden}>{caption}</caption>
      <thead>
        <tr>
          {head.map((label) => (
            <th key={label} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...values]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {values.map((value, at) => (
              <td key={head[at + 1]}>{cell(value)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const cell = (value: string | number | null | undefined): ReactNode =>
  typeof value === 'number' ? <Num value={value} /> : (value ?? '–');
