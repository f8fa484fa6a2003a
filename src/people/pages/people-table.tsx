import { Badge } from '@mantine/core';
import { Num, TextLink, useWords } from '#ui/web';
import type { PersonCard } from '../schema.ts';
import styles from './directory.module.css';

/** People in rows; cards on a phone. */
export function PeopleTable({ people }: { people: PersonCard[] }) {
  const { i18n } = useWords();
  if (people.length === 0) return null;
  const heads = [i18n._('Name'), i18n._('Job title'), i18n._('Grade'), i18n._('Unit'), i18n._('Team'), i18n._('Site')];
  return (
    <div className={styles.scroll}>
      <table className={styles.people} aria-label={i18n._('People')}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id}>
              <td>
                <TextLink to="/people/$personId" params={{ personId: person.id }}>
                  {person.name}
                </TextLink>{' '}
                <Standing person={person} />
              </td>
              {[person.jobTitle, person.gradeName, person.unitName, person.team, person.siteName].map((said, index) => (
                <td key={heads[index + 1]} data-empty={said ? undefined : true}>
                  {said || '–'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What sets this entry apart: a vacant post, somebody who left, a group of posts. */
export function Standing({ person }: { person: PersonCard }) {
  const { i18n } = useWords();
  if (person.state === 'vacant') return <Badge variant="light">{i18n._('Vacant')}</Badge>;
  if (person.state === 'left') return <Badge variant="light">{i18n._('Left')}</Badge>;
  if (person.headcount === 1) return null;
  return (
    <Badge variant="light">
      {i18n._('Group of posts')} · <Num value={person.headcount} /> {i18n._('FTE')}
    </Badge>
  );
}
