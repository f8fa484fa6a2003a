import { useWords } from '#ui/web';
import type { RunView } from '../schema.ts';
import styles from './match.module.css';
import { useFairness } from './queries.ts';

/** What to know before a rule is tightened: whom "any depth" of the reporting line would leave alone. */
export function Warnings({ run }: { run: RunView }) {
  const { i18n } = useWords();
  const warnings = useFairness(run.id).data?.fairness?.warnings ?? [];
  return warnings.map((words) => (
    <p key={words.code} className={styles.price}>
      {i18n._(words.sentence, words.values)}
    </p>
  ));
}
