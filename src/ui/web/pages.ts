import type { I18n } from '@lingui/core';
import type { ComponentType } from 'react';
import type { iconNames } from './icons.ts';

export type NavGroup =
  | 'participant'
  | 'coordinator'
  | 'programme'
  | 'sponsor'
  | 'caseHandler'
  | 'viewer'
  | 'administrator';

export type NavItem = {
  group: NavGroup;
  order: number;
  icon: keyof typeof iconNames;
  label: (i18n: I18n) => string;
  /** Stays away from the phone's bottom bar, which has room for four. */
  minor?: boolean;
};

export type PageEntry = {
  /** `/people/$personId`: a name after `$` is a parameter. */
  path: string;
  load: () => Promise<{ default: ComponentType }>;
  title: (i18n: I18n) => string;
  nav?: NavItem | NavItem[];
  /** Drawn without header and navigation, for example sign-in. */
  bare?: boolean;
};

/** A room's pages, as the shell's navigation and the router read them. */
export const definePages = (pages: PageEntry[]): PageEntry[] => pages;

export const navOf = (entry: PageEntry): NavItem[] =>
  entry.nav === undefined ? [] : Array.isArray(entry.nav) ? entry.nav : [entry.nav];
