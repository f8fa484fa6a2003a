import { Button } from '@mantine/core';
import { useState } from 'react';
import { Panel, useWords } from '#ui/web';
import type { ImportReport, LadderStep } from '../schema.ts';
import styles from './import.module.css';
import { type EditedStep, LadderSteps } from './ladder-steps.tsx';

type LadderProps = { report: ImportReport; onLadder: (ladder: LadderStep[]) => void; isBusy: boolean };

const stepsOf = (report: ImportReport): EditedStep[] => [
  ...report.unknownGrades.map(({ label, rows }) => ({
    key: `new-${label}`,
    name: label,
    labels: [],
    people: rows,
    isNew: true,
  })),
  ...report.ladder.map((step) => ({
    key: `${step.rank}`,
    name: step.name,
    labels: step.labels,
    people: 0,
    isNew: step.isNew,
  })),
];

/** Grades of the file: those the ladder has, and where the unknown ones belong. */
export function ImportLadder({ report, onLadder, isBusy }: LadderProps) {
  const { i18n } = useWords();
  const [steps, setSteps] = useState(() => stepsOf(report));
  if (report.unknownGrades.length === 0 && report.counts.newGrades === 0) return null;
  if (report.unknownGrades.length === 0)
    return (
      <Panel
        title={i18n._('The ladder')}
        lead={i18n._('The most senior step stands on top. You can change it later under "Ladder of grades".')}
      >
        <ol className={styles.ladder} reversed>
          {[...report.ladder].reverse().map((step) => (
            <li key={step.rank}>
              <strong>{step.name}</strong>
              <span className={styles.quiet}>
                {step.labels.filter((label) => label !== step.name.toLowerCase()).join(', ')}
              </span>
            </li>
          ))}
        </ol>
      </Panel>
    );
  return (
    <Panel
      title={i18n._('Put these grades in order')}
      lead={i18n._(
        'The file names {count, plural, one {# grade} other {# grades}} the ladder does not have. Move each to its place: the most senior stands on top.',
        {
          count: report.unknownGrades.length,
        },
      )}
    >
      <LadderSteps steps={steps} onChange={setSteps} onlyNew={report.ladder.length > 0} />
      <Button
        mt="md"
        variant="default"
        loading={isBusy}
        onClick={() => onLadder(steps.map(({ name, labels }) => ({ name, labels })))}
      >
        {i18n._('Use this order')}
      </Button>
    </Panel>
  );
}
