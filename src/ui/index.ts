export { type BareFrame, bareCss, bareLayout, type Html, nothing } from './bare/layout.ts';
export {
  bareButton,
  bareButtons,
  bareChoices,
  bareDuo,
  bareFacts,
  bareField,
  bareForm,
  bareLink,
  bareNote,
  bareProblems,
  bareSelect,
  bareSteps,
  bareText,
  bareTick,
} from './bare/parts.ts';
export { dateIn, dayIn, momentIn, moneyIn, numberIn } from './words/format.ts';
export { localeFrom, type ShippedLocale, shippedLocales, wordsFor } from './words/index.ts';
