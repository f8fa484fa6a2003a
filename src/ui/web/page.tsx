import { Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import styles from './page.module.css';

type PageProps = {
  title: string;
  /** What needs this person now, in one sentence. */
  lead?: ReactNode;
  /** At most one primary button, then quiet ones. */
  actions?: ReactNode;
  /** A line above the title that says where we are. */
  above?: ReactNode;
  /** `reading` for text and forms, `wide` for boards and tables. */
  width?: 'reading' | 'page' | 'wide';
  children?: ReactNode;
};

/** The frame of every page: one title, what needs me now, what I can do. */
export function Page({ title, lead, actions, above, width = 'page', children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Viceversa`;
  }, [title]);
  return (
    <article className={styles.page} data-width={width}>
      <header className={styles.head}>
        <div className={styles.words}>
          {above && <div className={styles.above}>{above}</div>}
          <Title order={1} tabIndex={-1} id="page-title" className={styles.title}>
            {title}
          </Title>
          {lead && <div className={styles.lead}>{lead}</div>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </article>
  );
}

type PanelProps = { title?: string; lead?: ReactNode; actions?: ReactNode; children?: ReactNode; plain?: boolean };

/** A sheet of paper on the page; `plain` leaves the border away. */
export function Panel({ title, lead, actions, children, plain }: PanelProps) {
  return (
    <section className={styles.panel} data-plain={plain || undefined}>
      {(title || actions) && (
        <div className={styles.panelHead}>
          <div>
            {title && <Title order={2}>{title}</Title>}
            {lead && <div className={styles.panelLead}>{lead}</div>}
          </div>
          {actions && <div className={styles.actions}>{actions}</div>}
        </div>
      )}
      {children}
    </section>
  );
}

/** Says what will be here and how to begin. */
export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <div className={styles.emptyInside}>
        <p className={styles.emptyTitle}>{title}</p>
        {children && <div className={styles.emptyText}>{children}</div>}
        {action && <div className={styles.emptyAction}>{action}</div>}
      </div>
    </div>
  );
}

/** Terms and what they are, in two columns that fold on a phone. */
export function Facts({ items }: { items: { term: string; is: ReactNode }[] }) {
  return (
    <dl className={styles.facts}>
      {items.map((item) => (
        <div key={item.term}>
          <dt>{item.term}</dt>
          <dd>{item.is}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The two directions of a mentorship side by side: what the mentor teaches, what the mentee gives back. */
export function Duo({
  teach,
  give,
  teachTitle,
  giveTitle,
}: Record<'teach' | 'give', ReactNode> & Record<'teachTitle' | 'giveTitle', string>) {
  return (
    <div className={styles.duo}>
      <section data-side="teach">
        <Title order={3}>{teachTitle}</Title>
        {teach}
      </section>
      <section data-side="give">
        <Title order={3}>{giveTitle}</Title>
        {give}
      </section>
    </div>
  );
}
