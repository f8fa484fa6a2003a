import { useQuery } from '@tanstack/react-query';
import {
  ask,
  type Column,
  DataTable,
  Empty,
  Loaded,
  type Me,
  Moment,
  Page,
  Panel,
  useMe,
  useProgrammeId,
  useWords,
} from '#ui/web';
import type { AuditLine, DataGroup } from '../schema.ts';
import { api } from './api.ts';
import { Configuration } from './configuration.tsx';
import styles from './insights.module.css';
import { auditWords } from './oversight-words.ts';

function Dictionary({ groups }: { groups: DataGroup[] }) {
  const { i18n } = useWords();
  return (
    <dl className={styles.dictionary}>
      {groups.map((group) => (
        <div key={group.name}>
          <dt>{group.name}</dt>
          <dd>
            <p>{group.holds}</p>
            <p>
              <b>{i18n._('Why:')}</b> {group.purpose}
            </p>
            <p>
              <b>{i18n._('Who sees it:')}</b> {group.seenBy}
            </p>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Audit({ lines }: { lines: AuditLine[] }) {
  const { i18n } = useWords();
  const words = auditWords(i18n);
  const others: Record<string, string> = {
    system: i18n._('The clock'),
    operator: i18n._('The operator'),
  };
  const columns: Column<AuditLine>[] = [
    { key: 'what', label: i18n._('What'), value: (line) => words[line.type] },
    {
      key: 'when',
      label: i18n._('When'),
      value: (line) => line.recordedAt,
      cell: (line) => <Moment at={line.recordedAt} />,
    },
    { key: 'who', label: i18n._('Who'), value: (line) => line.actorName ?? others[line.actorKind] ?? line.actorKind },
    { key: 'where', label: i18n._('Programme'), value: (line) => line.programmeName },
  ];
  return (
    <DataTable
      rows={lines}
      columns={columns}
      rowKey={(line) => line.id}
      caption={i18n._('Audit trail')}
      name="audit"
      perPage={20}
      file="audit.csv"
      empty={<Empty title={i18n._('Nothing was done in a role yet')} />}
    />
  );
}

function OfProgramme({ me }: { me: Me }) {
  const programmeId = useProgrammeId(me);
  return programmeId === undefined ? null : <Configuration programmeId={programmeId} />;
}

/** For data protection and works council: how it is set up, what is stored, what was done; no personal content. */
export default function OversightPage() {
  const { i18n } = useWords();
  const { me } = useMe();
  const dictionary = useQuery({
    queryKey: ['data-dictionary'],
    queryFn: () => ask(api['data-dictionary'].$get()),
  });
  const audit = useQuery({
    queryKey: ['audit'],
    queryFn: () => ask(api.audit.$get({ query: { limit: '200' } })),
  });
  return (
    <Page
      title={i18n._('Oversight')}
      lead={i18n._(
        'How it is set up, what is stored and what was done. What people write and answer is not shown here.',
      )}
    >
      {me && <OfProgramme me={me} />}
      <Panel
        title={i18n._('What is stored')}
        lead={i18n._('This is every table of the database. Nothing is sent to third parties.')}
      >
        <Loaded query={dictionary}>{({ groups }) => <Dictionary groups={groups} />}</Loaded>
      </Panel>
      <Panel
        title={i18n._('What was done')}
        lead={i18n._('The last 200 deeds in a role. Who met, answered or raised a concern is not among them.')}
      >
        <Loaded query={audit}>{({ lines }) => <Audit lines={lines} />}</Loaded>
      </Panel>
    </Page>
  );
}
