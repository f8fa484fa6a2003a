import { Alert, Button } from '@mantine/core';
import { useWords } from '#ui/web';
import type { RunView } from '../schema.ts';
import styles from './match.module.css';
import { type PolicyChange, policyChanges, type TriedPolicy } from './policy-words.ts';

type TriedProps = {
  run: RunView;
  /** The policy of the result that is shown. */
  policy: TriedPolicy;
  /** Whether the fields show another one by now. */
  differs: boolean;
  /** Puts the tried policy back into the fields. */
  onShow: () => void;
};

/** What the result below is of: the policy that was tried, by what it changes in the run's own. */
export function Tried({ run, policy, differs, onShow }: TriedProps) {
  const { i18n } = useWords();
  const changes = policyChanges(i18n, run.policy, policy);
  return (
    <div className={styles.changes}>
      <p>{changes.length > 0 ? i18n._('Tried:') : i18n._('Tried: the policy of this run, unchanged.')}</p>
      <Changes changes={changes} />
      {differs && (
        <Alert color="gray" role="status" title={i18n._('The fields show another policy by now')}>
          <p>{i18n._('The result below is still that of the policy named here. Try the fields to see theirs.')}</p>
          <Button variant="default" onClick={onShow}>
            {i18n._('Put the tried one back')}
          </Button>
        </Alert>
      )}
    </div>
  );
}

/** Each setting that differs, with what it was and what it is. */
export function Changes({ changes }: { changes: readonly PolicyChange[] }) {
  const { i18n } = useWords();
  if (changes.length === 0) return null;
  return (
    <ul className={styles.reasons}>
      {changes.map(({ what, was, is }) => (
        <li key={what}>{i18n._('{what}: {is} instead of {was}', { what, is, was })}</li>
      ))}
    </ul>
  );
}
