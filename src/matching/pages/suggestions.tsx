import { Badge, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, type I18n, Loaded, useWords } from '#ui/web';
import type { Candidate, RunView, Suggestions } from '../schema.ts';
import { api } from './api.ts';
import { type Deeds, useDecide } from './decide.tsx';
import styles from './match.module.css';
import { PersonSearch } from './person-search.tsx';
import { fitOf } from './terms.ts';

/** The best possible partners of one person, each with what it would cost the whole. */
export function PartnersOf({ run, first }: { run: RunView; first?: Candidate | undefined }) {
  const { i18n } = useWords();
  const [person, setPerson] = useState(first);
  return (
    <>
      <PersonSearch
        runId={run.id}
        label={i18n._('Mentor or mentee')}
        start={first?.name ?? ''}
        onPick={setPerson}
        autoFocus
      />
      {person ? (
        <Found run={run} person={person} />
      ) : (
        <p className={styles.small}>
          {i18n._('Choose somebody to see their best possible partners and what each would cost the others.')}
        </p>
      )}
    </>
  );
}

function Found({ run, person }: { run: RunView; person: Candidate }) {
  const { i18n } = useWords();
  const deeds = useDecide(run.programmeId);
  const query = useQuery({
    queryKey: ['match-run', run.id, 'suggestions', person.enrolmentId],
    queryFn: () =>
      ask(
        api['match-runs'][':id'].suggestions.$get({
          param: { id: run.id },
          query: { enrolmentId: person.enrolmentId, most: '5' },
        }),
      ),
  });
  return (
    <div className={styles.answer} aria-live="polite">
      <Loaded query={query} lines={3}>
        {(found) =>
          found.partners.length === 0 ? (
            <p>{i18n._('Nobody can be paired with {name} under the rules of this run.', { name: person.name })}</p>
          ) : (
            <ul className={styles.people}>
              {found.partners.map((one) => (
                <Partner key={one.partner.personId} one={one} found={found} run={run} deeds={deeds} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {deeds.dialog}
    </div>
  );
}

function costOf(i18n: I18n, { loss, isPossible }: Suggestions['partners'][number]): string {
  if (!isPossible) return i18n._('No rule stands against them, but no answer of this run has room for the pair.');
  return loss ? i18n._(loss.words.sentence, loss.words.values) : i18n._('Possible.');
}

type PartnerProps = { one: Suggestions['partners'][number]; found: Suggestions; run: RunView; deeds: Deeds };

function Partner({ one, found, run, deeds }: PartnerProps) {
  const { i18n } = useWords();
  const pair =
    found.side === 'mentor'
      ? { mentor: found.person, mentee: one.partner }
      : { mentor: one.partner, mentee: found.person };
  const where = [one.partner.gradeName, one.partner.unitName].filter(Boolean).join(', ');
  return (
    <li>
      <p className={styles.partner}>
        <span className={styles.name}>{one.partner.name}</span>
        <span className={styles.fit}>{fitOf(one.score)}</span>
      </p>
      <p className={styles.small}>{where || one.partner.jobTitle}</p>
      {one.isPaired ? <Badge color="good">{i18n._('Their partner in this run')}</Badge> : <p>{costOf(i18n, one)}</p>}
      {run.publishedAt === null && (
        <div className={styles.acts}>
          {one.isPossible && (
            <Button variant="default" size="compact-md" onClick={() => void deeds.lock(pair)}>
              {i18n._('Lock')}
            </Button>
          )}
          <Button variant="subtle" size="compact-md" onClick={() => deeds.forbid(pair)}>
            {i18n._('Keep apart')}
          </Button>
        </div>
      )}
    </li>
  );
}
