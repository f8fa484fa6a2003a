import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ask, Day, Facts, Loaded, Page, Panel, Stat, Stats, useMe, useWords, WhyThis } from '#ui/web';
import type { FiguresView, FigureView } from '../schema.ts';
import { api } from './api.ts';
import styles from './insights.module.css';

type Words = { label: string; is: string; source: string };

function useFigureWords(): Record<FigureView['key'], Words> {
  const { i18n } = useWords();
  return {
    'start-rate': {
      label: i18n._('Pairs that have started'),
      is: i18n._('Pairs that have met at least once, of those that began at least 14 days ago.'),
      source: i18n._('A first meeting within 14 days is our own proposal; we know of no published norm.'),
    },
    'held-rate': {
      label: i18n._('Meetings held'),
      is: i18n._('Meetings that somebody said took place, of those whose time passed two days ago or more.'),
      source: i18n._('80% to 90% is what a vendor reports; six of six in a published hospital case.'),
    },
    'worth-it': {
      label: i18n._('Worth the hour'),
      is: i18n._('Answers after a meeting that gave 4 or 5 to “this hour was worth it”.'),
      source: i18n._('A large company reported 93% in its own mentoring programme, without a comparison group.'),
    },
  };
}

const share = (percent: number | null) => (percent === null ? undefined : percent / 100);

function FigureStat({ figure }: { figure: FigureView }) {
  const { i18n } = useWords();
  const words = useFigureWords()[figure.key];
  const low = share(figure.lowPercent);
  const high = share(figure.highPercent);
  const target = share(figure.target);
  return (
    <Stat
      label={words.label}
      value={share(figure.percent)}
      n={figure.about}
      {...(low === undefined || high === undefined ? {} : { low, high })}
      {...(target === undefined ? {} : { target })}
    >
      <p>{words.is}</p>
      {figure.asOf === null ? (
        <p>{i18n._('It appears once at least five people about at least five pairs have spoken.')}</p>
      ) : (
        <p>
          {i18n._('As of')} <Day on={figure.asOf} />
          {'. '}
          {i18n._('The count n is rounded down to fives.')}
        </p>
      )}
      <WhyThis summary={i18n._('Compared with what?')}>{words.source}</WhyThis>
    </Stat>
  );
}

/** The answer in a sentence a target, before any number. */
function Verdict({ verdicts }: Pick<FiguresView, 'verdicts'>) {
  const { i18n } = useWords();
  return (
    <Panel title={i18n._('In a sentence')}>
      {verdicts.map(({ sentence, values }) => (
        <p key={`${sentence}${values.figure}`} className={styles.verdict}>
          {i18n._(sentence, values)}
        </p>
      ))}
      <p className={styles.limits}>
        {i18n._(
          'These figures say how the programme runs. Whether it changed what people can do, think or decide, they cannot say.',
        )}
      </p>
    </Panel>
  );
}

/** How the programme goes: released figures with their intervals, and plain counts. */
export default function InsightsPage() {
  const { i18n } = useWords();
  const { programmeId } = useParams({ strict: false }) as { programmeId: string };
  const param = { id: programmeId };
  const figures = useQuery({
    queryKey: ['figures', programmeId],
    queryFn: () => ask(api.programmes[':id'].figures.$get({ param })),
  });
  const overview = useQuery({
    queryKey: ['overview', programmeId],
    queryFn: () => ask(api.programmes[':id'].overview.$get({ param })),
  });
  const { me } = useMe();
  return (
    <Page
      title={i18n._('Insights')}
      above={me?.programmes.find((programme) => programme.id === programmeId)?.name}
      actions={
        <Button variant="default" onClick={() => window.print()}>
          {i18n._('Print')}
        </Button>
      }
      lead={i18n._(
        'What we know so far, and how sure we are. Figures are released on Mondays and move only when at least five other people have spoken.',
      )}
    >
      <Loaded query={figures}>
        {(data) => (
          <>
            <Verdict verdicts={data.verdicts} />
            <Panel title={i18n._('How it goes')}>
              <Stats>
                {data.figures.map((figure) => (
                  <FigureStat key={figure.key} figure={figure} />
                ))}
              </Stats>
            </Panel>
          </>
        )}
      </Loaded>
      <Panel title={i18n._('How far we are')}>
        <Loaded query={overview}>
          {(data) => (
            <Facts
              items={[
                {
                  term: i18n._('Week'),
                  is:
                    data.week === null
                      ? i18n._('Not started')
                      : i18n._('{week} of {weeks}', { week: data.week, weeks: data.weeks }),
                },
                { term: i18n._('Pairs running'), is: data.mentorships },
                { term: i18n._('Pairs ended'), is: data.ended },
                { term: i18n._('Mentors signed up'), is: data.mentors },
                { term: i18n._('Mentees signed up'), is: data.mentees },
                { term: i18n._('Meetings in the next 7 days'), is: data.nextMeetings },
                {
                  term: i18n._('Check-ins answered'),
                  is: i18n._('{answered} of {sent}', { answered: data.checkInsAnswered, sent: data.checkInsSent }),
                },
              ]}
            />
          )}
        </Loaded>
      </Panel>
    </Page>
  );
}
