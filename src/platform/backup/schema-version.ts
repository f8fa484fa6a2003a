import type pg from 'pg';

export async function migrationsOf(client: pg.Client): Promise<{ name: string; sha256: string }[]> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('public.migrations') is not null as there`,
  );
  if (!rows[0]?.there) return [];
  return (await client.query('select name, sha256 from public.migrations order by name')).rows;
}

/** The name of the last migration that ran, null before the first. */
export async function schemaVersionOf(client: pg.Client): Promise<string | null> {
  return (await migrationsOf(client)).at(-1)?.name ?? null;
}
