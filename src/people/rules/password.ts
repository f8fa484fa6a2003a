export const PASSWORD_LENGTH = { least: 12, most: 200 } as const;

/** Long ones people choose most; shorter ones are refused by their length already. */
const COMMON = [
  'password',
  'passwort',
  'qwertyuiop',
  'qwertzuiop',
  'asdfghjkl',
  'zxcvbnm',
  'yxcvbnm',
  'iloveyou',
  'letmein',
  'welcome',
  'willkommen',
  'administrator',
  'admin',
  'changeme',
  'geheim',
  'hallo',
  'football',
  'baseball',
  'sunshine',
  'princess',
  'dragon',
  'monkey',
  'master',
  'trustno',
  'superman',
  'batman',
  'starwars',
  'correcthorsebatterystaple',
  'mentoring',
  'mentor',
  'viceversa',
  'sommer',
  'winter',
  'summer',
  'spring',
  'autumn',
  'herbst',
  'qazwsxedc',
  'qweasdzxc',
  'abc',
  'abcdefghijkl',
];
const RUNS = [
  '01234567890123456789',
  '98765432109876543210',
  'abcdefghijklmnopqrstuvwxyz',
  'zyxwvutsrqponmlkjihgfedcba',
];

/** Letters only, with the usual disguises undone: what is left of `P@ssw0rd2026!!` is `password`. */
const bare = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[@4]/g, 'a')
    .replace(/[$5]/g, 's')
    .replace(/0/g, 'o')
    .replace(/3/g, 'e')
    .replace(/1|!/g, 'i')
    .replace(/[^a-z]/g, '');

/**
 * Why a password may not be used, or null. Length counts, mixtures of signs do not (NIST SP 800-63B §5.1.1.2).
 * `own` are the person's words: name, address, installation.
 */
export function passwordBreach(password: string, own: readonly string[] = []): string | null {
  const signs = [...password.normalize('NFKC')];
  if (signs.length < PASSWORD_LENGTH.least)
    return /*i18n*/ 'Use at least 12 characters; three or four unrelated words are easy to remember';
  if (signs.length > PASSWORD_LENGTH.most) return /*i18n*/ 'Use at most 200 characters';
  const lower = password.toLowerCase();
  const isThin = new Set(signs).size < 5;
  const isRun = RUNS.some((run) => run.includes(lower.slice(0, 10)) && run.includes(lower.slice(-6)));
  const disguises = [bare(password), lower.replace(/[^a-z]/g, ''), bare(lower.replace(/[\d!?.#*_-]+$/, ''))];
  const isCommon = disguises.some((word) => {
    const half = word.slice(0, Math.floor(word.length / 2));
    return COMMON.includes(word) || (half.length > 2 && half + half === word && COMMON.includes(half));
  });
  if (isThin || isRun || isCommon)
    return /*i18n*/ 'This password is among the first that others would try; use another one';
  const wholes = own.map((word) => word.toLowerCase());
  const words = [...wholes, ...wholes.flatMap((word) => word.split(/[^\p{L}\p{N}]+/u))].filter(
    (word) => word.length > 3,
  );
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), lower).replace(/[^\p{L}]/gu, '');
  if (rest.length < 5 && words.some((word) => lower.includes(word)))
    return /*i18n*/ 'This password is mostly your own name or address; use another one';
  return null;
}
