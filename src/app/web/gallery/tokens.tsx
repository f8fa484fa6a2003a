import { Title } from '@mantine/core';
import { Mark } from '#ui/web';
import styles from './gallery.module.css';

const colours = [
  'paper',
  'sheet',
  'well',
  'well-2',
  'line',
  'edge',
  'ink',
  'ink-2',
  'teach',
  'teach-fill',
  'teach-soft',
  'teach-line',
  'give',
  'give-fill',
  'give-soft',
  'give-line',
  'good',
  'good-soft',
  'bad',
  'bad-soft',
];

export default function TokensPart() {
  return (
    <div className={styles.stack}>
      <div className={styles.row}>
        <Mark size={96} />
        <Mark size={48} />
        <Mark />
        <Mark size={20} />
      </div>
      <div>
        <p style={{ font: '600 var(--vv-title) / 1.15 var(--vv-face-head)', margin: 0 }}>
          What Ada teaches, what Ben gives back
        </p>
        <Title order={2}>Two people, twelve meetings, both ways</Title>
        <p>Text at sixteen pixels. In week nine, 41 of 48 pairs have met at least three times; 0123456789.</p>
        <p style={{ fontSize: 'var(--vv-small)', color: 'var(--vv-ink-2)' }}>
          Small text for hints, dates and sources.
        </p>
      </div>
      <div className={styles.grid}>
        {colours.map((name) => (
          <div key={name} className={styles.swatch}>
            <div style={{ background: `var(--vv-${name})` }} />
            <p>{name}</p>
          </div>
        ))}
      </div>
    </div>
  );
}
