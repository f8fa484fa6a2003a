import type { Ctx } from '#platform';
import type { PersonDraft } from '../../rules/person-draft.ts';
import type { Known } from './known.ts';

type NewUnit = { id: string; name: string; parentId: string | null };
type NewSite = { id: string; name: string; timeZone: string };
export type PlacesPlan = {
  /** Parents before their children. */
  newUnits: NewUnit[];
  newSites: NewSite[];
  of: (draft: PersonDraft) => { unitId?: string | null; siteId?: string | null };
};

const key = (name: string, parentId: string | null): string => `${parentId ?? ''}/${name.toLowerCase()}`;

/** Finds or plans the units and sites that the drafts name; names are compared without regard to case. */
export function idsFor(ctx: Ctx, drafts: readonly PersonDraft[], known: Known, timeZone: string): PlacesPlan {
  const units = new Map(known.units.map((unit) => [key(unit.name, unit.parentId), unit.id]));
  const sites = new Map(known.sites.map((site) => [site.name.toLowerCase(), site.id]));
  const newUnits: NewUnit[] = [];
  const newSites: NewSite[] = [];
  const unitId = (name: string, parentId: string | null): string => {
    const found = units.get(key(name, parentId));
    if (found) return found;
    const id = ctx.ids.next();
    units.set(key(name, parentId), id);
    newUnits.push({ id, name, parentId });
    return id;
  };
  const siteId = (draft: PersonDraft, name: string): string => {
    const found = sites.get(name.toLowerCase());
    if (found) return found;
    const id = ctx.ids.next();
    sites.set(name.toLowerCase(), id);
    newSites.push({ id, name, timeZone: draft.timeZone ?? timeZone });
    return id;
  };
  const resolved = new Map<PersonDraft, { unitId?: string | null; siteId?: string | null }>();
  for (const draft of drafts) {
    const parent = draft.parentUnit && draft.parentUnit !== draft.unit ? unitId(draft.parentUnit, null) : null;
    resolved.set(draft, {
      ...(draft.unit === undefined ? {} : { unitId: draft.unit === null ? null : unitId(draft.unit, parent) }),
      ...(draft.site === undefined ? {} : { siteId: draft.site === null ? null : siteId(draft, draft.site) }),
    });
  }
  return { newUnits, newSites, of: (draft) => resolved.get(draft) ?? {} };
}
