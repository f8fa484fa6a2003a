import { Group, Radio } from '@mantine/core';

type TapsProps = {
  name: string;
  legend: string;
  values: readonly { value: string; label: string }[];
  chosen: string | undefined;
  onChoose: (value: string) => void;
  error?: string | undefined;
};

/** A short scale in one row; the arrow keys move along it. */
export function Taps({ name, legend, values, chosen, onChoose, error }: TapsProps) {
  return (
    <Radio.Group name={name} label={legend} value={chosen ?? null} onChange={onChoose} {...(error ? { error } : {})}>
      <Group gap="lg" mt="xs">
        {values.map((one) => (
          <Radio key={one.value} value={one.value} label={one.label} data-path={name} />
        ))}
      </Group>
    </Radio.Group>
  );
}

export const oneToFive = [1, 2, 3, 4, 5].map((value) => ({ value: String(value), label: String(value) }));
