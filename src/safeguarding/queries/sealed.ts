import { type Ctx, notAllowed } from '#platform';
import { canCheckSeals } from '../access.ts';
import { unseal } from '../commands/seal.ts';

const AT_ONCE = 500;

/**
 * Whether the present secret opens every concern. Tells nothing else: neither how many there are, nor whose, nor what
 * they say.
 */
export async function opensEveryConcern(ctx: Ctx): Promise<boolean> {
  if (!canCheckSeals(ctx.actor)) throw notAllowed();
  let last: string | undefined;
  for (;;) {
    let page = ctx.db.selectFrom('safeguarding.concerns').select(['id', 'sealedText']).orderBy('id').limit(AT_ONCE);
    if (last !== undefined) page = page.where('id', '>', last);
    const rows = await page.execute();
    if (!rows.every(({ id, sealedText }) => isOpened(ctx, id, sealedText))) return false;
    last = rows.at(-1)?.id;
    if (rows.length < AT_ONCE) return true;
  }
}

function isOpened(ctx: Ctx, id: string, sealed: Buffer): boolean {
  try {
    unseal(ctx.config, id, sealed);
    return true;
  } catch {
    return false;
  }
}
