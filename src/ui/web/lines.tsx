import { IconChevronRight, IconEye, IconQuestionMark } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { numberIn } from './format.tsx';
import styles from './lines.module.css';
import { TextLink } from './links.tsx';
import { useWords } from './words.ts';

/** `Vice president, Finance · Hamburg`: parts in one line, without what an earlier part already says. */
export const inOneLine = (...parts: (string | null | undefined)[]): string =>
  parts.filter((part, index) => part && !parts.slice(0, index).some((before) => before?.includes(part))).join(' · ');

type Person = { id: string; givenName: string; name?: string; unitName?: string | null; gradeName?: string | null };

/** A person: the first name inside a mentorship; with `full` the name, unit and grade, for lists. */
export function PersonLine({ person, full, link }: { person: Person; full?: boolean; link?: boolean }) {
  const name = full ? (person.name ?? person.givenName) : person.givenName;
  const where = full ? inOneLine(person.unitName, person.gradeName) : '';
  return (
    <span className={styles.person}>
      <span className={styles.personName}>
        {link ? (
          <TextLink to="/people/$personId" params={{ personId: person.id }}>
            {name}
          </TextLink>
        ) : (
          name
        )}
      </span>
      {where && <span className={styles.quiet}>{where}</span>}
    </span>
  );
}

/** Stands beside every question and note: who will read this. */
export function WhoSeesThis({ children }: { children: ReactNode }) {
  const { i18n } = useWords();
  return (
    <p className={styles.who}>
      <IconEye size={16} aria-hidden />
      <span>
        <span className={styles.whoLabel}>{i18n._('Who sees this:')}</span> {children}
      </span>
    </p>
  );
}

/** Stands beside every match, signal and message: opens into the reasons. */
export function WhyThis({ summary, children, open }: { summary?: string; children: ReactNode; open?: boolean }) {
  const { i18n } = useWords();
  return (
    <details className={styles.why} open={open}>
      <summary>
        <IconQuestionMark size={16} aria-hidden />
        {summary ?? i18n._('Why this')}
      </summary>
      <div className={styles.whyInside}>{children}</div>
    </details>
  );
}

/** A line that opens into more: text to read, or a small form. */
export function Fold({ summary, children }: { summary: string; children: ReactNode }) {
  return (
    <details className={styles.fold}>
      <summary>
        <IconChevronRight size={18} aria-hidden />
        {summary}
      </summary>
      <div className={styles.foldInside}>{children}</div>
    </details>
  );
}

type Term = {
  label: string;
  /** Points of 100 that it adds to the score. */
  value: number;
  side?: 'teach' | 'give';
  /** Why it says nothing about this pair; its bar is hollow then. */
  neutral?: string | undefined;
};

/** How much each term contributes: a small bar a term, labelled in words. */
export function TermBar({ terms }: { terms: Term[] }) {
  const { i18n } = useWords();
  const most = Math.max(1, ...terms.map((term) => term.value));
  return (
    <ul className={styles.terms}>
      {terms.map((term) => (
        <li key={term.label}>
          <span>
            {term.label}
            {term.neutral && <span className={styles.termNote}>{term.neutral}</span>}
          </span>
          <span className={styles.termTrack} aria-hidden="true">
            <span
              data-side={term.side}
              data-neutral={term.neutral ? true : undefined}
              style={{ width: `${(Math.max(0, term.value) / most) * 100}%` }}
            />
          </span>
          <span className={styles.termNumber}>
            {numberIn(i18n.locale, term.value, { maximumFractionDigits: 1, minimumFractionDigits: 1 })}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The key that does the same: `<KeyHint keys="Ctrl+Enter" />`. */
export const KeyHint = ({ keys }: { keys: string }) => (
  <span className={styles.keys}>
    {keys.split('+').map((key) => (
      <kbd key={key}>{key}</kbd>
    ))}
  </span>
);

/** Steps in order, with the one that is now; done ones say so in words. */
export function Steps({ steps, now }: { steps: string[]; now: number }) {
  const { i18n } = useWords();
  return (
    <ol className={styles.steps}>
      {steps.map((step, index) => (
        <li key={step} aria-current={index === now ? 'step' : undefined} data-done={index < now || undefined}>
          <span className={styles.stepNumber} aria-hidden="true">
            {index < now ? '✓' : index + 1}
          </span>
          <span>
            {step}
            {index < now && <span className={styles.hidden}> {i18n._('(done)')}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
