import { ActionIcon, Alert, Badge, Button, Menu, Stepper, Table, Tabs } from '@mantine/core';
import { IconDots, IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { Dialog, KeyHint, TextLink, useConfirm, useSay, useUndo } from '#ui/web';
import styles from './gallery.module.css';

function Buttons() {
  return (
    <div className={styles.row}>
      <Button>Propose these 48 pairs</Button>
      <Button variant="default">Compare with another run</Button>
      <Button variant="subtle">Not now</Button>
      <Button variant="light">Quiet</Button>
      <Button color="bad">End this mentorship</Button>
      <Button variant="outline" color="bad">
        Forbid this pair
      </Button>
      <Button disabled>Cannot yet</Button>
      <Button loading>Working</Button>
      <ActionIcon variant="default" size="lg" aria-label="More actions">
        <IconDots aria-hidden />
      </ActionIcon>
      <TextLink to="/">A link in text</TextLink>
      <KeyHint keys="Ctrl+Enter" />
    </div>
  );
}

function Overlays() {
  const [open, setOpen] = useState(false);
  const confirm = useConfirm();
  const say = useSay();
  const undo = useUndo();
  return (
    <div className={styles.row}>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button variant="default" data-testid="menu">
            Actions
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>This mentorship</Menu.Label>
          <Menu.Item>Pause</Menu.Item>
          <Menu.Item disabled>Extend</Menu.Item>
          <Menu.Item color="bad">End</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button variant="default" data-testid="dialog" onClick={() => setOpen(true)}>
        Open dialog
      </Button>
      <Button
        variant="default"
        data-testid="confirm"
        onClick={() =>
          void confirm({
            title: 'End this mentorship?',
            body: 'Ada and Ben are both told today, in the same words.',
            action: 'End it',
            danger: true,
          })
        }
      >
        Ask first
      </Button>
      <Button
        variant="default"
        data-testid="notice"
        onClick={() => undo('Note deleted.', () => say('The note is back.'))}
      >
        Notify
      </Button>
      <Dialog opened={open} onClose={() => setOpen(false)} title="Choose a room">
        <p>Rooms near both of you, free on Thursday at 10:00.</p>
        <Button onClick={() => setOpen(false)}>Take the library</Button>
      </Dialog>
    </div>
  );
}

export default function ControlsPart() {
  return (
    <div className={styles.stack}>
      <Buttons />
      <div className={styles.row}>
        <Badge>Draft</Badge>
        <Badge color="teach">Mentor</Badge>
        <Badge color="give">Mentee</Badge>
        <Badge color="good">Accepted</Badge>
        <Badge color="bad">Overdue</Badge>
        <Badge variant="outline">Locked</Badge>
      </div>
      <div className={styles.two}>
        <Alert title="Two pairs need a decision" icon={<IconInfoCircle aria-hidden />}>
          Their lines changed last night; the pairs would now break the rule about reporting lines.
        </Alert>
        <Alert color="bad" title="The import stopped at line 812">
          The column “grade” is missing. Nothing was changed.
        </Alert>
        <Alert color="good" title="Backup made">
          412 people, 48 mentorships, 14 seconds.
        </Alert>
      </div>
      <Stepper active={1} size="sm">
        <Stepper.Step label="Why" description="Goal and measure" />
        <Stepper.Step label="Design" description="Who and how long" />
        <Stepper.Step label="Recruit" description="Both sides" />
      </Stepper>
      <Tabs defaultValue="goals">
        <Tabs.List>
          <Tabs.Tab value="goals">Goals</Tabs.Tab>
          <Tabs.Tab value="meetings">Meetings</Tabs.Tab>
          <Tabs.Tab value="notes" disabled>
            Notes
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="goals" pt="sm">
          Goals of both.
        </Tabs.Panel>
        <Tabs.Panel value="meetings" pt="sm">
          Six meetings.
        </Tabs.Panel>
      </Tabs>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Week</Table.Th>
            <Table.Th>Held</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          <Table.Tr>
            <Table.Td>8</Table.Td>
            <Table.Td>41 of 48</Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </Table>
      <Overlays />
    </div>
  );
}
