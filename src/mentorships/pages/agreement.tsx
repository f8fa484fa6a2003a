import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { ask, Fold, Moment, Panel, ProblemAlert, useWords } from '#ui/web';
import type { MentorshipView } from '../schema.ts';
import { api } from './api.ts';
import styles from './mentorship.module.css';
import { useDeed } from './queries.ts';

/** The agreement: open to read until both have signed, then a line that opens. */
export function Agreement({ mentorship, myId }: { mentorship: MentorshipView; myId: string }) {
  const { i18n } = useWords();
  const deed = useDeed();
  const { agreement } = mentorship;
  const signed = new Map(agreement.signatures.map((one) => [one.personId, one.signedAt]));
  const mustSign = !signed.has(myId) && mentorship.state !== 'ended';
  const sign = () =>
    deed.run(() =>
      ask(
        api.mentorships[':id'].signature.$put({ param: { id: mentorship.id }, json: { version: agreement.version } }),
      ),
    );
  return (
    <Panel
      title={i18n._('Your agreement')}
      lead={
        mustSign
          ? i18n._('Read it, change it in your first talk if you like, and sign. It protects you both.')
          : undefined
      }
    >
      {mustSign ? <AgreementText text={agreement.text} /> : null}
      <ul className={styles.signatures}>
        {mentorship.members.map((member) => {
          const at = signed.get(member.personId);
          return (
            <li key={member.personId}>
              {at ? (
                <>
                  <IconCheck size={18} aria-hidden /> {i18n._('{name} signed', { name: member.givenName })}{' '}
                  <span className={styles.quiet}>
                    <Moment at={at} />
                  </span>
                </>
              ) : (
                <span className={styles.quiet}>{i18n._('{name} has not signed yet', { name: member.givenName })}</span>
              )}
            </li>
          );
        })}
      </ul>
      {mustSign ? (
        <Button loading={deed.isSending} onClick={() => void sign()}>
          {i18n._('Sign the agreement')}
        </Button>
      ) : (
        <Fold summary={i18n._('Read the agreement, version {version}', { version: agreement.version })}>
          <AgreementText text={agreement.text} />
        </Fold>
      )}
      {deed.problem !== undefined && <ProblemAlert error={deed.problem} />}
    </Panel>
  );
}

const AgreementText = ({ text }: { text: string }) => <div className={styles.agreement}>{text}</div>;
