/** Order of UTF-16 code units: the same in every locale. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const chunk = 4096;

/** Sorts a copy stably, a bounded number of entries at a time; yields between. */
export function* sortSteps<T>(list: readonly T[], compare: (a: T, b: T) => number): Generator<void, T[]> {
  let sorted = [...list];
  if (sorted.every((value, k) => k === 0 || compare(sorted[k - 1]!, value) <= 0)) return sorted;
  if (sorted.length <= chunk) return sorted.sort(compare);
  for (let from = 0; from < sorted.length; from += chunk) {
    const part = sorted.slice(from, from + chunk).sort(compare);
    for (let k = 0; k < part.length; k += 1) sorted[from + k] = part[k]!;
    yield;
  }
  for (let width = chunk; width < sorted.length; width *= 2) sorted = yield* mergeRuns(sorted, width, compare);
  return sorted;
}

/** Merges neighbouring runs of `width` sorted entries. */
function* mergeRuns<T>(list: readonly T[], width: number, compare: (a: T, b: T) => number): Generator<void, T[]> {
  const out: T[] = [];
  for (let from = 0; from < list.length; from += 2 * width) {
    let x = from;
    let y = Math.min(list.length, from + width);
    const [xEnd, yEnd] = [y, Math.min(list.length, from + 2 * width)];
    while (x < xEnd || y < yEnd) {
      const left = y === yEnd || (x < xEnd && compare(list[x]!, list[y]!) <= 0);
      out.push(left ? list[x]! : list[y]!);
      if (left) x += 1;
      else y += 1;
      if (out.length % (4 * chunk) === 0) yield;
    }
  }
  return out;
}
