import { Badge, Button } from '@mantine/core';
import { IconArrowsExchange, IconFlag } from '@tabler/icons-react';
import { Day, TermBar, useWords } from '#ui/web';
import type { PersonBrief, ProposalView } from '../schema.ts';
import type { Deeds } from './decide.tsx';
import styles from './match.module.css';
import { fitOf, termBars } from './terms.ts';

type LineProps = { proposal: ProposalView; isOpen: boolean; deeds: Deeds };

/** One pair: closed a line, open the reasons for both, where the points come from, its price and what to do. */
export function ProposalLine({ proposal, isOpen, deeds }: LineProps) {
  const { i18n } = useWords();
  const { mentor, mentee } = proposal;
  return (
    <li data-line={proposal.id}>
      <details className={styles.pair}>
        <summary>
          <span className={styles.pairPeople}>
            <Who person={mentor} role={i18n._('Mentor')} />
            <IconArrowsExchange size={20} stroke={1.5} aria-hidden className={styles.quiet} />
            <Who person={mentee} role={i18n._('Mentee')} />
          </span>
          <span className={styles.pairFit}>
            <span className={styles.fit}>{fitOf(proposal.score)}</span>
            <span className={styles.hidden}>{i18n._('of 100 points')}</span>
            <StateBadge proposal={proposal} />
          </span>
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
          </div>
          <div>
            <h3>{i18n._('Where the points come from')}</h3>
            <TermBar terms={termBars(i18n, proposal.contributions)} />
          </div>
          <p className={styles.price}>{priceWords(i18n, proposal)}</p>
          {isOpen && <Acts proposal={proposal} deeds={deeds} />}
        </div>
      </details>
    </li>
  );
}

function Acts({ proposal, deeds }: { proposal: ProposalView; deeds: Deeds }) {
  const { i18n } = useWords();
  return (
    <div className={styles.acts}>
      <Button variant="default" disabled={proposal.isLocked} onClick={() => void deeds.lock(proposal)}>
        {proposal.isLocked ? i18n._('Locked') : i18n._('Lock this pair')}
      </Button>
      <Button variant="default" onClick={() => deeds.change(proposal)}>
        {i18n._('Change partner')}
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

function StateBadge({ proposal }: { proposal: ProposalView }) {
  const { i18n } = useWords();
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

function priceWords(i18n: ReturnType<typeof useWords>['i18n'], { price, isLocked }: ProposalView): string {
  if (isLocked) return i18n._('You locked this pair, so the engine did not look for another.');
  if (price === null) return i18n._('Its price was not computed: the run has too many pairs.');
  const loss = price.stages.find((stage) => stage.stage === price.first)?.loss ?? 0;
  if (price.first === null || loss === 0)
    return i18n._('Without this pair the whole would be just as good: change it freely.');
  if (price.first.startsWith('covered-mentee')) {
    return i18n._(
      'Without this pair {loss, plural, one {one mentee fewer} other {# mentees fewer}} would have a partner.',
      { loss },
    );
  }
  if (price.first.startsWith('covered-mentor')) {
    return i18n._(
      'Without this pair {loss, plural, one {one mentor fewer} other {# mentors fewer}} would have a partner.',
      { loss },
    );
  }
  if (price.first === 'pairs') return i18n._('Without this pair there would be one pair less.');
  if (loss < 100) return i18n._('Without this pair the whole would lose less than one point of fit.');
  if (price.first === 'floor')
    return i18n._('Without this pair the weakest pair would be {loss} points weaker.', { loss: fitOf(loss) });
  return i18n._('Without this pair the whole would lose {loss} points of fit.', { loss: fitOf(loss) });
}
