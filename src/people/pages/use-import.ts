import { ask, sentFiles, useImport } from '#ui/web';
import type { ImportReport, LadderStep, Mapping } from '../schema.ts';
import { api } from './api.ts';

export type ImportChoice = {
  preset: 'people' | 'uk-organogram';
  files: File[];
  leavers: 'keep' | 'mark';
  mapping: Mapping | null;
  ladder: LadderStep[] | null;
};

const TIME_LIMIT_MS = 300_000;
const firstChoice: ImportChoice = { preset: 'people', files: [], leavers: 'keep', mapping: null, ladder: null };

async function send(chosen: ImportChoice, isDryRun: boolean): Promise<ImportReport> {
  const json = {
    preset: chosen.preset,
    leavers: chosen.leavers,
    isDryRun,
    files: await sentFiles(chosen.files),
    ...(chosen.mapping ? { mapping: chosen.mapping } : {}),
    ...(chosen.ladder ? { ladder: chosen.ladder } : {}),
  };
  const init = { init: { signal: AbortSignal.timeout(TIME_LIMIT_MS) } };
  return (await ask(api.people.imports.$post({ json }, init))) as ImportReport;
}

/** The state of the people import. */
export const usePeopleImport = () => useImport(firstChoice, send);
