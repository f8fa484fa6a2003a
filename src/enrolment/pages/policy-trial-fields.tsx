import type { ProblemForm } from '#ui/web';
import { type Policy, PolicyRules, PolicySizes, PolicyWeights } from './policy-fields.tsx';
import { type ProgrammeRead, useFeasibility } from './queries.ts';

type Props = { form: ProblemForm<{ policy: Policy }>; programmeId: string; format: ProgrammeRead['format'] };

/** What decides who is paired, without what comes after: rules, weights, order, sizes. */
export default function PolicyTrialFields({ form, programmeId, format }: Props) {
  const found = useFeasibility(programmeId);
  return (
    <>
      <PolicyRules form={form} preview={found.data?.chainPreview ?? []} />
      <PolicyWeights form={form} />
      <PolicySizes form={form} format={format} />
    </>
  );
}
