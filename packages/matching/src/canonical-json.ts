import { byText } from './sort.ts';

/** Keys that are listed first and in order of number, so that no order of insertion can sort them. */
const isIndex = (key: string): boolean => /^(0|[1-9]\d*)$/.test(key);

/** The same value with keys inserted in code-unit order, copied only where needed; undefined when a copy cannot hold it. */
function ordered(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return orderedList(value);
  const row = value as Record<string, unknown>;
  const keys = Object.keys(row);
  if ((keys.length > 1 && isIndex(keys[0]!)) || keys.includes('__proto__')) return undefined;
  let same = true;
  for (let k = 1; k < keys.length && same; k += 1) same = keys[k - 1]! < keys[k]!;
  if (!same) keys.sort();
  let copy: Record<string, unknown> | null = same ? null : {};
  for (let k = 0; k < keys.length; k += 1) {
    const key = keys[k]!;
    const before = row[key];
    const after = ordered(before);
    if (after === undefined && before !== undefined) return undefined;
    if (copy === null && after !== before) copy = Object.fromEntries(keys.slice(0, k).map((name) => [name, row[name]]));
    if (copy !== null) copy[key] = after;
  }
  return copy ?? row;
}

function orderedList(list: readonly unknown[]): unknown[] | undefined {
  let copy: unknown[] | null = null;
  for (let k = 0; k < list.length; k += 1) {
    const after = ordered(list[k]);
    if (after === undefined && list[k] !== undefined) return undefined;
    if (copy === null && after !== list[k]) copy = list.slice(0, k);
    copy?.push(after);
  }
  return copy ?? (list as unknown[]);
}

function spelled(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(spelled).join(',')}]`;
  const entries = Object.entries(value)
    .filter(([, v]) => v !== undefined)
    .sort(([a], [b]) => byText(a, b));
  return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${spelled(v)}`).join(',')}}`;
}

/** JSON with object keys in code-unit order, so that equal values give equal bytes. */
export function canonicalJson(value: unknown): string {
  if (value === undefined) return 'null';
  const same = ordered(value);
  return same === undefined ? spelled(value) : JSON.stringify(same);
}
