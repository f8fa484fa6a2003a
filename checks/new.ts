// npm run new room <name> · npm run new verb <room> <verb-in-kebab-case>: the files and a test that fails until you write it.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOMS, ROOT } from './source-files.ts';

const USAGE =
  'npm run new room <name>\nnpm run new verb <room> <verb>, for example: npm run new verb meetings swap-meeting';
const KEBAB = /^[a-z]+(-[a-z]+)*$/;
const camel = (name: string) => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(64);
}

function write(file: string, text: string): void {
  const full = path.join(ROOT, file);
  if (existsSync(full)) fail(`${file} exists already; nothing was written.`);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, text);
  process.stdout.write(`${file}\n`);
}

function newRoom(name: string): void {
  if (!ROOMS.some((room) => room === name)) {
    fail(`Put "${name}" into the order of checks/source-files.ts first, and say why in docs/decisions/.`);
  }
  const folder = `src/${name}`;
  write(
    `${folder}/README.md`,
    `# ${name}\nOne sentence: what this room is for.\n\n- **Words**: \n- **States and flow**: \n- **Who may enter**: \n- **Events**: \n- **Start here**: \n`,
  );
  write(
    `${folder}/access.ts`,
    `import { type Actor, hasRole } from '#platform';\n\nexport type Deed = 'read' | 'change';\n\n/** Who may do what here. */\nexport function can(actor: Actor, deed: Deed, thing: { programmeId: string | null }): boolean {\n  if (deed === 'read' && actor.kind === 'system') return true;\n  return hasRole(actor, ['coordinator'], thing.programmeId);\n}\n`,
  );
  write(
    `${folder}/schema.ts`,
    `import { z } from '@hono/zod-openapi';\n\nexport const example = z.object({ id: z.uuid() });\n`,
  );
  write(
    `${folder}/routes.ts`,
    `import { newApi } from '#platform/http';\n\n/** This room's calls; add them to src/app/api.ts. */\nexport const api = newApi();\n`,
  );
  write(`${folder}/index.ts`, `export { api as ${camel(name)}Api } from './routes.ts';\n`);
  write(
    `${folder}/${name}.test.ts`,
    `import { expect, test } from 'vitest';\n\ntest('say in a sentence what this room promises', () => {\n  expect('written').toBe('not written yet');\n});\n`,
  );
}

function newVerb(room: string, verb: string): void {
  const folder = `src/${room}`;
  if (!existsSync(path.join(ROOT, folder, 'access.ts'))) fail(`There is no room "${room}" with an access.ts.`);
  const name = camel(verb);
  write(
    `${folder}/commands/${verb}.ts`,
    `import { type Ctx, notAllowed, notFound, record, transaction } from '#platform';
import { can } from '../access.ts';

/** One sentence: what it promises, and what it refuses. */
export async function ${name}(ctx: Ctx, id: string): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const thing = await ctx.db.selectFrom('programmes').select('id').where('id', '=', id).executeTakeFirst();
    if (!thing) throw notFound();
    if (!can(ctx.actor, 'change', { programmeId: thing.id })) throw notAllowed();
    await record(ctx, { type: '${verb}', subject: { kind: '${room}', id }, programmeId: thing.id });
  });
}
`,
  );
  write(
    `${folder}/commands/${verb}.test.ts`,
    `import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '#platform/testing';

describe('${verb.replaceAll('-', ' ')}', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  for (const promise of ['is done over HTTP', 'is refused to whoever may not', 'names what is invalid', 'answers 404 for what is missing', 'answers 409 for a conflict', 'records its event']) {
    test(promise, () => expect(promise).toBe('written'));
  }
});
`,
  );
  process.stdout.write(
    `Now: export ${name} from ${folder}/index.ts, give it an address in ${folder}/routes.ts, and write its test.\n`,
  );
  if (!readFileSync(path.join(ROOT, folder, 'access.ts'), 'utf8').includes("'change'")) {
    process.stdout.write(`${folder}/access.ts has no deed 'change': use the deed that fits.\n`);
  }
}

const [what, first = '', second = ''] = process.argv.slice(2);
if (what === 'room' && KEBAB.test(first)) newRoom(first);
else if (what === 'verb' && KEBAB.test(first) && KEBAB.test(second)) newVerb(first, second);
else fail(USAGE);
