import type { ReactNode } from 'react';
import { numberIn } from './format.tsx';
import styles from './stat.module.css';
import { useWords } from './words.ts';

type StatProps = {
  label: string;
  /** `undefined` when there is not enough evidence yet. */
  value: number | undefined;
  /** How the number is written: a share of one, or a plain number. */
  as?: 'share' | 'number';
  low?: number;
  high?: number;
  /** How many answered or were counted. */
  n: number;
  target?: number;
  /** The comparison in words, or why we cannot tell. */
  children?: ReactNode;
};

const place = (value: number, max: number) => `${Math.min(100, Math.max(0, (value / max) * 100))}%`;

/** A number with its interval and n, never alone; without evidence it says so. */
export function Stat({ label, value, as = 'share', low, high, n, target, children }: StatProps) {
  const { i18n } = useWords();
  const write = (number: number) =>
    numberIn(
      i18n.locale,
      number,
      as === 'share' ? { style: 'percent', maximumFractionDigits: 0 } : { maximumFractionDigits: 1 },
    );
  const max = as === 'share' ? 1 : Math.max(high ?? 0, value ?? 0, target ?? 0) * 1.15 || 1;
  const interval = low !== undefined && high !== undefined;
  return (
    <div className={styles.stat}>
      <p className={styles.label}>{label}</p>
      {value === undefined ? (
        <p className={styles.unknown}>{i18n._('We cannot tell yet')}</p>
      ) : (
        <p className={styles.value}>{write(value)}</p>
      )}
      {value !== undefined && (
        <div className={styles.track} aria-hidden="true">
          {interval && (
            <span
              className={styles.interval}
              style={{ insetInlineStart: place(low, max), width: place(high - low, max) }}
            />
          )}
          <span className={styles.point} style={{ insetInlineStart: place(value, max) }} />
          {target !== undefined && <span className={styles.target} style={{ insetInlineStart: place(target, max) }} />}
        </div>
      )}
      <p className={styles.small}>
        {interval && value !== undefined && (
          <span>{i18n._('likely between {low} and {high}', { low: write(low), high: write(high) })}</span>
        )}
        <span>{i18n._('n = {n}', { n: numberIn(i18n.locale, n) })}</span>
        {target !== undefined && <span>{i18n._('target {target}', { target: write(target) })}</span>}
      </p>
      {children && <div className={styles.more}>{children}</div>}
    </div>
  );
}

/** Numbers side by side, folding on a phone. */
export const Stats = ({ children }: { children: ReactNode }) => <div className={styles.stats}>{children}</div>;
