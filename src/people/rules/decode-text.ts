export type Decoded = { text: string; encoding: 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1252' };

const starts = (bytes: Uint8Array, ...mark: number[]): boolean => mark.every((byte, at) => bytes[at] === byte);

/** UTF-16 without a mark: nearly every second byte of a Western table is zero. */
function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, 2000 - (2000 % 2));
  let [even, odd] = [0, 0];
  for (let at = 0; at < sample.length; at += 1) {
    if (sample[at] !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  const most = sample.length / 2;
  if (most > 2 && odd > most * 0.6 && even < most * 0.1) return 'utf-16le';
  if (most > 2 && even > most * 0.6 && odd < most * 0.1) return 'utf-16be';
  return null;
}

/** Reads the text of a file: UTF-8, UTF-16 (either order), else Windows-1252, which fits any bytes. */
export function decodeText(bytes: Uint8Array): Decoded {
  const read = (label: string, options: TextDecoderOptions = {}) => new TextDecoder(label, options).decode(bytes);
  if (starts(bytes, 0xef, 0xbb, 0xbf)) return { text: read('utf-8'), encoding: 'utf-8-bom' };
  if (starts(bytes, 0xff, 0xfe)) return { text: read('utf-16le'), encoding: 'utf-16le' };
  if (starts(bytes, 0xfe, 0xff)) return { text: read('utf-16be'), encoding: 'utf-16be' };
  const wide = unmarkedUtf16(bytes);
  if (wide) return { text: read(wide), encoding: wide };
  try {
    return { text: read('utf-8', { fatal: true }), encoding: 'utf-8' };
  } catch {
    return { text: read('windows-1252'), encoding: 'windows-1252' };
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is counted
const NEVER_WRITTEN = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g;

/** Any bytes can be read as Windows-1252; a text has hardly ever a control sign. */
export function isNoWriting(text: string): boolean {
  const start = text.slice(0, 8_000);
  return (start.match(NEVER_WRITTEN)?.length ?? 0) > 2 + start.length / 100;
}

/** What a file is by its first bytes when it is not a table of text; null when it may be one. */
export function notText(bytes: Uint8Array): string | null {
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return /*i18n*/ '{file} is a spreadsheet of the old kind. Save the sheet as XLSX or "CSV UTF-8" and choose that file.';
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46)) return /*i18n*/ '{file} is a PDF. Ask for the table as XLSX or CSV.';
  return null;
}
