import { useQuery } from '@tanstack/react-query';
import type { programmesApi } from '#programmes';
import { ask, clientFor, Day, Facts, Fold, Loaded, Panel, useWords } from '#ui/web';

const programmes = clientFor<typeof programmesApi>('/').api.v1.programmes;

const load = (id: string) => ask(programmes[':id'].$get({ param: { id } }));
type Programme = Awaited<ReturnType<typeof load>>;

/** How a programme is set up: who may enter, what is never paired, what counts how much, what both sign. */
export function Configuration({ programmeId }: { programmeId: string }) {
  const { i18n } = useWords();
  const query = useQuery({ queryKey: ['programme', programmeId], queryFn: () => load(programmeId) });
  return (
    <Panel
      title={query.data?.name ?? i18n._('Programme')}
      lead={i18n._('Its settings as they are now. Choose another programme at the top.')}
    >
      <Loaded query={query}>
        {(programme) => (
          <>
            <Settings programme={programme} />
            <Weights weights={programme.policy.weights} />
            <Fold summary={i18n._('Agreement that each pair signs')}>
              <p style={{ whiteSpace: 'pre-line' }}>{programme.agreementText}</p>
            </Fold>
          </>
        )}
      </Loaded>
    </Panel>
  );
}

function Settings({ programme }: { programme: Programme }) {
  const { i18n } = useWords();
  const { policy } = programme;
  const kinds = {
    reverse: i18n._('Reverse: the junior mentors the senior'),
    reciprocal: i18n._('Reciprocal: both mentor'),
    traditional: i18n._('Traditional: the senior mentors the junior'),
  };
  const never = [
    i18n._('A mentor fewer than {gap, plural, one {# grade} other {# grades}} below the mentee', {
      gap: policy.minGradeGap,
    }),
    policy.chainDepth === 'any'
      ? i18n._('Two people in one reporting line')
      : i18n._('Two people within {depth, plural, one {# level} other {# levels}} of one reporting line', {
          depth: policy.chainDepth,
        }),
    policy.sameTeam === 'forbid' && i18n._('Two people of one team'),
    policy.sameUnit === 'forbid' && i18n._('Two people of one unit'),
    i18n._('Two people with a declared power link'),
  ].filter((one) => one !== false);
  return (
    <Facts
      items={[
        { term: i18n._('Who mentors whom'), is: kinds[programme.kind] },
        {
          term: i18n._('When'),
          is: (
            <>
              <Day on={programme.startsOn} /> – <Day on={programme.endsOn} />
            </>
          ),
        },
        {
          term: i18n._('Who may sign up'),
          is: programme.entry === 'open' ? i18n._('Everybody') : i18n._('Only who is invited'),
        },
        { term: i18n._('Never paired'), is: never.map((one) => <div key={one}>{one}</div>) },
        {
          term: i18n._('Who accepts a proposal'),
          is:
            policy.acceptance === 'both'
              ? i18n._('Both, silently and without a reason')
              : i18n._('Nobody: pairs begin when published'),
        },
        {
          term: i18n._('Figures'),
          is: i18n._('From five people about five pairs on, released on Mondays, never about one pair'),
        },
      ]}
    />
  );
}

function Weights({ weights }: { weights: Programme['policy']['weights'] }) {
  const { i18n } = useWords();
  const labels: Record<keyof typeof weights, string> = {
    need: i18n._('What the mentee needs and the mentor offers'),
    preference: i18n._('What both prefer'),
    availability: i18n._('Time and way of meeting'),
    crossUnit: i18n._('Different units'),
    style: i18n._('Working style'),
    mutual: i18n._('What the mentor learns back'),
    acquaintance: i18n._('They know each other already'),
    fairness: i18n._('Waited last time'),
  };
  const counted = Object.entries(labels).map(([name, term]) => ({ term, is: weights[name as keyof typeof weights] }));
  return (
    <Fold summary={i18n._('What counts how much in a match, of 100')}>
      <Facts items={counted.filter(({ is }) => is > 0)} />
    </Fold>
  );
}
