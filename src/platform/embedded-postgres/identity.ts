import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { embeddedPostgresError } from './problems.ts';
import type { Programs } from './programs.ts';

/** How PostgreSQL's programs are run: it refuses to run as root. */
export type Identity = { name: string; prefix: string[]; as: { uid?: number; gid?: number }; version: string };
type Candidate = Omit<Identity, 'version'>;

const probe = 'test -x "$1" && exec "$2" --version';
const namespace: Candidate = {
  name: 'a user namespace',
  prefix: ['unshare', '--user', '--map-user=65534', '--map-group=65534', '--'],
  as: {},
};

function account(name: string): Candidate[] {
  const id = (flag: string) =>
    Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], timeout: 5000 }));
  try {
    return [{ name: `user ${name}`, prefix: [], as: { uid: id('-u'), gid: id('-g') } }];
  } catch {
    return [];
  }
}

function candidates(clusterDir: string): Candidate[] {
  if (process.getuid?.() !== 0) return [{ name: 'this user', prefix: [], as: {} }];
  const owner = fs.statSync(clusterDir, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0)
    return [{ name: `the owner of the data folder`, prefix: [], as: { uid: owner.uid, gid: owner.gid } }];
  return [namespace, ...account('postgres'), ...account('nobody')];
}

function versionAs({ prefix, as }: Candidate, programs: Programs, parent: string): string | Error {
  const [file = '/bin/sh', ...args] = [...prefix, '/bin/sh', '-c', probe, 'sh', parent, programs.postgres];
  try {
    const options = { ...as, env: programs.env, cwd: '/', timeout: 20_000, encoding: 'utf8' } as const;
    const answer = execFileSync(file, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    return /\d+(\.\d+)*/.exec(answer)?.[0] ?? new Error(`unexpected answer: ${answer}`);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function giveTo(folder: string, uid: number, gid: number): void {
  fs.lchownSync(folder, uid, gid);
  for (const entry of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    fs.lchownSync(path.join(folder, entry), uid, gid);
}

/** Chooses under whom PostgreSQL runs and, for root, hands the data folder to that user. */
export function chooseIdentity(programs: Programs, dataDir: string, clusterDir: string): Identity {
  const isRoot = process.getuid?.() === 0;
  const reasons: string[] = [];
  for (const candidate of candidates(clusterDir)) {
    const version = versionAs(candidate, programs, path.dirname(dataDir));
    if (version instanceof Error) {
      reasons.push(`As ${candidate.name}: ${version.message.split('\n').slice(0, 4).join(' ')}`);
      continue;
    }
    const { uid = 0, gid = 0 } = candidate.as;
    if (isRoot && fs.statSync(dataDir).uid !== uid) giveTo(dataDir, uid, gid);
    return { ...candidate, version };
  }
  throw embeddedPostgresError(
    isRoot ? 'root-refused' : 'programs-not-runnable',
    isRoot
      ? `PostgreSQL refuses to run as root, and no other way was found here. Start Viceversa as a normal user, or set DATABASE_URL to a PostgreSQL server.\n${reasons.join('\n')}`
      : `The embedded PostgreSQL does not run on this computer. Set DATABASE_URL to a PostgreSQL server, version 15 to 18.\n${reasons.join('\n')}`,
  );
}
