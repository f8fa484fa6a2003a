import type { Ctx } from '#platform';
import { wordsFor } from '#ui';
import type { KitView } from '../schema.ts';
import { kits } from '../seed.ts';

/** The shipped meeting kits in the reader's language. */
export function listKits(ctx: Pick<Ctx, 'locale'>): KitView[] {
  const i18n = wordsFor(ctx.locale);
  return kits.map((kit) => ({
    key: kit.key,
    number: kit.number,
    title: i18n._(kit.title),
    outcome: i18n._(kit.outcome),
    prompts: kit.prompts.map((prompt) => i18n._(prompt)),
    steps: kit.steps.map((step) => ({ minutes: step.minutes, text: i18n._(step.text) })),
  }));
}
