import { Alert, Button, Group } from '@mantine/core';
import { ButtonLink, ImportFlow, TextLink, useConfirm, useWords } from '#ui/web';
import type { ImportReport } from '../schema.ts';
import { Choice } from './import-choice.tsx';
import { ImportLadder } from './import-ladder.tsx';
import { ColumnMapping } from './import-mapping.tsx';
import { Report } from './import-report.tsx';
import { usePeopleImport } from './use-import.ts';

type State = ReturnType<typeof usePeopleImport>;

function Checked({ state, report }: { state: State; report: ImportReport }) {
  const { i18n } = useWords();
  const confirm = useConfirm();
  const importNow = async () => {
    const isYes =
      report.counts.left === 0 ||
      (await confirm({
        title: i18n._('Mark {count, plural, one {# person} other {# people}} as left?', { count: report.counts.left }),
        body: i18n._(
          'They can no longer sign in, and coordinators learn which mentorships this touches. Nobody is deleted.',
        ),
        action: i18n._('Import and mark them'),
      }));
    if (isYes) state.importNow();
  };
  const count = report.counts.created + report.counts.changed + report.counts.left;
  return (
    <>
      {report.missing.length > 0 && (
        <Alert color="bad" title={i18n._('Columns are missing')} role="alert">
          {i18n._('The file has no column for {missing}. Say below which column it is.', {
            missing: report.missing.map((one) => i18n._(one)).join(', '),
          })}
        </Alert>
      )}
      {state.choice.preset === 'people' && (
        <ColumnMapping
          report={report}
          chosen={state.choice.mapping}
          isBusy={state.isBusy}
          onChange={(mapping) => state.change({ mapping })}
        />
      )}
      {report.missing.length === 0 && (
        <>
          <ImportLadder
            key={report.importId}
            report={report}
            isBusy={state.isBusy}
            onLadder={(ladder) => state.change({ ladder })}
          />
          <Report report={report} />
          <Group>
            <Button onClick={() => void importNow()} loading={state.isImporting} disabled={state.isBusy || count === 0}>
              {i18n._(
                '{count, plural, =0 {Nothing to import} one {Import this change} other {Import these # changes}}',
                { count },
              )}
            </Button>
          </Group>
        </>
      )}
    </>
  );
}

/** Brings people in from a file: choose, look at what it would do, import. */
export default function ImportPage() {
  const { i18n } = useWords();
  const state = usePeopleImport();
  return (
    <ImportFlow
      title={i18n._('Import people')}
      above={<TextLink to="/directory">{i18n._('Directory')}</TextLink>}
      lead={i18n._(
        'From a file to the directory in three steps. Every row is imported or listed with its line and what to do.',
      )}
      state={state}
      choice={<Choice choice={state.choice} onChange={state.change} isBusy={state.isBusy} />}
      check={(report) => <Checked state={state} report={report} />}
      done={(report) => <Report report={report} />}
      leave={<ButtonLink to="/directory">{i18n._('Open the directory')}</ButtonLink>}
    />
  );
}
