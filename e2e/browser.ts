import fs from 'node:fs';
import path from 'node:path';

type Found = { executablePath: string; env: Record<string, string> };

const installed = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const environment = (extra: Record<string, string> = {}): Record<string, string> => ({
  ...Object.fromEntries(
    Object.entries(process.env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  ),
  ...extra,
});

const root = path.resolve(import.meta.dirname, '..');
const home = path.join(root, 'node_modules/@sparticuz/chromium');

function version(): string {
  const { version } = JSON.parse(fs.readFileSync(path.join(home, 'package.json'), 'utf8')) as { version: string };
  return version;
}

const fontsConf = (folder: string) => `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>`;

/** Unpacks the package's browser beside the cache and renames it, so that it is there whole or not at all. */
async function unpack(folder: string): Promise<void> {
  const part = `${folder}.${process.pid}.part`;
  fs.mkdirSync(part, { recursive: true });
  const before = { TMPDIR: process.env.TMPDIR, AWS_EXECUTION_ENV: process.env.AWS_EXECUTION_ENV };
  process.env.TMPDIR = part;
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs22.x'; // makes it bring its own libraries and fonts
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    await chromium.executablePath();
  } finally {
    for (const [key, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[key];
      else process.env[key] = value;
    }
  }
  fs.writeFileSync(path.join(part, 'fonts/fonts.conf'), fontsConf(folder));
  try {
    fs.renameSync(part, folder);
  } catch (error) {
    if (!fs.existsSync(folder)) throw error; // else another worker was faster
    fs.rmSync(part, { recursive: true, force: true });
  }
}

/** A Chromium without download: CHROMIUM_PATH, else the one inside @sparticuz/chromium (Linux x64), else one installed. */
export async function browserPath(): Promise<Found> {
  const forced = process.env.CHROMIUM_PATH;
  if (forced) return { executablePath: forced, env: environment() };
  if (process.platform === 'linux' && process.arch === 'x64' && fs.existsSync(home)) {
    const folder = path.join(root, 'node_modules/.cache', `chromium-${version()}`);
    if (!fs.existsSync(folder)) await unpack(folder);
    return {
      executablePath: path.join(folder, 'chromium'),
      env: environment({
        LD_LIBRARY_PATH: path.join(folder, 'al2023/lib'),
        FONTCONFIG_PATH: path.join(folder, 'fonts'),
      }),
    };
  }
  const found = installed.find((candidate) => fs.existsSync(candidate));
  if (found) return { executablePath: found, env: environment() };
  throw new Error('No Chromium found: set CHROMIUM_PATH to a Chromium or Chrome program.');
}

/** Arguments every launch uses. */
export const browserArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];
