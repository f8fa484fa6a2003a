/** A topic's key: its English name in lower case, words joined by hyphens, at most 80 characters. */
export const keyOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);

export const labelOf = (text: string): string => text.trim().toLowerCase().slice(0, 120);
