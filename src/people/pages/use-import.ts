import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '#ui/web';
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

const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ''));
    reader.onerror = () => reject(reader.error ?? new Error(file.name));
    reader.readAsDataURL(file);
  });

const firstChoice: ImportChoice = { preset: 'people', files: [], leavers: 'keep', mapping: null, ladder: null };

/** The import page's state: what was chosen, what a dry run said about it, and what the import did. */
export function useImport() {
  const [choice, setChoice] = useState(firstChoice);
  const [done, setDone] = useState<ImportReport>();
  const run = useMutation({
    mutationFn: async ({ chosen, isDryRun }: { chosen: ImportChoice; isDryRun: boolean }) => {
      const files = await Promise.all(
        chosen.files.map(async (file) => ({ name: file.name, base64: await base64Of(file) })),
      );
      const json = {
        preset: chosen.preset,
        leavers: chosen.leavers,
        isDryRun,
        files,
        ...(chosen.mapping ? { mapping: chosen.mapping } : {}),
        ...(chosen.ladder ? { ladder: chosen.ladder } : {}),
      };
      const init = { init: { signal: AbortSignal.timeout(TIME_LIMIT_MS) } };
      return (await ask(api.people.imports.$post({ json }, init))) as ImportReport;
    },
    onSuccess: (report, { isDryRun }) => {
      if (!isDryRun) setDone(report);
    },
  });
  const change = (part: Partial<ImportChoice>) => {
    const next = { ...choice, ...part };
    setChoice(next);
    if (next.files.length > 0) run.mutate({ chosen: next, isDryRun: true });
    else run.reset();
  };
  return {
    choice,
    change,
    report: run.data?.isDryRun ? run.data : undefined,
    done,
    error: run.error,
    isBusy: run.isPending,
    isImporting: run.isPending && run.variables?.isDryRun === false,
    importNow: () => run.mutate({ chosen: choice, isDryRun: false }),
    again: () => {
      setChoice(firstChoice);
      setDone(undefined);
      run.reset();
    },
  };
}
