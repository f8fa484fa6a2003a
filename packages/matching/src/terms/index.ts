import { acquaintance } from './acquaintance.ts';
import { availability } from './availability.ts';
import { crossUnit } from './cross-unit.ts';
import { mutual } from './mutual.ts';
import { needFit } from './need-fit.ts';
import { preference } from './preference.ts';
import { style } from './style.ts';
import type { Term } from './term.ts';
import { waited } from './waited.ts';

export const allTerms: readonly Term[] = [
  needFit,
  availability,
  preference,
  crossUnit,
  style,
  mutual,
  acquaintance,
  waited,
];
