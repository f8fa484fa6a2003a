import { createHash, type Hash } from './sha256.ts';
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

const rowsAStep = 500;

const isLong = (value: unknown): boolean => Array.isArray(value) && value.length > rowsAStep;

/** SHA-256 of the canonical JSON of a record; its long lists and those of records in it are taken in parts. */
export function* hashSteps(record: object): Generator<void, string> {
  const hash = createHash();
  yield* hashRecord(record, hash);
  return hash.digest();
}

function* hashRecord(record: object, hash: Hash): Generator<void, void> {
  const fields = Object.entries(record).filter(([, value]) => value !== undefined);
  hash.update('{');
  for (const [k, [name, value]] of fields.sort(([a], [b]) => byText(a, b)).entries()) {
    hash.update(`${k === 0 ? '' : ','}${JSON.stringify(name)}:`);
    yield* hashValue(value, hash);
  }
  hash.update('}');
}

function* hashValue(value: unknown, hash: Hash): Generator<void, void> {
  if (isLong(value)) yield* hashLong(value as unknown[], hash);
  else if (Array.isArray(value) && value.some(holdsLong)) {
    for (const [k, entry] of value.entries()) {
      hash.update(k === 0 ? '[' : ',');
      yield* hashValue(entry, hash);
    }
    hash.update(']');
  } else if (holdsLong(value)) yield* hashRecord(value as object, hash);
  else hash.update(canonicalJson(value));
  yield;
}

/** Whether a record has a long list among its fields, or a list of such records. */
const holdsLong = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).some((field) => isLong(field) || (Array.isArray(field) && field.some(holdsLong)));

function* hashLong(list: readonly unknown[], hash: Hash): Generator<void, void> {
  for (let from = 0; from < list.length; from += rowsAStep) {
    hash.update(from === 0 ? '[' : ',');
    hash.update(canonicalJson(list.slice(from, from + rowsAStep)).slice(1, -1));
    yield;
  }
  hash.update(']');
}
