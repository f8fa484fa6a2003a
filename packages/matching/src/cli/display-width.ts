const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Code points that take two columns by Unicode's East Asian Width (UAX 11), emoji aside. */
const wide =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18cff}\u{1aff0}-\u{1b2ff}\u{20000}-\u{3fffd}]/u;
const emoji = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|[0-9#*]\ufe0f\u20e3/u;
/** Marks that stand over or join others, and the vowels and finals of conjoined Hangul. */
const narrowest = /[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]/u;

function widthOfLetter(letter: string): number {
  if (letter.length === 1) return wide.test(letter) ? 2 : narrowest.test(letter) ? 0 : 1;
  if (emoji.test(letter)) return 2;
  let sum = 0;
  for (const point of letter) sum += wide.test(point) ? 2 : narrowest.test(point) ? 0 : 1;
  return sum;
}

/** Letters as people count them, each with how many columns of a terminal it takes. */
function lettersOf(text: string): { letter: string; width: number }[] {
  return Array.from(graphemes.segment(text), ({ segment }) => ({ letter: segment, width: widthOfLetter(segment) }));
}

const isPlain = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

/** How many columns of a terminal a text takes. */
export const widthOf = (text: string): number =>
  isPlain(text) ? text.length : lettersOf(text).reduce((sum, { width }) => sum + width, 0);

/** A text filled up with spaces to so many columns. */
export const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));

/** A part of a word in pieces of at most so many columns. */
function lettersIn(word: string, width: number): string[] {
  const found: string[] = [];
  let piece = '';
  let used = 0;
  for (const { letter, width: own } of lettersOf(word)) {
    if (used > 0 && used + own > width) {
      found.push(piece);
      piece = '';
      used = 0;
    }
    piece += letter;
    used += own;
  }
  return [...found, piece];
}

/** Where a word may be parted without a letter being torn from its neighbours: behind a hyphen inside it. */
const behindHyphen = /(?<=[\p{L}\p{N}\p{M}]-)(?=[\p{L}\p{N}])/u;

/** A word in pieces of at most so many columns, parted at hyphens where it can be. */
function pieces(word: string, width: number): string[] {
  const found: string[] = [];
  let piece = '';
  for (const part of word.split(behindHyphen)) {
    if (widthOf(piece + part) <= width) {
      piece += part;
      continue;
    }
    if (piece !== '') found.push(piece);
    const parts = lettersIn(part, width);
    found.push(...parts.slice(0, -1));
    piece = parts.at(-1)!;
  }
  return [...found, piece];
}

/** A text in lines of at most so many columns, parted at spaces where it can be, else at hyphens. */
export function wrapped(text: string, width: number): string[] {
  if (widthOf(text) <= width) return [text];
  const lines: string[] = [];
  let line: string | null = null;
  for (const word of text.split(' ')) {
    const longer: string = line === null ? word : `${line} ${word}`;
    if (widthOf(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== null) lines.push(line);
    const parts = pieces(word, width);
    lines.push(...parts.slice(0, -1));
    line = parts.at(-1)!;
  }
  return line === null ? lines : [...lines, line];
}
