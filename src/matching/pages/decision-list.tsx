import { Badge, Button } from '@mantine/core';
import { ask, Loaded, useWords } from '#ui/web';
import type { RunView } from '../schema.ts';
import { api } from './api.ts';
import styles from './match.module.css';
import { useDecisions, useMatchChanged } from './queries.ts';

type ListProps = {
  programmeId: string;
  /** The run that is shown; one made before a decision can be made again with it. */
  run?: RunView;
  onRun: () => void;
};

/** What the coordinator decided; each can be taken back. */
export function DecisionList({ programmeId, run, onRun }: ListProps) {
  const { i18n } = useWords();
  const query = useDecisions(programmeId);
  const changed = useMatchChanged();
  const lift = async (id: string) => {
    await ask(api['match-decisions'][':id'].$delete({ param: { id } }));
    await changed();
  };
  return (
    <section className={styles.side}>
      <h2>{i18n._('Your decisions')}</h2>
      <Loaded query={query} lines={2}>
        {({ decisions }) =>
          decisions.length === 0 ? (
            <p className={styles.quiet}>
              {i18n._('Locks and pairs to keep apart are listed here and hold in every coming run.')}
            </p>
          ) : (
            <>
              <ul className={styles.people}>
                {decisions.map((one) => (
                  <li key={one.id}>
                    <p>
                      <Badge variant="light" color="gray">
                        {one.kind === 'lock' ? i18n._('Together') : i18n._('Apart')}
                      </Badge>{' '}
                      <span className={styles.name}>
                        {one.mentor.name} · {one.mentee.name}
                      </span>
                    </p>
                    {one.reason && <p className={styles.small}>{one.reason}</p>}
                    <Button variant="subtle" size="compact-md" onClick={() => void lift(one.id)}>
                      {i18n._('Take back')}
                    </Button>
                  </li>
                ))}
              </ul>
              {run?.summary && decisions.some((one) => one.decidedAt > run.requestedAt) && (
                <Button variant="default" onClick={onRun}>
                  {i18n._('Run again with these')}
                </Button>
              )}
            </>
          )
        }
      </Loaded>
    </section>
  );
}
