import { Button, Group, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { Dialog, useWords } from '#ui/web';
import type { NewRun, RunView } from '../schema.ts';
import styles from './match.module.css';
import { hasAnswer, mayKeepPairs } from './run-words.ts';

type Way = NonNullable<NewRun['way']>;
type Props = {
  run: RunView;
  runs: readonly RunView[];
  isSending: boolean;
  onRun: (asked: NewRun) => void;
};

/** "Run again" for the best answer at one click; other ways behind a second button. */
export function RunAgain({ run, runs, isSending, onRun }: Props) {
  const { i18n } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      {run.format !== 'circle' && (
        <Button variant="subtle" onClick={() => setOpen(true)}>
          {i18n._('Another way…')}
        </Button>
      )}
      <Button variant="default" loading={isSending} onClick={() => onRun({})}>
        {i18n._('Run again')}
      </Button>
      <Dialog opened={isOpen} onClose={() => setOpen(false)} title={i18n._('What should the run be good at?')}>
        <Ways
          run={run}
          runs={runs}
          onRun={(asked) => {
            setOpen(false);
            onRun(asked);
          }}
        />
      </Dialog>
    </>
  );
}

function Ways({ run, runs, onRun }: Omit<Props, 'isSending'>) {
  const { i18n } = useWords();
  const mayKeep = mayKeepPairs(run, runs);
  const latest = runs.find(hasAnswer);
  const isWithPeople = latest !== undefined && (latest.publishedAt !== null || latest.isOvertaken);
  const whyNot = isWithPeople
    ? i18n._('Pairs that are with the people stay in every run, so there is nothing to keep.')
    : i18n._('No pairs are under review, so there is nothing to keep.');
  const [way, setWay] = useState<Way>(mayKeep ? 'calm' : 'best');
  const [proposing, setProposing] = useState<NonNullable<NewRun['proposing']>>('mentor');
  return (
    <div className={styles.proof}>
      <Radio.Group
        value={way}
        onChange={(value) => setWay(value as Way)}
        aria-label={i18n._('What should the run be good at?')}
      >
        <Stack>
          <Radio
            value="best"
            label={i18n._('The best answer')}
            description={i18n._('First as many people as possible, then the weakest pair, then the total. Proven.')}
          />
          <Radio
            value="calm"
            disabled={!mayKeep}
            label={i18n._('The fewest changes')}
            description={
              mayKeep
                ? i18n._('Somebody left or something changed: keeps as many pairs under review as it can. Proven.')
                : whyNot
            }
          />
          <Radio
            value="stable"
            label={i18n._('Nobody would swap')}
            description={i18n._(
              'No mentor and mentee would both rather have each other. Not the best whole; the run says how far from it.',
            )}
          />
        </Stack>
      </Radio.Group>
      {way === 'stable' && (
        <Radio.Group
          value={proposing}
          onChange={(value) => setProposing(value === 'mentee' ? 'mentee' : 'mentor')}
          label={i18n._('Whose wishes go first')}
        >
          <Group mt="xs">
            <Radio value="mentor" label={i18n._('Mentors')} />
            <Radio value="mentee" label={i18n._('Mentees')} />
          </Group>
        </Radio.Group>
      )}
      <Group justify="flex-end">
        <Button onClick={() => onRun({ way, proposing })}>{i18n._('Run the match')}</Button>
      </Group>
    </div>
  );
}
