import { describe, expect, test } from 'vitest';
import { isTest, sourceFiles } from './source-files.ts';

type Rule = { name: string; pattern: RegExp; where: (file: string) => boolean; teach: string };

const inRooms = (file: string) => file.startsWith('src/') && !/^src\/platform\//.test(file) && !isTest(file);
const onServer = (file: string) => inRooms(file) && !/\/pages\/.*\.tsx$|^src\/app\/web\/|^src\/ui\/web\//.test(file);

const RULES: Rule[] = [
  {
    name: 'process.env is read in platform/config.ts alone',
    pattern: /\bprocess\.env\b/,
    where: inRooms,
    teach: 'Add the setting to configSchema and use ctx.config',
  },
  {
    name: 'ctx.clock is the only clock',
    pattern: /\bnew Date\(\)|\bDate\.now\(|\bTemporal\.Now\b/,
    where: onServer,
    teach: 'Use nowIso(ctx), todayIn(ctx, zone) or ctx.clock.now()',
  },
  {
    name: 'chance comes from a seed',
    pattern: /\bMath\.random\(/,
    where: inRooms,
    teach: 'Use ctx.ids or a seeded generator',
  },
  {
    name: 'no any',
    pattern: /\bas any\b|: any\b|<any>/,
    where: inRooms,
    teach: 'Name the type, or parse it with a schema',
  },
  { name: 'no silenced types', pattern: /@ts-(ignore|expect-error|nocheck)/, where: inRooms, teach: 'Mend the type' },
  {
    name: 'no generation labels and no verdict words on any screen',
    pattern: /\b(millennials?|gen[ -]?z|boomers?|toxic)\b/i,
    where: (file) => file.startsWith('src/') && !isTest(file),
    teach: 'Say the grade, the career stage, or what happened',
  },
  {
    name: 'a page sorts nobody by score (law 8)',
    pattern: /orderBy\([^)]*(score|attainment|worth_?it)[^)]*\)/i,
    where: (file) => inRooms(file) && !/src\/matching\//.test(file),
    teach: 'Sort by name, date or what needs doing',
  },
];

describe('what the house forbids', () => {
  const files = sourceFiles('src', /\.tsx?$/);
  for (const rule of RULES) {
    test(rule.name, () => {
      const wrong = files
        .filter(({ file }) => rule.where(file))
        .flatMap(({ file, lines }) =>
          lines.flatMap((line, index) =>
            rule.pattern.test(line) && !line.includes('house:')
              ? [`${file}:${index + 1} ${line.trim().slice(0, 100)}`]
              : [],
          ),
        );
      expect(wrong, rule.teach).toEqual([]);
    });
  }
});
