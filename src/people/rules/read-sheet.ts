import { unzipSync } from 'fflate';
import type { Records, Refusal } from './read-table.ts';

const MOST_UNPACKED_BYTES = 512 * 1024 * 1024;

/** Spreadsheets of today are zip archives; the oldest trick with those is one that unpacks to more than any disk holds. */
export const isArchive = (content: Uint8Array): boolean => content[0] === 0x50 && content[1] === 0x4b;

/** The sum that the archive declares; unpacking never goes beyond it. */
function unpackedBytes(content: Uint8Array): number {
  let bytes = 0;
  unzipSync(content, {
    filter: ({ originalSize }) => {
      bytes += originalSize;
      return false;
    },
  });
  return bytes;
}

/** The records of the first sheet with rows of a workbook (XLSX), a sheet's row being its line, or why it is none. */
export async function readSheet(content: Uint8Array): Promise<Records | Refusal> {
  const { default: readWorkbook } = await import('read-excel-file/universal');
  try {
    if (unpackedBytes(content) > MOST_UNPACKED_BYTES) {
      const sentence =
        /*i18n*/ '{file} unpacks to more than {most} MB. Remove what is not needed, or save the sheet as "CSV UTF-8".';
      return { sentence, values: { most: MOST_UNPACKED_BYTES / 1024 / 1024 } };
    }
    const sheets = (await readWorkbook(new Uint8Array(content).buffer)).filter(({ data }) => data.length > 0);
    const records = (sheets[0]?.data ?? []).map((row, at) => ({ line: at + 1, cells: row.map(textOf) }));
    return { encoding: 'xlsx', delimiter: '', records, otherSheets: sheets.slice(1).map(({ sheet }) => sheet) };
  } catch {
    // Whatever the library stumbles over, the person can do only this.
    const sentence =
      /*i18n*/ '{file} is an archive or a spreadsheet that cannot be read here. Save the sheet as XLSX or "CSV UTF-8" and choose that file.';
    return { sentence, values: {} };
  }
}

/** A cell as a CSV export would say it: dates as ISO 8601, an empty one as nothing. */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (!(cell instanceof Date)) return String(cell);
  const at = cell.toISOString();
  return at.endsWith('T00:00:00.000Z') ? at.slice(0, 10) : at;
}
