import { Button } from '@mantine/core';
import { Duo, definePages, type Me, type NavGroup, Page, Panel, type Role, Shell, Stat, Stats } from '#ui/web';

type Line = [
  NavGroup,
  string,
  Parameters<typeof definePages>[0][number]['nav'] extends infer N ? (N extends { icon: infer I } ? I : never) : never,
];

const lines: Line[] = [
  ['participant', 'Home', 'home'],
  ['participant', 'Mentorship', 'mentorship'],
  ['participant', 'Learn', 'learn'],
  ['participant', 'Community', 'community'],
  ['participant', 'Me', 'me'],
  ['coordinator', 'Today', 'today'],
  ['coordinator', 'Directory', 'people'],
  ['programme', 'Why & design', 'design'],
  ['programme', 'Recruit', 'recruit'],
  ['programme', 'Match', 'match'],
  ['programme', 'Mentorships', 'mentorships'],
  ['programme', 'Signals', 'signals'],
  ['programme', 'Insights', 'insights'],
  ['programme', 'Tweak log', 'log'],
];

const pages = definePages([
  ...lines.map(([group, label, icon], order) => ({
    path: label === 'Home' || label === 'Today' ? '/dev/gallery' : `/dev/${label.toLowerCase().replace(/\W+/g, '-')}`,
    load: () => import('./gallery.tsx'),
    title: () => label,
    nav: { group, order, icon, label: () => label },
  })),
  { path: '/talk', load: () => import('./gallery.tsx'), title: () => 'Talk' },
]);

const meAs = (role: string): Me => ({
  person: { id: '1', givenName: 'Ada', name: 'Ada Okafor' },
  roles: [],
  programmes: [
    { id: 'p1', name: 'Northwind reverse mentoring', roles: [role as Role] },
    { id: 'p2', name: 'Pilot in Lyon', roles: [role as Role] },
  ],
});

/** The shell with a person of a role in it. */
export default function ShellPart({ role }: { role: string }) {
  return (
    <Shell pages={pages} me={meAs(role)} onSignOut={() => undefined}>
      <Page
        title="Good morning, Ada"
        lead={
          <>
            You meet <strong>Ben on Thursday at 10:00</strong>. He asked to look at short video first; your kit is
            ready.
          </>
        }
        actions={<Button>Open the kit</Button>}
      >
        <Panel title="You and Ben" lead="Week 9 of 26, five meetings held">
          <Duo
            teachTitle="You teach"
            giveTitle="Ben gives back"
            teach={<p>Short video for customers; how the newest colleagues decide where to work.</p>}
            give={<p>How a budget is argued; an introduction to the product council.</p>}
          />
        </Panel>
        <Panel title="How the programme goes" plain>
          <Stats>
            <Stat label="Meetings held" value={0.86} low={0.79} high={0.91} n={288} target={0.8} />
            <Stat label="Worth the time" value={0.72} low={0.55} high={0.85} n={31} target={0.75} />
            <Stat label="Would do it again" value={undefined} n={4} />
          </Stats>
        </Panel>
      </Page>
    </Shell>
  );
}
