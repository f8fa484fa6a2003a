import { type Arguments, command } from '../command.ts';
import { type ExitCode, exit, Refusal } from '../exit.ts';

async function run({ options: { size, class: name } }: Arguments): Promise<ExitCode> {
  if (size !== undefined && name !== undefined) throw new Refusal(exit.usage, '--size and --class exclude each other');
  const { bench } = await import('../../../bench/run.ts');
  try {
    const wrong = await bench({ which: name ?? size ?? 'small' });
    return wrong.length === 0 ? exit.done : exit.notProven;
  } catch (error) {
    if (error instanceof TypeError && error.message.startsWith('no class '))
      throw new Refusal(exit.usage, `--class: ${error.message}`);
    throw error;
  }
}

export const benchCommand = command({
  name: 'bench',
  says: 'Measures the engine beside other programs and says whether all agree.',
  takes: ['size', 'class', 'help'],
  answers: ['notProven'],
  run,
});
