import { NativeSelect } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, Dialog, FormStack, type Me, useProblemForm, useSay, useWords } from '#ui/web';
import type { Role } from '../rules/grants.ts';
import { ChoosePerson } from './choose-person.tsx';
import { identity, roleMeaning, roleName } from './identity-client.ts';

const all: Role[] = ['coordinator', 'sponsor', 'case_handler', 'viewer', 'administrator'];
const byCoordinator: Role[] = ['coordinator', 'sponsor', 'viewer'];
const EVERYWHERE = 'all';

/** The programmes a person may give roles in, and whether they may in all of them. */
function scopeOf(me: Me): { isEverywhere: boolean; programmes: Me['programmes'] } {
  const isEverywhere = me.roles.includes('administrator') || me.roles.includes('coordinator');
  return {
    isEverywhere,
    programmes: isEverywhere ? me.programmes : me.programmes.filter(({ roles }) => roles.includes('coordinator')),
  };
}

/** Gives somebody a role: whom, which, where. */
export function NewRole({ me, opened, onClose }: { me: Me; opened: boolean; onClose: () => void }) {
  const { i18n } = useWords();
  const say = useSay();
  const queries = useQueryClient();
  const [round, setRound] = useState(0);
  const { isEverywhere, programmes } = scopeOf(me);
  const roles = me.roles.includes('administrator') ? all : byCoordinator;
  const start = { personId: '', role: 'coordinator' as Role, programmeId: programmes[0]?.id ?? EVERYWHERE };
  const form = useProblemForm({ initialValues: start });
  const { role, personId } = form.getValues();
  const send = ({ programmeId }: typeof start) =>
    ask(
      identity['role-grants'].$post({
        json: {
          personId,
          role,
          programmeId: role === 'administrator' || programmeId === EVERYWHERE ? null : programmeId,
        },
      }),
    );
  const done = () => {
    form.reset();
    setRound(round + 1);
    onClose();
    say(i18n._('The role is given. It counts from now on.'));
    void queries.invalidateQueries({ queryKey: ['role-grants'] });
    void queries.invalidateQueries({ queryKey: ['me'] });
  };
  const where = [
    ...(isEverywhere ? [{ value: EVERYWHERE, label: i18n._('All programmes') }] : []),
    ...programmes.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <Dialog opened={opened} onClose={onClose} title={i18n._('Give a role')}>
      <FormStack form={form} onSubmit={send} onDone={done} submitLabel={i18n._('Give this role')}>
        <ChoosePerson
          key={round}
          value={personId}
          onChange={(chosen) => form.setFieldValue('personId', chosen)}
          error={form.errors.personId}
        />
        <NativeSelect
          label={i18n._('Role')}
          description={roleMeaning(i18n, role)}
          data={roles.map((value) => ({ value, label: roleName(i18n, value) }))}
          {...form.getInputProps('role')}
        />
        {role !== 'administrator' && (
          <NativeSelect label={i18n._('Where')} data={where} {...form.getInputProps('programmeId')} />
        )}
      </FormStack>
    </Dialog>
  );
}
