export const seconds = (value: number): string => value.toFixed(value < 0.1 ? 4 : 3);
/** Three digits that count. */
export const milliseconds = (value: number): string => String(Number((value * 1000).toPrecision(3)));
export const megabytes = (value: number): string => String(Math.round(value));

export const tableLine = (cells: readonly unknown[]): string => `| ${cells.join(' | ')} |`;
export const tableHead = (names: readonly string[]): string => `${tableLine(names)}\n|${'---|'.repeat(names.length)}`;
