import { Checkbox, NumberInput, PasswordInput, Radio, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { FormStack, ProblemError, SaveState, useProblemForm, WhoSeesThis } from '#ui/web';
import styles from './gallery.module.css';

const topics = ['Short video', 'Data tools', 'Fintech', 'Accessibility', 'Working across cultures'];

function Refused() {
  const form = useProblemForm({ initialValues: { name: '', weeks: 26, topic: null as string | null } });
  const refuse = () =>
    Promise.reject(
      new ProblemError({
        type: '/problems/invalid-input',
        title: 'Some fields need another look',
        status: 422,
        errors: { name: 'Give the programme a name people will recognise.', topic: 'Choose at least one topic.' },
      }),
    );
  return (
    <FormStack form={form} onSubmit={refuse} submitLabel="Create the programme" beside={<SaveState stage="saved" />}>
      <TextInput
        label="Name of the programme"
        description="Shown to everyone you invite."
        {...form.getInputProps('name')}
      />
      <NumberInput label="Length in weeks" min={4} max={104} {...form.getInputProps('weeks')} />
      <Select label="First topic" data={topics} searchable data-testid="select" {...form.getInputProps('topic')} />
      <WhoSeesThis>you and the other coordinators.</WhoSeesThis>
    </FormStack>
  );
}

export default function FormsPart() {
  return (
    <div className={styles.two}>
      <Refused />
      <div className={styles.stack}>
        <TextInput label="With an error" error="Write an address like ada@example.com." defaultValue="ada@" required />
        <TextInput label="Disabled" disabled defaultValue="Set by the programme" />
        <TextInput label="With placeholder" placeholder="for example Thursday mornings" />
        <PasswordInput
          label="Password"
          description="At least twelve characters."
          visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
        />
        <Textarea
          label="What would you like to pass on?"
          defaultValue="How my team uses short video to answer customers."
        />
        <Checkbox.Group label="Topics" description="As many as you like." error="Choose at least one.">
          {topics.slice(0, 3).map((topic) => (
            <Checkbox key={topic} value={topic} label={topic} mt={8} />
          ))}
        </Checkbox.Group>
        <Radio.Group label="Where would you like to meet?" defaultValue="room">
          <Radio value="room" label="In a room" mt={8} />
          <Radio value="video" label="By video" mt={8} />
          <Radio value="walk" label="On a walk" mt={8} disabled />
        </Radio.Group>
        <Checkbox label="Checked" defaultChecked />
        <Checkbox label="Disabled" disabled />
        <Switch label="Lock this pair" defaultChecked />
        <Switch label="Send reminders" />
        <Switch label="Disabled" disabled />
      </div>
    </div>
  );
}
