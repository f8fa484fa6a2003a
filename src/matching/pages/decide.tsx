import { Alert, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { ask, Dialog, FormStack, ProblemError, useProblemForm, useSay, useUndo, useWords, WhoSeesThis } from '#ui/web';
import type { ProposalView } from '../schema.ts';
import { api } from './api.ts';
import { useMatchChanged } from './queries.ts';

type Pair = Pick<ProposalView, 'mentor' | 'mentee'>;
export type Deeds = {
  lock: (pair: Pair) => Promise<void>;
  /** Asks for the reason first. */
  forbid: (pair: Pair) => void;
  dialog: ReactNode;
};

const idsOf = (pair: Pair) => ({
  mentorEnrolmentId: pair.mentor.enrolmentId,
  menteeEnrolmentId: pair.mentee.enrolmentId,
});

/** Lock and forbid with undo; live decisions steer the next run. */
export function useDecide(programmeId: string): Deeds {
  const { i18n } = useWords();
  const changed = useMatchChanged();
  const undoable = useUndo();
  const [apart, setApart] = useState<Pair>();
  const [refused, setRefused] = useState<{ pair: Pair; why: string }>();
  const namesOf = (pair: Pair) => ({ mentor: pair.mentor.name, mentee: pair.mentee.name });
  const lift = async (id: string) => {
    await ask(api['match-decisions'][':id'].$delete({ param: { id } }));
    await changed();
  };
  const lock = async (pair: Pair) => {
    try {
      const json = { ...idsOf(pair), reason: '' };
      const added = await ask(api.programmes[':id']['match-locks'].$post({ param: { id: programmeId }, json }));
      await changed();
      undoable(i18n._('{mentor} and {mentee} stay together in every coming run', namesOf(pair)), () =>
        lift('id' in added ? added.id : ''),
      );
    } catch (error) {
      setRefused({ pair, why: error instanceof ProblemError ? error.message : i18n._('Try again in a minute.') });
    }
  };
  const dialog = (
    <>
      <KeepApart programmeId={programmeId} pair={apart} onClose={() => setApart(undefined)} />
      <Dialog
        opened={refused !== undefined}
        onClose={() => setRefused(undefined)}
        title={i18n._('This pair cannot be locked')}
      >
        {refused && <Alert color="bad">{refused.why}</Alert>}
      </Dialog>
    </>
  );
  return { lock, forbid: setApart, dialog };
}

function KeepApart({
  programmeId,
  pair,
  onClose,
}: {
  programmeId: string;
  pair: Pair | undefined;
  onClose: () => void;
}) {
  const { i18n } = useWords();
  return (
    <Dialog opened={pair !== undefined} onClose={onClose} title={i18n._('Keep these two apart')}>
      {pair && <KeepApartForm programmeId={programmeId} pair={pair} onClose={onClose} />}
    </Dialog>
  );
}

function KeepApartForm({ programmeId, pair, onClose }: { programmeId: string; pair: Pair; onClose: () => void }) {
  const { i18n } = useWords();
  const say = useSay();
  const changed = useMatchChanged();
  const form = useProblemForm({ initialValues: { reason: '' } });
  const names = { mentor: pair.mentor.name, mentee: pair.mentee.name };
  return (
    <FormStack
      form={form}
      submitLabel={i18n._('Keep them apart')}
      onSubmit={(values) =>
        ask(
          api.programmes[':id']['match-forbids'].$post({
            param: { id: programmeId },
            json: { ...idsOf(pair), reason: values.reason },
          }),
        )
      }
      onDone={() => {
        onClose();
        void changed();
        say(i18n._('The next run finds both somebody else'));
      }}
    >
      <p>
        {i18n._(
          '{mentor} and {mentee} are not proposed to each other again. Run again to see who comes instead.',
          names,
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
