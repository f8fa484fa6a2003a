/** A number with its word, which is another one where the number is not 1. */
export const counted = (count: unknown, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
