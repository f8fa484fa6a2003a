import { Button } from '@mantine/core';
import {
  Day,
  Duo,
  Empty,
  Facts,
  Loading,
  LongWork,
  Moment,
  Money,
  Panel,
  PersonLine,
  ProblemAlert,
  ProblemError,
  Stat,
  Stats,
  Steps,
  TermBar,
  WhoSeesThis,
  WhyThis,
} from '#ui/web';
import styles from './gallery.module.css';
import { PeopleTable } from './people-table.tsx';

const broken = new ProblemError({
  type: '/problems/conflict',
  title: 'Somebody was faster',
  detail: 'This pair was locked a minute ago. Reload to see it as it is now.',
  status: 409,
  requestId: '7f3a',
});

export default function PartsPart() {
  return (
    <div className={styles.stack}>
      <Panel title="Ada and Ben" lead="Week 9 of 26" actions={<Button variant="default">Log a meeting</Button>}>
        <Duo
          teachTitle="Ada teaches"
          giveTitle="Ben gives back"
          teach={<p>Short video for customers; how the newest colleagues decide where to work.</p>}
          give={<p>How a budget is argued; an introduction to the product council.</p>}
        />
      </Panel>
      <Panel title="Why this pair">
        <TermBar
          terms={[
            { label: 'Wants what the other offers', value: 34.2, side: 'teach' },
            { label: 'Gets something back', value: 22, side: 'give' },
            { label: 'Hours that fit', value: 18.5 },
            { label: 'Different units', value: 5, neutral: 'a unit is not known' },
          ]}
        />
        <WhyThis>Both named short video; Ada offers it at expert level and Ben asked for the basics.</WhyThis>
        <WhoSeesThis>the two of you. The coordinator sees that you met, never what about.</WhoSeesThis>
      </Panel>
      <Panel title="How it goes" plain>
        <Stats>
          <Stat label="Meetings held" value={0.86} low={0.79} high={0.91} n={288} target={0.8} />
          <Stat label="Worth the time" value={0.72} low={0.55} high={0.85} n={31} target={0.75} />
          <Stat label="Would do it again" value={undefined} n={4}>
            Fewer than five people answered; the result stays closed.
          </Stat>
          <Stat label="Hours a month" as="number" value={2.4} low={1.9} high={2.9} n={96} />
        </Stats>
      </Panel>
      <Steps steps={['Why', 'Design', 'Recruit', 'Match']} now={2} />
      <LongWork label="Matching 240 people" done={131} of={240} onCancel={() => undefined} />
      <PeopleTable />
      <Facts
        items={[
          { term: 'Begins', is: <Day on="2026-11-23" /> },
          { term: 'Next meeting', is: <Moment at="2026-12-03T09:00:00Z" zone="Europe/Berlin" /> },
          { term: 'Cost so far', is: <Money minor={1234500} currency="EUR" /> },
          {
            term: 'Mentor',
            is: (
              <PersonLine
                person={{ id: '1', givenName: 'Ada', name: 'Ada Okafor', unitName: 'Customer care', gradeName: 'G3' }}
                full
              />
            ),
          },
        ]}
      />
      <Empty title="No signals this week" action={<Button>Read how signals work</Button>}>
        When a pair has not met for three weeks, or a check-in sounds worried, it shows here with one thing to do.
      </Empty>
      <ProblemAlert error={broken} onRetry={() => undefined} />
      <Loading />
    </div>
  );
}
