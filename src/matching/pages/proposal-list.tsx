import { Fragment, type KeyboardEvent, type SyntheticEvent, useRef, useState } from 'react';
import { Empty, KeyHint, Loaded, useWords } from '#ui/web';
import type { PersonBrief, ProposalView, RunView } from '../schema.ts';
import type { Asked } from './ask.tsx';
import { type Deeds, useDecide } from './decide.tsx';
import styles from './match.module.css';
import { ProposalLine } from './proposal-line.tsx';
import { useProposals } from './queries.ts';
import { ShowNext } from './show-next.tsx';

/** Proposals of a run, what needs judgement first; by keys and by buttons. */
export function ProposalList({ run, onAsk }: { run: RunView; onAsk: (asked: Asked) => void }) {
  const { i18n } = useWords();
  const query = useProposals(run.id);
  const deeds = useDecide(run.programmeId);
  return (
    <>
      <div className={styles.listHead}>
        <h2 id="proposals-title">{i18n._('Proposals')}</h2>
        <Keys />
      </div>
      <Loaded query={query}>
        {({ proposals, total }) =>
          total === 0 ? (
            <Empty title={i18n._('No new pair')}>
              {i18n._(
                'Everybody who can be paired has a partner or an open proposal. The list beside says who is left over and why.',
              )}
            </Empty>
          ) : (
            <>
              <Lines proposals={proposals} run={run} deeds={deeds} onAsk={onAsk} />
              <ShowNext list={query} shown={proposals.length} total={total} />
            </>
          )
        }
      </Loaded>
      {deeds.dialog}
    </>
  );
}

type LinesProps = { proposals: ProposalView[]; run: RunView; deeds: Deeds; onAsk: (asked: Asked) => void };

/** One stop of the Tab key: the line last visited; the arrows lead on from there. */
function Lines({ proposals, run, deeds, onAsk }: LinesProps) {
  const list = useRef<HTMLOListElement>(null);
  const [visited, setVisited] = useState<string>();
  const isOpen = run.publishedAt === null;
  const reached = proposals.find((one) => one.id === visited) ?? proposals[0];
  const lineOf = (event: SyntheticEvent) =>
    event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-line]')?.dataset.line : undefined;
  const go = (from: Element, step: number) => {
    const lines = [...(list.current?.querySelectorAll<HTMLElement>('[data-line]') ?? [])];
    const at = lines.findIndex((line) => line.contains(from));
    lines[Math.min(lines.length - 1, Math.max(0, at + step))]?.querySelector<HTMLElement>('summary')?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLOListElement>) => {
    if (event.metaKey || event.ctrlKey || event.altKey || !(event.target instanceof HTMLElement)) return;
    if (event.target.matches('input, textarea, select')) return;
    const id = lineOf(event);
    const proposal = proposals.find((one) => one.id === id);
    const acts = new Map<string, () => void>([
      ['ArrowDown', () => go(event.target as HTMLElement, 1)],
      ['ArrowUp', () => go(event.target as HTMLElement, -1)],
      ['Home', () => go(event.target as HTMLElement, -proposals.length)],
      ['End', () => go(event.target as HTMLElement, proposals.length)],
      ['j', () => go(event.target as HTMLElement, 1)],
      ['k', () => go(event.target as HTMLElement, -1)],
      ['l', () => proposal && isOpen && void deeds.lock(proposal)],
      ['f', () => proposal && isOpen && deeds.forbid(proposal)],
      ['w', () => onAsk({ about: 'two' })],
      ['s', () => proposal && onAsk({ about: 'one', person: { ...proposal.mentee, side: 'mentee' } })],
    ]);
    const act = acts.get(event.key);
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <ol ref={list} className={styles.lines} onKeyDown={onKeyDown} onFocus={(event) => setVisited(lineOf(event))}>
      {proposals.map((proposal, at) => (
        <Fragment key={proposal.id}>
          {hubOf(run, proposal)?.personId !== hubOf(run, proposals[at - 1])?.personId && (
            <GroupHead run={run} proposal={proposal} proposals={proposals} />
          )}
          <ProposalLine
            proposal={proposal}
            isOpen={isOpen}
            isReached={proposal.id === reached?.id}
            deeds={deeds}
            onWhoElse={(person) => onAsk({ about: 'one', person })}
          />
        </Fragment>
      ))}
    </ol>
  );
}

/** Whoever a circle or a two-to-one is around; nobody for a pair of its own. */
function hubOf({ format }: RunView, proposal: ProposalView | undefined): PersonBrief | null {
  if (!proposal || format === 'one_to_one') return null;
  return format === 'circle' ? proposal.mentor : proposal.mentee;
}

type GroupProps = { run: RunView; proposal: ProposalView; proposals: ProposalView[] };

/** Stands above the pairs that begin together as one mentorship. */
function GroupHead({ run, proposal, proposals }: GroupProps) {
  const { i18n } = useWords();
  const hub = hubOf(run, proposal);
  const count = proposals.filter((one) => hubOf(run, one)?.personId === hub?.personId).length;
  const name = hub?.name ?? '';
  return (
    <li className={styles.groupHead}>
      {run.format === 'circle'
        ? i18n._('Circle of {name}: {count, plural, one {one mentee} other {# mentees}}', { name, count })
        : i18n._('{name} with {count, plural, one {one mentor} other {# mentors}}', { name, count })}
    </li>
  );
}

function Keys() {
  const { i18n } = useWords();
  return (
    <p className={styles.keys}>
      <span>
        <KeyHint keys="↑" /> <KeyHint keys="↓" /> {i18n._('move')}
      </span>
      <span>
        <KeyHint keys="Enter" /> {i18n._('open')}
      </span>
      <span>
        <KeyHint keys="L" /> {i18n._('lock')}
      </span>
      <span>
        <KeyHint keys="F" /> {i18n._('forbid')}
      </span>
      <span>
        <KeyHint keys="S" /> {i18n._('who else')}
      </span>
      <span>
        <KeyHint keys="W" /> {i18n._('why not')}
      </span>
    </p>
  );
}
