import type { I18n } from '@lingui/core';
import { Alert, Button, List, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { ProblemError } from './client.ts';
import { useWords } from './words.ts';

const sentenceFor = (i18n: I18n, error: unknown): { title: string; detail?: string } => {
  if (!(error instanceof ProblemError)) return { title: i18n._('Something went wrong on this page.') };
  const { type, title, detail, status } = error.problem;
  if (type === 'unreachable')
    return {
      title: i18n._('We cannot reach the server.'),
      detail: i18n._('Check your connection. Nothing you wrote is lost.'),
    };
  if (type === 'too-slow') return { title: i18n._('The server took too long to answer.') };
  if (status === 401) return { title: i18n._('You are signed out.') };
  return detail === undefined ? { title } : { title, detail };
};

/** A refusal or failure in words, with the next step; announced when it appears. */
export function ProblemAlert({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { i18n } = useWords();
  if (error === null || error === undefined) return null;
  const { title, detail } = sentenceFor(i18n, error);
  const faults = Object.values((error instanceof ProblemError && error.problem.errors) || {});
  const requestId = error instanceof ProblemError ? error.problem.requestId : undefined;
  return (
    <Alert color="bad" title={title} icon={<IconAlertTriangle aria-hidden />} role="alert">
      {detail && <Text>{detail}</Text>}
      {faults.length > 0 && (
        <List>
          {faults.map((said) => (
            <List.Item key={said}>{said}</List.Item>
          ))}
        </List>
      )}
      {requestId && (
        <Text size="sm" c="dimmed">
          {i18n._('Request {requestId}', { requestId })}
        </Text>
      )}
      {onRetry && (
        <Button variant="default" mt="sm" onClick={onRetry}>
          {i18n._('Try again')}
        </Button>
      )}
    </Alert>
  );
}
