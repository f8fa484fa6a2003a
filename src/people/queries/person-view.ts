import { type Actor, type Ctx, personIdOf } from '#platform';
import { can } from '../access.ts';
import type { PersonCard, PersonView } from '../schema.ts';
import { getPeople, getPerson } from './people.ts';
import { liveLinks } from './power-links.ts';
import { reportingChains } from './reporting-chains.ts';

/** The card as this actor may see it: address and number only for whoever runs programmes, and one's own. */
export function seenBy(actor: Actor, card: PersonCard): PersonCard {
  if (can(actor, 'read-contact') || personIdOf(actor) === card.id) return card;
  return { ...card, email: null, externalId: '' };
}

/** A person with the reporting line upwards, and declared links for those who may see them; throws `not-found`. */
export async function getPersonView(ctx: Ctx, id: string): Promise<PersonView> {
  const person = await getPerson(ctx, id);
  const steps = (await reportingChains(ctx, [id], null)).get(id) ?? [];
  const links = can(ctx.actor, 'read-power-links') ? await liveLinks(ctx, [id]) : null;
  const others = (links ?? []).map((link) => (link.holderId === id ? link.subjectId : link.holderId));
  const cards = await getPeople(ctx, [...steps.map((step) => step.personId), ...others]);
  const card = (one: string): PersonCard[] => {
    const found = cards.get(one);
    return found ? [seenBy(ctx.actor, found)] : [];
  };
  const { count } = await ctx.db
    .selectFrom('people')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('managerId', '=', id)
    .where('state', '=', 'active')
    .executeTakeFirstOrThrow();
  return {
    person: seenBy(ctx.actor, person),
    line: steps.flatMap((step) => card(step.personId).map((one) => ({ depth: step.depth, person: one }))),
    reports: count,
    powerLinks:
      links?.flatMap((link) =>
        card(link.holderId === id ? link.subjectId : link.holderId).map((other) => ({ ...link, other })),
      ) ?? null,
  };
}
