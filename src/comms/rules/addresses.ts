const local = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const label = /^[\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u;

/** A single plain mail address; no names, lists, quotes, line breaks or header tricks. */
export function isMailAddress(text: string): boolean {
  if (text.length > 254 || /[\p{Cc}\s]/u.test(text)) return false;
  const at = text.lastIndexOf('@');
  const before = text.slice(0, at);
  const labels = text.slice(at + 1).split('.');
  return (
    at > 0 && before.length <= 64 && local.test(before) && labels.length > 0 && labels.every((part) => label.test(part))
  );
}

/** One line without control signs, for subjects, names and places. */
export const oneLine = (text: string, most = 200): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, most);

/** `Viceversa <post@example.org>` or a bare address, taken apart. */
export function senderOf(from: string): { name: string; address: string } {
  const parts = /^\s*(.*?)\s*<([^<>]+)>\s*$/.exec(from);
  return parts
    ? { name: oneLine(parts[1] ?? ''), address: parts[2] ?? '' }
    : { name: 'Viceversa', address: from.trim() };
}
