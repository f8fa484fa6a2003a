/** The same server, another database; works for socket addresses without a host too. */
export function withDatabase(url: string, name: string): string {
  const [address = '', query] = url.split('?', 2);
  const slash = address.indexOf('/', address.indexOf('//') + 2);
  const base = slash < 0 ? address : address.slice(0, slash);
  return `${base}/${name}${query === undefined ? '' : `?${query}`}`;
}
