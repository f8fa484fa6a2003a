import { useWords, WhyThis } from '#ui/web';
import { type Defaults, useDefaults } from './queries.ts';

/** Beside a field: why this default, and where it comes from. */
export function Source({ setting }: { setting: string }) {
  const { i18n } = useWords();
  const defaults = useDefaults();
  const source: Defaults['sources'][number] | undefined = defaults.data?.sources.find((one) => one.setting === setting);
  if (!source) return null;
  const grades = {
    P: i18n._('Published research or official text'),
    C: i18n._('Reported by organisations, without a comparison group'),
    D: i18n._('Our choice; no published norm was found'),
  };
  return (
    <WhyThis summary={i18n._('Why this default')}>
      <p>{i18n._(source.why)}</p>
      <p>
        {grades[source.grade]}
        {source.source && (
          <>
            {' · '}
            <a href={source.source} target="_blank" rel="noreferrer noopener">
              {i18n._('Source')}
            </a>
          </>
        )}
      </p>
    </WhyThis>
  );
}
