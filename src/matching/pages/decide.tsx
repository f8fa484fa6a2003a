import { Alert, Button, Textarea } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ask, Dialog, FormStack, ProblemError, useProblemForm, useSay, useUndo, useWords, WhoSeesThis } from '#ui/web';
import type { DecisionView } from '../schema.ts';
import { api } from './api.ts';
import styles from './match.module.css';
import { useDecisions, useMatchChanged } from './queries.ts';
import { type Pair, Stands, standingOn } from './standing.tsx';

export type Deeds = {
  lock: (pair: Pair) => Promise<void>;
  /** Asks for the reason first. */
  forbid: (pair: Pair) => void;
  /** What is decided about the pair by now, whatever the run knew. */
  standing: (pair: Pair) => DecisionView | undefined;
  dialog: ReactNode;
};

type Intent = { deed: 'lock' | 'forbid'; pair: Pair; problem?: unknown };

const idsOf = (pair: Pair) => ({
  mentorEnrolmentId: pair.mentor.enrolmentId,
  menteeEnrolmentId: pair.mentee.enrolmentId,
});
const namesOf = (pair: Pair) => ({ mentor: pair.mentor.name, mentee: pair.mentee.name });
const isAboutDecision = (problem: unknown) =>
  problem instanceof ProblemError && problem.problem.type === '/problems/decision-stands';

/** Lock and forbid with undo; live decisions steer the next run, and one never lifts the other by itself. */
export function useDecide(programmeId: string): Deeds {
  const { i18n } = useWords();
  const changed = useMatchChanged();
  const undoable = useUndo();
  const say = useSay();
  const decisions = useDecisions(programmeId).data?.decisions ?? [];
  const [intent, setIntent] = useState<Intent>();
  const standing = (pair: Pair) => standingOn(decisions, pair);
  const lift = async (id: string) => {
    await ask(api['match-decisions'][':id'].$delete({ param: { id } }));
    await changed();
  };
  const lock = async (pair: Pair) => {
    if (standing(pair)?.kind === 'lock') return say(i18n._('These two are locked already'));
    try {
      const json = { ...idsOf(pair), reason: '' };
      const added = await ask(api.programmes[':id']['match-locks'].$post({ param: { id: programmeId }, json }));
      await changed();
      setIntent(undefined);
      undoable(i18n._('{mentor} and {mentee} stay together in every coming run', namesOf(pair)), () =>
        lift('id' in added ? added.id : ''),
      );
    } catch (problem) {
      await changed();
      setIntent({ deed: 'lock', pair, problem });
    }
  };
  const close = () => setIntent(undefined);
  const title = intent?.deed === 'forbid' ? i18n._('Keep these two apart') : i18n._('Lock this pair');
  const dialog = (
    <Dialog opened={intent !== undefined} onClose={close} title={title}>
      {intent && (
        <>
          <Stands deed={intent.deed} standing={standing(intent.pair)} onLift={lift} />
          <Unbarred isBarred={isBarred(intent, standing(intent.pair))}>
            {intent.deed === 'lock' ? (
              <Lock problem={intent.problem} onLock={() => lock(intent.pair)} />
            ) : (
              <KeepApart
                programmeId={programmeId}
                pair={intent.pair}
                reason={standing(intent.pair)?.reason}
                onClose={close}
              />
            )}
          </Unbarred>
        </>
      )}
    </Dialog>
  );
  return { lock, forbid: (pair) => setIntent({ deed: 'forbid', pair }), standing, dialog };
}

const isBarred = ({ deed }: Intent, standing: DecisionView | undefined) =>
  standing !== undefined && standing.kind !== deed;

/** What may be done once nothing stands against it; keeps what was written, and takes the focus of the button that went. */
function Unbarred({ isBarred, children }: { isBarred: boolean; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const was = useRef(isBarred);
  useEffect(() => {
    if (was.current && !isBarred) place.current?.querySelector<HTMLElement>('textarea, button')?.focus();
    was.current = isBarred;
  }, [isBarred]);
  return (
    <div ref={place} hidden={isBarred}>
      {children}
    </div>
  );
}

/** Why they cannot be locked; once the decision against it is taken back, the way to lock them after all. */
function Lock({ problem, onLock }: { problem: unknown; onLock: () => Promise<void> }) {
  const { i18n } = useWords();
  if (!isAboutDecision(problem)) {
    const why = problem instanceof ProblemError ? problem.message : i18n._('Try again in a minute.');
    return (
      <Alert color="bad" title={i18n._('This pair cannot be locked')} role="alert">
        {why}
      </Alert>
    );
  }
  return (
    <div className={styles.proof}>
      <p role="status">{i18n._('No decision stands against it any more.')}</p>
      <div className={styles.acts}>
        <Button onClick={() => void onLock()}>{i18n._('Lock this pair')}</Button>
      </div>
    </div>
  );
}

type KeepApartProps = { programmeId: string; pair: Pair; reason: string | undefined; onClose: () => void };

function KeepApart({ programmeId, pair, reason, onClose }: KeepApartProps) {
  const { i18n } = useWords();
  const say = useSay();
  const changed = useMatchChanged();
  const form = useProblemForm({ initialValues: { reason: reason ?? '' } });
  const forbid = async (json: { reason: string }) => {
    const param = { id: programmeId };
    try {
      await ask(api.programmes[':id']['match-forbids'].$post({ param, json: { ...idsOf(pair), ...json } }));
    } finally {
      await changed();
    }
  };
  return (
    <FormStack
      form={isAboutDecision(form.problem) ? { ...form, problem: undefined } : form}
      submitLabel={i18n._('Keep them apart')}
      onSubmit={forbid}
      onDone={() => {
        onClose();
        say(i18n._('The next run finds both somebody else'));
      }}
    >
      <p>
        {i18n._(
          '{mentor} and {mentee} are not proposed to each other again. Run again to see who comes instead.',
          namesOf(pair),
        )}
      </p>
      <Textarea
        label={i18n._('Why')}
        maxLength={500}
        autosize
        minRows={2}
        data-autofocus
        {...form.getInputProps('reason')}
      />
      <WhoSeesThis>{i18n._('The coordinators of this programme.')}</WhoSeesThis>
    </FormStack>
  );
}
