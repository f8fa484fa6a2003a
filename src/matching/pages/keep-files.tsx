import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { ask, csvOf, download, type I18n, Panel, ProblemAlert, useWords, WhoSeesThis } from '#ui/web';
import type { ProposalView, RunView } from '../schema.ts';
import { api } from './api.ts';
import styles from './match.module.css';
import { fitOf } from './terms.ts';

/** The run to keep: the pairs as a table, and two files with which anybody can check the proof. */
export function KeepFiles({ run }: { run: RunView }) {
  const { i18n } = useWords();
  const [problem, setProblem] = useState<unknown>();
  const keep = async (name: string, type: string, text: () => Promise<string>) => {
    setProblem(undefined);
    await text().then((given) => download(name, given, type), setProblem);
  };
  const proof = api['match-runs'][':id'].proof;
  const asked = { param: { id: run.id } };
  const keepJson = (part: 'instance' | 'result') =>
    keep(`${part}.json`, 'application/json', async () => JSON.stringify(await ask(proof[part].$get(asked))));
  const files = [
    {
      label: i18n._('Pairs as a table'),
      keep: () => keep('pairs.csv', 'text/csv;charset=utf-8', async () => tableOf(i18n, await allPairs(run.id))),
    },
    { label: i18n._('Instance'), keep: () => keepJson('instance') },
    { label: i18n._('Result'), keep: () => keepJson('result') },
  ];
  return (
    <Panel
      title={i18n._('Keep it, or have it checked')}
      lead={i18n._('Instance and result are enough for anybody to check the proof, without any name:')}
    >
      <div className={styles.proof}>
        <code className={styles.hash} dir="ltr">
          viceversa-match verify instance.json result.json
        </code>
        <div className={styles.acts}>
          {files.map((file) => (
            <Button
              key={file.label}
              variant="default"
              leftSection={<IconDownload size={18} aria-hidden />}
              onClick={() => void file.keep()}
            >
              {file.label}
            </Button>
          ))}
        </div>
        {problem !== undefined && <ProblemAlert error={problem} />}
        <WhoSeesThis>
          {i18n._(
            'Whoever you give them to. The table has names; the other two never say why a pair is not possible, but show which pairs are: not for people of the programme.',
          )}
        </WhoSeesThis>
      </div>
    </Panel>
  );
}

const AT_ONCE = 200;

async function allPairs(id: string): Promise<ProposalView[]> {
  const pairs: ProposalView[] = [];
  for (;;) {
    const query = { limit: String(AT_ONCE), offset: String(pairs.length) };
    const page = await ask(api['match-runs'][':id'].proposals.$get({ param: { id }, query }));
    pairs.push(...page.proposals);
    if (page.proposals.length === 0 || pairs.length >= page.total) return pairs;
  }
}

/** By name, because a list by fit would rank people (law 8). */
function tableOf(i18n: I18n, pairs: readonly ProposalView[]): string {
  const sorted = [...pairs].sort((a, b) => a.mentee.name.localeCompare(b.mentee.name));
  const head = [i18n._('Mentee'), i18n._('Mentor'), i18n._('Fit of 100'), i18n._('Why these two')];
  return csvOf([
    head,
    ...sorted.map(({ mentor, mentee, score, reasons }) => [
      mentee.name,
      mentor.name,
      fitOf(score),
      reasons.map((reason) => i18n._(reason.sentence, reason.values)).join(' '),
    ]),
  ]);
}
