import { Badge } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ask, ButtonLink, Day, Empty, Loaded, Page, useWords } from '#ui/web';
import type { TodayItem } from '../schema.ts';
import { api } from './api.ts';
import styles from './today.module.css';
import { todayWords } from './today-words.ts';

function Line({ item, isFirst }: { item: TodayItem; isFirst: boolean }) {
  const { i18n } = useWords();
  const { said, why, action, to } = todayWords(i18n, item);
  return (
    <li className={styles.item} data-urgency={item.urgency}>
      <div className={styles.words}>
        <p className={styles.where}>
          {item.urgency === 1 && <Badge color="bad">{i18n._('Today')}</Badge>}
          <span>
            {item.kind !== 'undelivered-mail' && `${item.programmeName} · `}
            {i18n._('since')} <Day on={item.since.slice(0, 10)} />
          </span>
        </p>
        <h2 className={styles.said}>{said}</h2>
        <p className={styles.why}>{why}</p>
      </div>
      <ButtonLink to={to} variant={isFirst ? 'filled' : 'default'}>
        {action}
      </ButtonLink>
    </li>
  );
}

/** The coordinator's start: what needs them, in order, with one action each. */
export default function TodayPage() {
  const { i18n } = useWords();
  const query = useQuery({ queryKey: ['today'], queryFn: () => ask(api.today.$get()) });
  const count = query.data?.items.length;
  const lead =
    count === undefined
      ? undefined
      : i18n._(
          '{count, plural, =0 {Nothing needs you.} one {One thing needs you.} other {# things need you, the most urgent first.}}',
          { count },
        );
  return (
    <Page title={i18n._('Today')} lead={lead}>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={i18n._('All quiet')}>
              {i18n._('Early warnings, proposals to review and open questions appear here when they need you.')}
            </Empty>
          ) : (
            <ol className={styles.list}>
              {items.map((item, index) => (
                <Line
                  key={`${item.kind}${item.programmeId}${item.subjectId}${item.facts.code ?? ''}`}
                  item={item}
                  isFirst={index === 0}
                />
              ))}
            </ol>
          )
        }
      </Loaded>
    </Page>
  );
}
