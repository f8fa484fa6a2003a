import { Badge, Button } from '@mantine/core';
import { IconArrowsExchange, IconFlag } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, Day, TermBar, useWords, WhyThis } from '#ui/web';
import type { Candidate, PersonBrief, ProposalView } from '../schema.ts';
import { api } from './api.ts';
import type { Deeds } from './decide.tsx';
import styles from './match.module.css';
import { SinceTheRun } from './standing.tsx';
import { fitOf, termBars } from './terms.ts';

type LineProps = {
  proposal: ProposalView;
  /** Whether the run may still be decided about. */
  isOpen: boolean;
  /** Whether the Tab key stops here. */
  isReached: boolean;
  deeds: Deeds;
  onWhoElse: (person: Candidate) => void;
};

/** One pair: closed a line, open the reasons for both, where the points come from, its price and what to do. */
export function ProposalLine({ proposal, isOpen, isReached, deeds, onWhoElse }: LineProps) {
  const { i18n } = useWords();
  const { mentor, mentee } = proposal;
  const [isRead, setRead] = useState(false);
  return (
    <li data-line={proposal.id}>
      <details className={styles.pair} onToggle={(event) => event.currentTarget.open && setRead(true)}>
        <summary tabIndex={isReached ? 0 : -1}>
          <span className={styles.pairPeople}>
            <Who person={mentor} role={i18n._('Mentor')} />
            <IconArrowsExchange size={20} stroke={1.5} aria-hidden className={styles.quiet} />
            <Who person={mentee} role={i18n._('Mentee')} />
          </span>
          <span className={styles.pairFit}>
            <span className={styles.fit}>{fitOf(proposal.score)}</span>
            <span className={styles.hidden}>{i18n._('of 100 points')}</span>
            <StateBadge proposal={proposal} isOpen={isOpen} />
          </span>
          <SinceTheRun proposal={proposal} standing={deeds.standing(proposal)} />
          {proposal.flags.length > 0 && (
            <span className={styles.flags}>
              <IconFlag size={16} aria-hidden />
              {proposal.flags.map((flag) => i18n._(flag.sentence, flag.values)).join(' ')}
            </span>
          )}
        </summary>
        <div className={styles.pairInside}>
          <div>
            <h3>{i18n._('Why these two')}</h3>
            <ul className={styles.reasons}>
              {proposal.reasons.map((reason) => (
                <li key={reason.code}>{i18n._(reason.sentence, reason.values)}</li>
              ))}
            </ul>
            <Told proposal={proposal} />
          </div>
          <div>
            <h3>{i18n._('Where the points come from')}</h3>
            <TermBar terms={termBars(i18n, proposal.contributions)} />
          </div>
          {isRead && <Price proposal={proposal} />}
          {isOpen && <Acts proposal={proposal} deeds={deeds} onWhoElse={onWhoElse} />}
        </div>
      </details>
    </li>
  );
}

/** The words that each of the two will read. */
function Told({ proposal: { mentor, mentee, told } }: Pick<LineProps, 'proposal'>) {
  const { i18n } = useWords();
  const readers = [
    { person: mentor, reasons: told.mentor },
    { person: mentee, reasons: told.mentee },
  ];
  return (
    <WhyThis summary={i18n._('What the two of them read')}>
      {readers.map(({ person, reasons }) => (
        <div key={person.enrolmentId} className={styles.told}>
          <p className={styles.name}>{person.name}</p>
          {reasons.length === 0 && (
            <p className={styles.small}>{i18n._('No reasons: what counted here is not theirs to read.')}</p>
          )}
          <ul className={styles.reasons}>
            {reasons.map((reason) => (
              <li key={reason.code}>{i18n._(reason.sentence, reason.values)}</li>
            ))}
          </ul>
        </div>
      ))}
    </WhyThis>
  );
}

function Acts({ proposal, deeds, onWhoElse }: Pick<LineProps, 'proposal' | 'deeds' | 'onWhoElse'>) {
  const { i18n } = useWords();
  const isLocked = deeds.standing(proposal)?.kind === 'lock';
  return (
    <div className={styles.acts}>
      <Button variant="default" disabled={isLocked} onClick={() => void deeds.lock(proposal)}>
        {isLocked ? i18n._('Locked') : i18n._('Lock this pair')}
      </Button>
      <Button variant="default" onClick={() => onWhoElse({ ...proposal.mentee, side: 'mentee' })}>
        {i18n._('Who else?')}
      </Button>
      <Button variant="subtle" onClick={() => deeds.forbid(proposal)}>
        {i18n._('Keep apart')}
      </Button>
    </div>
  );
}

function Who({ person, role }: { person: PersonBrief; role: string }) {
  const where = [person.gradeName, person.unitName].filter(Boolean).join(', ');
  return (
    <span className={styles.who}>
      <span className={styles.name}>
        <span className={styles.hidden}>{role}: </span>
        {person.name}
      </span>
      <span className={styles.small}>{where || person.jobTitle}</span>
    </span>
  );
}

function StateBadge({ proposal, isOpen }: Pick<LineProps, 'proposal' | 'isOpen'>) {
  const { i18n } = useWords();
  if (proposal.state === 'draft' && !isOpen) return <Badge color="gray">{i18n._('Held back')}</Badge>;
  if (proposal.state === 'draft')
    return proposal.isKept ? <span className={styles.small}>{i18n._('kept')}</span> : null;
  if (proposal.state === 'begun') return <Badge color="good">{i18n._('Begun')}</Badge>;
  if (proposal.state === 'lapsed') return <Badge color="gray">{i18n._('Closed')}</Badge>;
  return (
    <Badge color="gray">
      {i18n._('Until')} {proposal.answerBy && <Day on={proposal.answerBy.slice(0, 10)} short />}
    </Badge>
  );
}

/** What forbidding this pair would cost; asked for only where the run did not compute it. */
function Price({ proposal }: { proposal: ProposalView }) {
  const { i18n } = useWords();
  const { runId, price, isLocked, mentor, mentee } = proposal;
  const query = { mentorEnrolmentId: mentor.enrolmentId, menteeEnrolmentId: mentee.enrolmentId };
  const asked = useQuery({
    queryKey: ['match-run', runId, 'price', query],
    enabled: price === null && !isLocked,
    queryFn: () => ask(api['match-runs'][':id'].price.$get({ param: { id: runId }, query })),
  });
  const known = price ?? asked.data?.price ?? null;
  const words = () => {
    if (isLocked) return i18n._('You locked this pair, so the engine did not look for another.');
    if (known) return i18n._(known.words.sentence, known.words.values);
    if (asked.isPending) return i18n._('Asking the engine…');
    return i18n._('What it would cost is not known for this kind of run.');
  };
  return (
    <p className={styles.price} aria-live="polite">
      {!isLocked && <strong>{i18n._('Without this pair:')} </strong>}
      {words()}
    </p>
  );
}
