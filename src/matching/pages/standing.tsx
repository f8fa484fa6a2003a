import { Badge, Button } from '@mantine/core';
import { Day, useWords, WhoSeesThis } from '#ui/web';
import type { DecisionView, ProposalView } from '../schema.ts';
import styles from './match.module.css';

export type Pair = Pick<ProposalView, 'mentor' | 'mentee'>;

/** The live decision about a pair, or undefined. */
export const standingOn = (decisions: readonly DecisionView[], { mentor, mentee }: Pair): DecisionView | undefined =>
  decisions.find(
    (one) => one.mentor.enrolmentId === mentor.enrolmentId && one.mentee.enrolmentId === mentee.enrolmentId,
  );

type StandsProps = {
  deed: DecisionView['kind'];
  standing: DecisionView | undefined;
  onLift: (id: string) => Promise<void>;
};

/** The decision in the way of another one, with its reason: overriding it is a deed of its own. */
export function Stands({ deed, standing, onLift }: StandsProps) {
  const { i18n } = useWords();
  if (!standing || standing.kind === deed) return null;
  return (
    <div className={styles.proof} role="alert">
      <p className={styles.name}>
        {standing.mentor.name} · {standing.mentee.name}
      </p>
      <p>
        {standing.kind === 'forbid' ? i18n._('These two are kept apart since') : i18n._('These two are locked since')}{' '}
        <Day on={standing.decidedAt.slice(0, 10)} />.
      </p>
      {standing.reason && (
        <>
          <p className={styles.price}>{standing.reason}</p>
          <WhoSeesThis>{i18n._('The coordinators of this programme.')}</WhoSeesThis>
        </>
      )}
      <p>
        {deed === 'lock'
          ? i18n._('To lock them, take that back first. If somebody else decided it, talk to them before you do.')
          : i18n._(
              'To keep them apart, take that back first. If somebody else decided it, talk to them before you do.',
            )}
      </p>
      <div className={styles.acts}>
        <Button variant="default" onClick={() => void onLift(standing.id)}>
          {i18n._('Take it back')}
        </Button>
      </div>
    </div>
  );
}

/** What was decided after the run, on the line of a pair whose proposal it does not change yet. */
export function SinceTheRun({ proposal, standing }: { proposal: ProposalView; standing: DecisionView | undefined }) {
  const { i18n } = useWords();
  const said = () => {
    if (proposal.state === 'offered' || proposal.state === 'begun') return null;
    if (standing?.kind === 'forbid') return i18n._('Kept apart from the next run');
    if (standing && !proposal.isLocked) return i18n._('Locked for the next run');
    return !standing && proposal.isLocked ? i18n._('Free again in the next run') : null;
  };
  const words = said();
  return (
    words && (
      <Badge variant="outline" color="gray" className={styles.since}>
        {words}
      </Badge>
    )
  );
}
