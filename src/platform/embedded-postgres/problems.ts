export type EmbeddedPostgresCode =
  | 'data-folder-broken'
  | 'data-folder-in-use'
  | 'data-folder-newer'
  | 'data-folder-not-writable'
  | 'data-folder-older'
  | 'data-folder-read-only'
  | 'data-folder-wrong-owner'
  | 'disk-full'
  | 'platform-unsupported'
  | 'programs-missing'
  | 'programs-not-runnable'
  | 'root-refused'
  | 'socket-refused'
  | 'start-failed'
  | 'start-timeout';

/** Why the embedded database could not start; `message` is a sentence that ends with the next step. */
export type EmbeddedPostgresError = Error & { name: 'EmbeddedPostgresError'; code: EmbeddedPostgresCode };

export function embeddedPostgresError(code: EmbeddedPostgresCode, message: string, cause?: unknown) {
  const error = new Error(message, cause === undefined ? undefined : { cause });
  return Object.assign(error, { name: 'EmbeddedPostgresError' as const, code }) satisfies EmbeddedPostgresError;
}

/** Tells a refusal of the embedded database from any other thrown value. */
export function isEmbeddedPostgresError(error: unknown): error is EmbeddedPostgresError {
  return error instanceof Error && error.name === 'EmbeddedPostgresError';
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

const symptoms: [RegExp, EmbeddedPostgresCode, (folder: string) => string][] = [
  [
    /ENOSPC|EDQUOT|No space left on device|Disk quota exceeded/i,
    'disk-full',
    (folder) => `The disk that holds ${folder} is full. Free some space and start again; nothing saved was lost.`,
  ],
  [
    /EROFS|Read-only file system/i,
    'data-folder-read-only',
    (folder) =>
      `The disk that holds ${folder} is read-only. Mount it writable, or choose a data folder on another disk.`,
  ],
  [
    /has wrong ownership/i,
    'data-folder-wrong-owner',
    (folder) =>
      `The data folder ${folder} belongs to another user. Start Viceversa as that user, or give the folder to this user with chown -R.`,
  ],
  [
    /could not (create|bind).*socket|could not create any Unix-domain sockets/i,
    'socket-refused',
    (folder) =>
      `PostgreSQL may not make its socket for ${folder}. Choose a data folder on a local disk that allows sockets, or set DATABASE_URL to a PostgreSQL server.`,
  ],
  [
    /EACCES|EPERM|Permission denied|Operation not permitted/i,
    'data-folder-not-writable',
    (folder) =>
      `This user may not write to ${folder}. Give the user write access, or choose a data folder that belongs to it.`,
  ],
  [
    /could not locate a valid checkpoint|could not find (the )?database system|invalid checksum.*control file|pg_control/i,
    'data-folder-broken',
    (folder) =>
      `The database in ${folder} is damaged. Leave the folder as it is and restore the last backup into an empty one.`,
  ],
];

/** Turns a file system error or PostgreSQL's own words into one sentence with the next step. */
export function explainFailure(folder: string, evidence: unknown, otherwise: string): EmbeddedPostgresError {
  if (isEmbeddedPostgresError(evidence)) return evidence;
  const text = evidence instanceof Error ? `${codeOf(evidence)} ${evidence.message}` : String(evidence);
  for (const [pattern, code, sentence] of symptoms)
    if (pattern.test(text)) return embeddedPostgresError(code, sentence(folder), evidence);
  const said = evidence instanceof Error ? evidence.message : text;
  return embeddedPostgresError('start-failed', `${otherwise}\n${said}`.trim(), evidence);
}

/** The same for trouble of the disk or of rights alone; any other thrown value comes back as it is. */
export function explainDisk(folder: string, evidence: unknown): unknown {
  const code = codeOf(evidence);
  return /^(ENOSPC|EDQUOT|EROFS|EACCES|EPERM)$/.test(code) ? explainFailure(folder, evidence, '') : evidence;
}
