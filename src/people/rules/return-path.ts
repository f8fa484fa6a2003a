const HERE = 'http://here.invalid';

/** Where to go after signing in: a path of this installation, never another address; `/` when it is none. */
export function returnPath(to: string | undefined | null): string {
  if (!to?.startsWith('/') || to.length > 500 || !URL.canParse(to, HERE)) return '/';
  const url = new URL(to, HERE);
  const path = `${url.pathname}${url.search}${url.hash}`;
  return url.origin === HERE && !path.startsWith('//') && !path.startsWith('/sign-in') ? path : '/';
}
