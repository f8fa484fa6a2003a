import { Button } from '@mantine/core';
import { useState } from 'react';
import { Panel, useWords } from '#ui/web';
import type { ImportReport, LadderStep } from '../schema.ts';
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
  const unknown = report.unknownGrades.length;
  if (unknown === 0 && report.counts.newGrades === 0) return null;
  return (
    <Panel
      title={i18n._('Grades of the file')}
      lead={
        unknown > 0
          ? i18n._(
              '{count, plural, one {One grade of the file is} other {# grades of the file are}} not on the ladder. Move each to its place: the most senior stands on top.',
              { count: unknown },
            )
          : i18n._(
              'These steps are new on the ladder, in an order worked out from the file. Move those that stand wrong: the most senior stands on top.',
            )
      }
    >
      <LadderSteps steps={steps} onChange={setSteps} onlyNew />
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
