import { Button, Group } from '@mantine/core';
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import styles from './form-stack.module.css';
import { ProblemAlert } from './problem-alert.tsx';
import type { ProblemForm } from './problem-form.ts';
import { useWords } from './words.ts';

type FormStackProps<Values extends object> = {
  form: ProblemForm<Values>;
  onSubmit: (values: Values) => Promise<unknown>;
  /** The verb: "Save the agreement". */
  submitLabel: string;
  /** Runs after the server said yes. */
  onDone?: () => void;
  /** Quiet things beside the button. */
  beside?: ReactNode;
  children: ReactNode;
};

const focusField = (form: HTMLFormElement | null, path: string) => {
  const field = form?.querySelector<HTMLElement>(`[data-path="${CSS.escape(path)}"], [name="${CSS.escape(path)}"]`);
  field?.focus();
  field?.scrollIntoView({ block: 'center' });
};

function Summary({
  errors,
  problem,
  onGo,
}: {
  errors: [string, ReactNode][];
  problem: unknown;
  onGo: (path: string) => void;
}) {
  const { i18n } = useWords();
  const ref = useRef<HTMLDivElement>(null);
  const shown = errors.length > 0 || problem !== undefined;
  useEffect(() => {
    if (shown) ref.current?.focus();
  }, [shown]);
  if (!shown) return null;
  if (errors.length === 0)
    return (
      <div ref={ref} tabIndex={-1}>
        <ProblemAlert error={problem} />
      </div>
    );
  return (
    <div ref={ref} tabIndex={-1} role="alert" className={styles.summary}>
      <h2>
        {i18n._('{count, plural, one {One answer needs another look} other {# answers need another look}}', {
          count: errors.length,
        })}
      </h2>
      <ul>
        {errors.map(([path, said]) => (
          <li key={path}>
            <button type="button" onClick={() => onGo(path)}>
              {said}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** One column of fields; the summary of what is wrong stands on top and takes focus. */
export function FormStack<Values extends object>(props: FormStackProps<Values>) {
  const { form, onSubmit, submitLabel, onDone, beside, children } = props;
  const ref = useRef<HTMLFormElement>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if ((await form.validate()).hasErrors) return;
    if (await form.send(() => onSubmit(form.getValues()))) onDone?.();
  };
  const errors = Object.entries<ReactNode>(form.errors).filter(([, said]) => said);
  return (
    <form ref={ref} onSubmit={(event) => void submit(event)} className={styles.stack} noValidate>
      <Summary errors={errors} problem={form.problem} onGo={(path) => focusField(ref.current, path)} />
      {children}
      <Group>
        <Button type="submit" loading={form.sending}>
          {submitLabel}
        </Button>
        {beside}
      </Group>
    </form>
  );
}
