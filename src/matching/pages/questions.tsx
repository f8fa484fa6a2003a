import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ask, LongWork, ProblemAlert, useWords } from '#ui/web';
import type { NewQuestion, QuestionKind, QuestionView } from '../queries/question-views.ts';
import { api } from './api.ts';
import styles from './match.module.css';
import { isBusy } from './run-words.ts';
import { phaseWords } from './terms.ts';

export type Question = {
  /** The newest question of this kind, with its answer once there is one. */
  newest: QuestionView | undefined;
  isBusy: boolean;
  /** Whether it is known if there is one at all, and what it is. */
  isKnown: boolean;
  /** Whether the person asked just now, and not somebody earlier. */
  isMine: boolean;
  problem: unknown;
  ask: (question: NewQuestion) => Promise<void>;
  cancel: () => Promise<void>;
};

/** The newest long question of one kind about a run: asked, followed while the engine works, found again later. */
export function useQuestion(runId: string, kind: QuestionKind): Question {
  const client = useQueryClient();
  const [problem, setProblem] = useState<unknown>();
  const [isMine, setMine] = useState(false);
  const listKey = ['match-run', runId, 'questions'];
  const list = useQuery({
    queryKey: listKey,
    queryFn: () => ask(api['match-runs'][':id'].questions.$get({ param: { id: runId } })),
  });
  const id = list.data?.questions.find((one) => one.kind === kind && one.state !== 'cancelled')?.id;
  const one = useQuery({
    queryKey: ['match-question', id],
    enabled: id !== undefined,
    queryFn: () => ask(api['match-questions'][':id'].$get({ param: { id: id ?? '' } })),
    refetchInterval: ({ state }) => (isBusy(state.data?.state) ? 500 : false),
  });
  const tried = async (work: () => Promise<unknown>) => {
    setProblem(undefined);
    await work().catch(setProblem);
    await client.invalidateQueries({ queryKey: listKey });
    await client.invalidateQueries({ queryKey: ['match-question'] });
  };
  return {
    newest: one.data,
    isBusy: isBusy(one.data?.state) || (id !== undefined && one.isPending),
    isKnown: list.data !== undefined && (id === undefined || one.data !== undefined || one.isError),
    isMine,
    problem,
    ask: (json) => {
      setMine(true);
      return tried(() => ask(api['match-runs'][':id'].questions.$post({ param: { id: runId }, json })));
    },
    cancel: () => tried(() => ask(api['match-questions'][':id'].cancellation.$put({ param: { id: id ?? '' } }))),
  };
}

/** A place that takes the focus when what had it went away, as the button does that asked. */
function usePlaceKept({ isBusy, isMine }: Question) {
  const place = useRef<HTMLDivElement>(null);
  const was = useRef(isBusy);
  useEffect(() => {
    const isLost = isMine && was.current !== isBusy && document.activeElement === document.body;
    was.current = isBusy;
    if (isLost) place.current?.focus({ preventScroll: true });
  }, [isBusy, isMine]);
  return place;
}

/** Progress while the engine works, what went wrong, and else what is given for the answer or for none yet. */
export function Answered({ question, children }: { question: Question; children: ReactNode }) {
  const { i18n } = useWords();
  const { newest, problem } = question;
  const { phase, done, total } = newest?.progress ?? {};
  const isKnown = done !== undefined && total !== undefined && total > 1;
  const place = usePlaceKept(question);
  return (
    <div ref={place} tabIndex={-1} className={styles.answered}>
      {problem !== undefined && <ProblemAlert error={problem} />}
      {question.isBusy ? (
        <LongWork
          label={phaseWords(i18n, phase)}
          done={isKnown ? done : undefined}
          of={isKnown ? total : undefined}
          onCancel={() => void question.cancel()}
        />
      ) : (
        <>
          {newest?.failure && <p role="alert">{i18n._(newest.failure.sentence, newest.failure.values)}</p>}
          {children}
        </>
      )}
    </div>
  );
}
