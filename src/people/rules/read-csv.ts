import { CsvError, parse } from 'csv-parse/sync';
import { decodeText, isNoWriting, notText } from './decode-text.ts';
import type { Records, Refusal } from './read-table.ts';

const MOST_ROW_CHARACTERS = 1_000_000;
const DELIMITERS = [',', ';', '\t', '|'] as const;

/** The sign that splits the first line most often outside quotation marks. */
function delimiterOf(text: string): string {
  const counts = new Map<string, number>(DELIMITERS.map((sign) => [sign, 0]));
  let isQuoted = false;
  for (const sign of text.slice(0, 20_000)) {
    if (sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (sign === '\n' || sign === '\r')) break;
    else if (!isQuoted && counts.has(sign)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  }
  return DELIMITERS.reduce((best, sign) => ((counts.get(sign) ?? 0) > (counts.get(best) ?? 0) ? sign : best));
}

type Parsed = { record: string[]; info: { lines: number } };

/** A quotation mark within an unquoted cell stands for itself (`5" screen`), as in most programs. */
const parsed = (text: string, delimiter: string): Parsed[] =>
  parse(text, {
    delimiter,
    bom: true,
    info: true,
    relaxColumnCount: true,
    relaxQuotes: true,
    skipEmptyLines: true,
    maxRecordSize: MOST_ROW_CHARACTERS,
  }) as unknown as Parsed[];

/** The line on which a record begins: csv-parse tells the one on which it ends. */
const firstLine = ({ record, info }: Parsed): number =>
  info.lines - record.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);

/** Why csv-parse gave up, as a sentence with the line and the next step. */
function whyNot(error: CsvError): string {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return /*i18n*/ '{file}: a quotation mark opens and never closes (noticed at line {line}). Nothing was read; mend the line and try again.';
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return /*i18n*/ '{file}: the row at line {line} is longer than {most} characters. Nothing was read; look for a quotation mark that opens and never closes, or shorten the cell.';
  return /*i18n*/ '{file}: line {line} cannot be read as a row of a table. Nothing was read; mend the line and try again.';
}

/** Spreadsheet programs write the delimiter into a first line of its own: `sep=;`. */
const SEPARATOR_LINE = /^\ufeff?sep=([,;|\t])\r?\n/i;

/** The records of a CSV file (RFC 4180; comma, semicolon, tab or bar) in whatever encoding, or why it is none. */
export function readCsv(content: Uint8Array): Records | Refusal {
  const kind = notText(content);
  if (kind) return { sentence: kind, values: {} };
  const { text, encoding } = decodeText(content);
  if (isNoWriting(text)) {
    const sentence =
      /*i18n*/ '{file} is no text: it looks like a program, a picture or a damaged file. Choose the table itself.';
    return { sentence, values: {} };
  }
  const stated = SEPARATOR_LINE.exec(text);
  const body = stated ? text.slice(stated[0].length) : text.replace(/^\ufeff/, '');
  const before = stated ? 1 : 0;
  const delimiter = stated?.[1] ?? delimiterOf(body);
  try {
    const records = parsed(body, delimiter).map((one) => ({ line: firstLine(one) + before, cells: one.record }));
    return { encoding, delimiter, records, otherSheets: [] };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { sentence: whyNot(error), values: { line: Number(error.lines ?? 0) + before, most: MOST_ROW_CHARACTERS } };
  }
}
