import { Button, Group } from '@mantine/core';
import { createContext, type ReactNode, use, useState } from 'react';
import { Dialog } from './dialog.tsx';
import { useWords } from './words.ts';

type Question = {
  title: string;
  /** What will happen and who will be told. */
  body: ReactNode;
  /** The verb: "End this mentorship". */
  action: string;
  danger?: boolean;
};

type Asked = Question & { answer: (yes: boolean) => void };

const ConfirmContext = createContext<(question: Question) => Promise<boolean>>(() => Promise.resolve(false));

export function ConfirmProvider({ children }: { children: ReactNode }) {
  const { i18n } = useWords();
  const [asked, setAsked] = useState<Asked>();
  const settle = (yes: boolean) => {
    asked?.answer(yes);
    setAsked(undefined);
  };
  const ask = (question: Question) => new Promise<boolean>((answer) => setAsked({ ...question, answer }));
  return (
    <ConfirmContext value={ask}>
      {children}
      <Dialog opened={asked !== undefined} onClose={() => settle(false)} title={asked?.title ?? ''}>
        <div>{asked?.body}</div>
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={() => settle(false)}>
            {i18n._('Go back')}
          </Button>
          <Button color={asked?.danger ? 'bad' : 'ink'} onClick={() => settle(true)}>
            {asked?.action}
          </Button>
        </Group>
      </Dialog>
    </ConfirmContext>
  );
}

/** Asks before a deed that tells other people; resolves to whether the person went on. */
export const useConfirm = () => use(ConfirmContext);
