import { useForm } from '@mantine/form';
import { useState } from 'react';
import { ProblemError } from './client.ts';

type Form<Values extends object> = ReturnType<typeof useForm<Values>>;
type FormInput<Values extends object> = NonNullable<Parameters<typeof useForm<Values>>[0]>;

export type ProblemForm<Values extends object> = Form<Values> & {
  /** What the server said to the last try, when it was not about fields only. */
  problem: unknown;
  sending: boolean;
  /** Runs the deed; a refusal's field sentences land beside the fields. Resolves to whether it went well. */
  send: (deed: () => Promise<unknown>) => Promise<boolean>;
};

/** A Mantine form that understands problems: `errors` of a refusal stand beside the fields they name. */
export function useProblemForm<Values extends object>(input: FormInput<Values>): ProblemForm<Values> {
  const form = useForm<Values>({ mode: 'controlled', ...input });
  const [problem, setProblem] = useState<unknown>();
  const [sending, setSending] = useState(false);
  const send = async (deed: () => Promise<unknown>) => {
    setProblem(undefined);
    setSending(true);
    try {
      await deed();
      form.clearErrors();
      return true;
    } catch (error) {
      const errors = error instanceof ProblemError ? error.problem.errors : undefined;
      if (errors) form.setErrors(errors);
      setProblem(error);
      return false;
    } finally {
      setSending(false);
    }
  };
  return Object.assign({}, form, { problem, sending, send });
}
