import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asPerson, openWorld, type World } from '#platform/testing';
import { importPeople } from './commands/import-people.ts';
import { aLadder } from './fixtures.ts';
import { listPeople } from './queries/people.ts';
import type { ImportOptions } from './schema.ts';

const file = (text: string, name = 'people.csv') => ({ name, content: new TextEncoder().encode(text) });
const HEADER = 'Employee ID,First name,Last name,E-mail,Job title,Grade,Department,Manager';
const rows = (...lines: string[]) => file([HEADER, ...lines].join('\n'));
const everybody = { state: 'any' as const, limit: 200, offset: 0 };

describe('importing people from CSV', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
    await aLadder(world.ctx());
  });
  afterEach(() => world.close());
  const run = (content: ReturnType<typeof file>, options: ImportOptions = {}) =>
    importPeople(world.ctx(), { ...options, files: [content] });
  const named = async (id: string) => {
    const { people } = await listPeople(world.ctx(), { search: id, ...everybody });
    return people.find((person) => person.externalId === id);
  };

  test('people come in with grade, unit and manager, even one named further down or by e-mail', async () => {
    const report = await run(
      rows(
        '7,Ada,Okafor,Ada@Example.org,Engineer,Grade 2,Payments,8',
        '8,Grace,Lund,grace@example.org,Lead,Grade 5,Payments,boss@example.org',
        '9,Zed,Top,boss@example.org,Chief,Grade 8,Board,',
      ),
    );
    expect(report.counts).toMatchObject({
      rows: 3,
      imported: 3,
      created: 3,
      refused: 0,
      withoutManager: 1,
      newUnits: 2,
    });
    const [ada, grace, zed] = [await named('7'), await named('8'), await named('9')];
    expect(ada).toMatchObject({
      name: 'Ada Okafor',
      email: 'ada@example.org',
      gradeRank: 2,
      unitName: 'Payments',
      managerId: grace?.id,
    });
    expect(grace?.managerId).toBe(zed?.id);
    const events = await world.db.selectFrom('events').select(['type', 'data']).execute();
    expect(events).toMatchObject([{ type: 'directory-imported', data: { created: 3, refused: 0 } }]);
  });

  test('the same file twice changes nothing', async () => {
    const content = rows('7,Ada,Okafor,ada@example.org,Engineer,Grade 2,Payments,8', '8,Grace,Lund,,Lead,Grade 5,,');
    await run(content);
    expect((await run(content)).counts).toMatchObject({
      created: 0,
      changed: 0,
      unchanged: 2,
      newUnits: 0,
      newGrades: 0,
    });
  });

  test('a dry run tells the same and changes nobody', async () => {
    const content = rows('7,Ada,Okafor,,Engineer,Grade 2,Payments,');
    const dry = await run(content, { isDryRun: true });
    expect(dry).toMatchObject({ isDryRun: true, counts: { created: 1 } });
    expect((await listPeople(world.ctx(), everybody)).total).toBe(0);
    expect(await world.db.selectFrom('events').select('id').execute()).toEqual([]);
    expect((await run(content)).counts).toEqual(dry.counts);
  });

  test('nothing is dropped in silence: each fault is told by its line with the next step', async () => {
    const report = await run(
      rows(
        '1,Ann,One,not-an-address,,Grade 2,,1',
        '2,Ben,Two,,,Director,,99',
        '2,Bea,Twice,,,Grade 2,,',
        ',Cem,Nobody,,,Grade 2,,',
        '5,,,,,Grade 2,,',
        '6,Vacant,,,Head of risk,Grade 6,,',
        '7,Eve,Six,ann@example.org,,Grade 2,,8',
        '8,Fay,Seven,ann@example.org,,Grade 4,,7',
        '9,too,few',
      ),
    );
    const told = report.notes.map(({ line, level, code }) => `${line} ${level} ${code}`).sort();
    expect(told).toEqual([
      '10 refused row-shape',
      '2 changed bad-email',
      '2 changed own-manager',
      '3 changed orphan',
      '3 changed unknown-grade',
      '4 refused duplicate-id',
      '5 refused no-id',
      '6 refused no-name',
      '7 information vacant-post',
      '9 changed email-taken',
      '9 changed ring',
    ]);
    expect(report.counts).toMatchObject({ rows: 9, imported: 5, refused: 4, vacant: 1, withoutGrade: 1 });
    expect(report.unknownGrades).toEqual([{ label: 'Director', rows: 1 }]);
    expect(report.notes.find(({ code }) => code === 'ring')?.values.ring).toBe('7 > 8 > 7');
    expect((await named('8'))?.managerId).toBeNull();
  });

  test('who is missing from a full file is marked as left, comes back later, and is never deleted', async () => {
    await run(rows('1,Ann,One,ann@example.org,,Grade 2,,', '2,Ben,Two,,,Grade 3,,'));
    const without = rows('2,Ben,Two,,,Grade 3,,');
    expect((await run(without)).counts.left).toBe(0);
    expect(await run(without, { leavers: 'mark', isDryRun: true })).toMatchObject({
      counts: { left: 1 },
      leavers: [{ name: 'Ann One' }],
    });
    await run(without, { leavers: 'mark' });
    expect(await named('1')).toMatchObject({ state: 'left' });
    const left = await world.db.selectFrom('events').select('subjectId').where('type', '=', 'person-left').execute();
    expect(left).toHaveLength(1);
    const back = await run(rows('1,Ann,One,ann@example.org,,Grade 2,,', '2,Ben,Two,,,Grade 3,,'), { leavers: 'mark' });
    expect(back.counts).toMatchObject({ returned: 1, left: 0 });
  });

  test('nobody is marked as left while a row could not be read', async () => {
    await run(rows('1,Ann,One,,,Grade 2,,', '2,Ben,Two,,,Grade 3,,'));
    const report = await run(rows('2,Ben,Two,,,Grade 3,,', '1,Ann'), { leavers: 'mark' });
    expect(report.counts.left).toBe(0);
    expect(report.notesByCode['leavers-held-back']).toBe(1);
  });

  test('addresses may swap in one file', async () => {
    await run(rows('1,Ann,One,a@example.org,,Grade 2,,', '2,Ben,Two,b@example.org,,Grade 3,,'));
    await run(rows('1,Ann,One,b@example.org,,Grade 2,,', '2,Ben,Two,a@example.org,,Grade 3,,'));
    expect([(await named('1'))?.email, (await named('2'))?.email]).toEqual(['b@example.org', 'a@example.org']);
  });

  test('a column the file does not have leaves what is known; a blank cell clears it', async () => {
    await run(rows('1,Ann,One,a@example.org,Engineer,Grade 2,Risk,'));
    await run(file('Employee ID,Name,Job title\n1,Ann One,\n'));
    expect(await named('1')).toMatchObject({ email: 'a@example.org', gradeRank: 2, unitName: 'Risk', jobTitle: '' });
  });

  test('a ring through somebody who is only in the directory is opened too', async () => {
    await run(rows('1,Ann,One,,,Grade 2,,2', '2,Ben,Two,,,Grade 3,,'));
    const report = await run(rows('2,Ben,Two,,,Grade 3,,1'));
    expect(report.notesByCode).toMatchObject({ ring: 1 });
  });

  test('German headers, semicolons and Windows-1252 are understood and named', async () => {
    const text =
      'Personalnummer;Vorname;Nachname;E-Mail;Stufe;Abteilung;Führungskraft;Sprachen;Eintritt\r\n1;Jürgen;Groß;j@example.org;Grade 4;Qualität;;Deutsch, Englisch;03.02.2024\r\n';
    const content = Uint8Array.from(text, (sign) => sign.charCodeAt(0));
    const report = await run({ name: 'leute.csv', content });
    expect(report.files).toMatchObject([{ encoding: 'windows-1252', delimiter: ';', rows: 1 }]);
    expect(report.mapping).toMatchObject({ externalId: 'Personalnummer', manager: 'Führungskraft', unit: 'Abteilung' });
    expect(await named('1')).toMatchObject({
      name: 'Jürgen Groß',
      unitName: 'Qualität',
      languages: ['de', 'en'],
      gradeRank: 4,
    });
  });

  test('missing columns: a dry run names them, an import refuses and says what the file has', async () => {
    const content = file('Office,Colour\nBern,blue\n');
    const dry = await run(content, { isDryRun: true });
    expect(dry.missing).toHaveLength(2);
    expect(dry.counts).toMatchObject({ rows: 1, imported: 0 });
    const refused = run(content);
    await expect(refused).rejects.toMatchObject({ type: 'import-columns-missing', status: 422 });
    await expect(refused).rejects.toThrow(/Office, Colour/);
  });

  test('a column may be told by hand, and one the file lacks is named', async () => {
    const content = file('A,B,C\n1,Ann One,Grade 3\n');
    const report = await run(content, { mapping: { externalId: 'A', name: 'B', grade: 'C' } });
    expect(report.counts).toMatchObject({ imported: 1, withoutGrade: 0 });
    await expect(run(content, { mapping: { externalId: 'A', name: 'Z' } })).rejects.toThrow(/"Z"/);
  });

  test('what is told by hand adds to what is recognised and wins over it; what is told to be absent stays so', async () => {
    const content = file(
      'Staff No,Employee ID,First name,Surname,Full name,Level,Site\n9,1,A,B,Ann One,Grade 3,Bern\n',
    );
    const told = { externalId: 'Staff No', name: 'Full name', site: '' };
    const report = await run(content, { mapping: told, isDryRun: true });
    expect(report.mapping).toEqual({ externalId: 'Staff No', name: 'Full name', grade: 'Level' });
    await run(content, { mapping: told });
    expect(await named('9')).toMatchObject({ name: 'Ann One', gradeRank: 3, siteName: null });
  });

  test('a rank column makes the ladder; a new label goes in between', async () => {
    const bare = await openWorld();
    const first = await importPeople(bare.ctx(), {
      files: [file('ID,Name,Grade,Rank\n1,A B,Junior,10\n2,C D,Boss,30\n')],
    });
    expect(first.ladder).toMatchObject([
      { rank: 1, name: 'Junior', isNew: true },
      { rank: 2, name: 'Boss' },
    ]);
    const next = await importPeople(bare.ctx(), {
      files: [file('ID,Name,Grade,Rank\n1,A B,Junior,10\n3,E F,Middle,20\n2,C D,Boss,30\n')],
    });
    expect(next.ladder.map(({ name, rank }) => [rank, name])).toEqual([
      [1, 'Junior'],
      [2, 'Middle'],
      [3, 'Boss'],
    ]);
    expect(next.counts).toMatchObject({ created: 1, unchanged: 2, newGrades: 1 });
    await bare.close();
  });

  test('only an administrator imports', async () => {
    const coordinator = world.ctx(asPerson('00000000-0000-7000-8000-00000000000a', ['coordinator']));
    await expect(importPeople(coordinator, { files: [rows('1,A,B,,,,,')] })).rejects.toMatchObject({
      type: 'not-allowed',
    });
  });

  test('five thousand people in one ring of managers come in, with one link cut', async () => {
    const lines = Array.from({ length: 5000 }, (_, at) => `${at},P,${at},,,Grade 2,Unit ${at % 40},${(at + 1) % 5000}`);
    const report = await run(rows(...lines));
    expect(report.counts).toMatchObject({ imported: 5000, withoutManager: 1 });
    expect(report.notesByCode).toEqual({ ring: 1 });
  });
});
