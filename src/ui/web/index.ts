export { ask, clientFor, type ProblemBody, ProblemError, send } from './client.ts';
export { useConfirm } from './confirm.tsx';
export { csvOf, download } from './csv.ts';
export { type Column, DataTable } from './data-table.tsx';
export { Dialog } from './dialog.tsx';
export { FormStack } from './form-stack.tsx';
export {
  Day,
  dateIn,
  dayIn,
  Moment,
  Money,
  momentIn,
  momentShortIn,
  moneyIn,
  Num,
  numberIn,
  useLocale,
  useTimeZones,
} from './format.tsx';
export { ImportFiles, ImportFlow, type ImportState, sentFiles, useImport } from './import-flow.tsx';
export { ImportNotes } from './import-notes.tsx';
export { Fold, inOneLine, KeyHint, PersonLine, Steps, TermBar, WhoSeesThis, WhyThis } from './lines.tsx';
export { ButtonLink, TextLink } from './links.tsx';
export { Loaded, Loading } from './loading.tsx';
export { LongWork } from './long-work.tsx';
export { Mark } from './mark.tsx';
export { type Me, type Role, rolesIn, useMe } from './me.ts';
export { sectionsFor } from './nav.ts';
export { useSay, useUndo } from './notices.tsx';
export { Duo, Empty, Facts, Page, Panel } from './page.tsx';
export { definePages, type NavGroup, type NavItem, type PageEntry } from './pages.ts';
export { chosenLocale } from './preferences.ts';
export { ProblemAlert } from './problem-alert.tsx';
export { type ProblemForm, useProblemForm } from './problem-form.ts';
export { useProgrammeId } from './programme-switcher.tsx';
export { Provider } from './provider.tsx';
export { type SaveStage, SaveState, useSaveAsYouGo } from './save-state.tsx';
export { SettingsChoices } from './settings-menu.tsx';
export { Shell } from './shell.tsx';
export { Stat, Stats } from './stat.tsx';
export { useTableState } from './table-state.ts';
export { changeLocale, type I18n, speak, speakLike, useWords } from './words.ts';
export { useZone } from './zone.ts';
