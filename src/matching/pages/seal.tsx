import { IconCertificate, IconRosetteDiscountCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { Dialog, useWords } from '#ui/web';
import type { RunView } from '../schema.ts';
import styles from './match.module.css';
import { Record } from './record.tsx';

type Kind = NonNullable<RunView['seal']>['kind'];

function useSealWords(run: RunView): { title: string; lead: string } {
  const { i18n } = useWords();
  const words: Record<Kind, { title: string; lead: string }> = {
    certificate: {
      title: run.mode === 'repair' ? i18n._('Proven calmest') : i18n._('Proven best'),
      lead: i18n._(
        'This answer comes with a certificate. A second program that shares no code with the engine has checked it; anybody can check it again.',
      ),
    },
    search: {
      title: i18n._('Best by full search'),
      lead: i18n._(
        'Which circles should open is a hard question. The engine tried or ruled out every choice; there is no certificate that a second program could check for that. It did check that every pair and every circle is allowed.',
      ),
    },
    bound: {
      title: i18n._('Not proven best'),
      lead: i18n._('The engine stopped searching before it had ruled out every other choice. This much is certain:'),
    },
    stable: {
      title: i18n._('Stable'),
      lead: i18n._(
        'A second program has checked that nobody would swap. A stable answer is not the best whole; the figures say how far it is from it.',
      ),
    },
  };
  const { seal } = run;
  const isChecked = seal?.isProven || seal?.kind === 'stable' || seal?.kind === 'bound';
  return isChecked ? words[seal.kind] : { title: i18n._('Not proven'), lead: '' };
}

/** What stands behind the seal: a proof, how the search went, or what is certain without one. */
function useInsideWords({ seal }: RunView): string {
  const { i18n } = useWords();
  if (!seal?.isProven) return i18n._('Read what is certain');
  return seal.kind === 'search' ? i18n._('Read how it was searched') : i18n._('Read the proof in words');
}

/** "Proven best", or what can be said instead: opens the proof in words, with the hashes and a way to compute it again. */
export function Seal({ run }: { run: RunView }) {
  const [isOpen, setOpen] = useState(false);
  const isProven = run.seal?.isProven ?? false;
  const { title, lead } = useSealWords(run);
  const inside = useInsideWords(run);
  const Icon = isProven ? IconRosetteDiscountCheck : IconCertificate;
  return (
    <>
      <button type="button" className={styles.seal} data-proven={isProven || undefined} onClick={() => setOpen(true)}>
        <Icon size={36} stroke={1.4} aria-hidden />
        <span>
          <strong>{title}</strong>
          <span className={styles.small}>{inside}</span>
        </span>
      </button>
      <Dialog opened={isOpen} onClose={() => setOpen(false)} title={title}>
        <Proof run={run} lead={lead} />
      </Dialog>
    </>
  );
}

function Proof({ run, lead }: { run: RunView; lead: string }) {
  const { i18n } = useWords();
  const { stages = [], gap = [] } = run.seal ?? {};
  return (
    <div className={styles.proof}>
      <p>{lead}</p>
      {stages.length > 0 && (
        <ol>
          {stages.map((stage) => (
            <li key={stage.code}>{i18n._(stage.sentence, stage.values)}</li>
          ))}
        </ol>
      )}
      {gap.map((words) => (
        <p key={words.code}>{i18n._(words.sentence, words.values)}</p>
      ))}
      <Record run={run} />
    </div>
  );
}
