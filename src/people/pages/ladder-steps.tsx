import { ActionIcon, Badge, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useWords } from '#ui/web';
import styles from './ladder.module.css';

export type EditedStep = { key: string; id?: string; name: string; labels: string[]; people: number; isNew: boolean };

const labelsIn = (text: string): string[] => [
  ...new Set(
    text
      .split(';')
      .map((label) => label.trim())
      .filter(Boolean),
  ),
];

type LadderStepsProps = {
  /** Most junior first; drawn with the most senior on top. */
  steps: EditedStep[];
  onChange: (steps: EditedStep[]) => void;
  /** Only steps that are new can move and go. */
  onlyNew?: boolean;
};

/** The ladder as a list, the most senior step on top, moved by buttons. */
export function LadderSteps({ steps, onChange, onlyNew = false }: LadderStepsProps) {
  const { i18n } = useWords();
  const move = (from: number, to: number) => {
    const next = [...steps];
    const [step] = next.splice(from, 1);
    if (step) next.splice(to, 0, step);
    onChange(next);
  };
  const edit = (key: string, part: Partial<EditedStep>) =>
    onChange(steps.map((step) => (step.key === key ? { ...step, ...part } : step)));
  const shown = steps.map((step, at) => ({ step, at })).reverse();
  return (
    <ol className={styles.steps} reversed>
      {shown.map(({ step, at }) => {
        const isFixed = onlyNew && !step.isNew;
        return (
          <li key={step.key}>
            <span className={styles.rank}>{at + 1}</span>
            <div className={styles.fields}>
              <TextInput
                aria-label={i18n._('Name of step {rank}', { rank: at + 1 })}
                value={step.name}
                maxLength={200}
                disabled={isFixed}
                onChange={(event) => edit(step.key, { name: event.currentTarget.value })}
              />
              {onlyNew && step.isNew && <span className={styles.labels}>{step.labels.join(', ')}</span>}
              {!onlyNew && (
                <TextInput
                  key={step.labels.join()}
                  aria-label={i18n._('Labels in files that mean {name}', { name: step.name })}
                  placeholder={i18n._('Other labels, one; after; another')}
                  defaultValue={step.labels.join('; ')}
                  onBlur={(event) => edit(step.key, { labels: labelsIn(event.currentTarget.value) })}
                />
              )}
            </div>
            <span className={styles.people}>
              {step.isNew ? (
                <Badge variant="light">{i18n._('New')}</Badge>
              ) : onlyNew ? null : (
                i18n._('{count, plural, one {# person} other {# people}}', { count: step.people })
              )}
            </span>
            <span className={styles.buttons}>
              <ActionIcon
                variant="default"
                size="lg"
                disabled={isFixed || at === steps.length - 1}
                aria-label={i18n._('Move {name} up', { name: step.name })}
                onClick={() => move(at, at + 1)}
              >
                <IconArrowUp size={18} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="default"
                size="lg"
                disabled={isFixed || at === 0}
                aria-label={i18n._('Move {name} down', { name: step.name })}
                onClick={() => move(at, at - 1)}
              >
                <IconArrowDown size={18} aria-hidden />
              </ActionIcon>
              {!onlyNew && (
                <ActionIcon
                  variant="default"
                  size="lg"
                  disabled={step.people > 0}
                  aria-label={i18n._('Remove {name}', { name: step.name })}
                  onClick={() => onChange(steps.filter((one) => one.key !== step.key))}
                >
                  <IconTrash size={18} aria-hidden />
                </ActionIcon>
              )}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
