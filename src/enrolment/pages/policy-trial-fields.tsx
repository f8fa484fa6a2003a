import type { ProblemForm } from '#ui/web';
import { type Policy, PolicyRules, PolicyWeights } from './policy-fields.tsx';
import { useFeasibility } from './queries.ts';

/** What decides who is paired, without what comes after: rules, weights, order. */
export default function PolicyTrialFields(props: { form: ProblemForm<{ policy: Policy }>; programmeId: string }) {
  const { form, programmeId } = props;
  const found = useFeasibility(programmeId);
  return (
    <>
      <PolicyRules form={form} preview={found.data?.chainPreview ?? []} />
      <PolicyWeights form={form} />
    </>
  );
}
