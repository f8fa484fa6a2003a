import { compile, extract } from './catalogs.ts';

const help = `npm run messages [-- <room>…] [-- --compile]

Extracts the sentences of the rooms named (of all rooms without a name) into src/<room>/messages/{en,de}.po,
then compiles all catalogs into dist/messages. --compile leaves the extraction out.`;

const say = (line: string) => process.stdout.write(`${line}\n`);

const args = process.argv.slice(2);
if (args.includes('--help')) {
  say(help);
} else {
  if (!args.includes('--compile'))
    for (const { room, ids } of await extract(args.filter((arg) => !arg.startsWith('-'))))
      say(`${room}: ${ids} sentences`);
  for (const [locale, count] of Object.entries(await compile())) say(`dist/messages/${locale}.json: ${count}`);
}
