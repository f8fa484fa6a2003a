import { Alert, NativeSelect } from '@mantine/core';
import { useWords } from '#ui/web';
import type { FeasibilityRead, ProgrammeRead } from './queries.ts';
import { depthWord } from './words.ts';

type Depth = ProgrammeRead['policy']['chainDepth'];
type Props = { value: Depth; onChange: (depth: Depth) => void; preview: FeasibilityRead['chainPreview'] };

/** How far apart in the reporting line; says whom a choice leaves without any candidate before it is chosen. */
export function ChainDepth({ value, onChange, preview }: Props) {
  const { i18n } = useWords();
  const left = (depth: Depth) => preview.find((line) => line.chainDepth === depth);
  const choices = ([1, 2, 3, 5, 'any'] as Depth[]).map((depth) => {
    const line = left(depth);
    const word = depthWord(i18n, depth);
    if (!line) return { value: String(depth), label: word };
    const count = line.strandedCount;
    const suffix = i18n._(
      '{count, plural, =0 {everybody has a candidate} one {one person has none} other {# people have none}}',
      { count },
    );
    return { value: String(depth), label: `${word} · ${suffix}` };
  });
  const known = choices.some((choice) => choice.value === String(value));
  const now = left(value);
  return (
    <>
      <NativeSelect
        label={i18n._('Never within this many levels of one reporting line')}
        data={known ? choices : [...choices, { value: String(value), label: depthWord(i18n, value) }]}
        value={String(value)}
        data-path="policy.chainDepth"
        onChange={(event) => onChange(event.currentTarget.value === 'any' ? 'any' : Number(event.currentTarget.value))}
      />
      {value === 'any' && (
        <Alert color="bad" title={i18n._('Look at this before you choose it')}>
          <p>
            {i18n._(
              'In most organisations everybody reports to the top post in the end. “Any depth” then leaves the top post without a single candidate: in 62 of 72 real organisations that we looked at.',
            )}
          </p>
          {now && now.strandedCount > 0 && (
            <p>
              {i18n._(
                'Here it leaves {count, plural, one {one person} other {# people}} without a candidate: {names}',
                {
                  count: now.strandedCount,
                  names: now.names.join(', '),
                },
              )}
            </p>
          )}
        </Alert>
      )}
    </>
  );
}
