const LEAST_COLUMNS = 24;
const INDENT = 4;
const DOUBLE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const NOTHING = /\p{M}/u;

/** Columns of a terminal that a text fills: East Asian signs take two, accents none of their own. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (NOTHING.test(sign) ? 0 : DOUBLE.test(sign) ? 2 : 1), 0);

/** A word no line can hold, in pieces that fit. */
function piecesOf(word: string, columns: number): string[] {
  const pieces = [''];
  for (const sign of word) {
    const last = pieces.at(-1) ?? '';
    if (last !== '' && widthOf(last + sign) > columns) pieces.push(sign);
    else pieces[pieces.length - 1] = last + sign;
  }
  return pieces;
}

function linesOf(text: string, columns: number): string[] {
  const lines = [''];
  for (const word of text.split(' ').flatMap((one) => piecesOf(one, columns))) {
    const last = lines.at(-1) ?? '';
    if (last === '') lines[lines.length - 1] = word;
    else if (widthOf(last) + 1 + widthOf(word) <= columns) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/**
 * A row of a table whose last cell may be long: it continues under itself, not under the cells before it. Where those leave
 * no room beside them it stands below. `columns` is the width of the terminal; without one a row is one line.
 */
export function rowOf(lead: string, text: string, columns = Number.POSITIVE_INFINITY): string {
  const taken = widthOf(lead);
  if (taken + widthOf(text) <= columns) return `${lead}${text}`;
  const isBeside = columns - taken >= LEAST_COLUMNS;
  const indent = isBeside ? taken : INDENT;
  const lines = linesOf(text, Math.max(LEAST_COLUMNS, columns - indent)).join(`\n${' '.repeat(indent)}`);
  return isBeside ? `${lead}${lines}` : `${lead.trimEnd()}\n${' '.repeat(indent)}${lines}`;
}
