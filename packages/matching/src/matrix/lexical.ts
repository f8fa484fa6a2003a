import type { LinearCertificate } from '../result.ts';
import { far } from './matrix.ts';

/** Prices of the columns as rows of one kind see them: beyond reach where an earlier stage forbids, free where it asks for more. */
export interface Views {
  of: (i: number) => Int32Array;
  /** Whether earlier stages leave everything open, so that all rows see the prices alone. */
  isPlain: boolean;
}

/** Reduced costs of one stage of coverage lie from −2 to 3, so that the sign of their sum by powers of this is the sign of the first. */
const base = 8;

const sumOf = (list: readonly LinearCertificate[], side: 'alpha' | 'beta', v: number): number =>
  list.reduce((sum, one) => sum * base + (one[side][v] ?? 0), 0);

/**
 * Coverage stages first: what they leave open is decided by `price`. Their reduced costs are small whole numbers, so
 * all of them stand in one number, the sum of a part of the row and a part of the column.
 */
export function viewsOf(stages: readonly LinearCertificate[], n: number, price: Int32Array): Views {
  const counted = stages.reduce((sum, { stage }) => sum * base + (stage === 'pairs' ? 1 : 0), 0);
  const rows = Float64Array.from({ length: n }, (_, i) => counted + sumOf(stages, 'alpha', i));
  const columns = Float64Array.from(price, (_, j) => sumOf(stages, 'beta', j));
  const views = new Map<number, Int32Array>();
  for (const own of new Set(rows)) {
    const seen = (value: number, j: number): number => {
      const early = own + columns[j]!;
      return early === 0 ? value : early < 0 ? far : value - far;
    };
    views.set(own, price.map(seen));
  }
  const isPlain = views.size === 1 && columns.every((part) => part + rows[0]! === 0);
  return { of: (i) => views.get(rows[i]!)!, isPlain };
}
