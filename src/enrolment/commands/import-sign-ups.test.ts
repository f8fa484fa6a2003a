import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asPerson, openWorld, type World } from '#platform/testing';
import { seedTopics } from '#topics';
import { aLadder, aPerson } from '../../people/fixtures.ts';
import { aProgramme } from '../../programmes/fixtures.ts';
import { matchingInputs } from '../queries/enrolments.ts';
import { importSignUps } from './import-sign-ups.ts';
import { withdraw } from './withdraw.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await seedTopics(world.ctx());
  await aLadder(world.ctx());
});
afterAll(() => world.close());

const file = (name: string, ...lines: string[]) => ({ name, content: new TextEncoder().encode(lines.join('\n')) });
const codes = (notes: { line: number | null; level: string; sentence: string }[]) =>
  notes.map(({ line, level, sentence }) => `${line} ${level} ${sentence.split(' ').slice(0, 4).join(' ')}`);

describe('importing sign-ups from our own template', () => {
  const header = 'side,email,given_name,family_name,grade,can_teach,wants_to_learn,capacity,availability';
  const lines = [
    header,
    'mentor,ada@example.org,Ada,Able,Grade 2,TikTok:5; Prompting,,2,Mon 09:00-12:00; sometimes',
    'mentee,eve@example.org,Eve,Executive,Grade 7,,ChatGPT:1>4; Alchemy,1,',
    'boss,bob@example.org,Bob,Boss,Grade 7,,ChatGPT,1,',
    'mentee,EVE@example.org,Eve,Again,Grade 7,,ChatGPT,1,',
    'mentee,,No,Body,Grade 7,,ChatGPT,1,',
    'mentee,dan@example.org,Dan,Deep,Grade 7,,,1,',
  ];

  test('every row becomes a place or a line that says why not, and a second time nothing changes', async () => {
    const { id } = await aProgramme(world.ctx());
    const input = { programmeId: id, preset: 'viceversa' as const, files: [file('sign-ups.csv', ...lines)] };
    const report = await importSignUps(world.ctx(), input);
    expect(report.counts).toMatchObject({ rows: 6, enrolled: 2, mentors: 1, mentees: 1, refused: 4, newPeople: 2 });
    expect(codes(report.notes).sort()).toEqual([
      '2 changed The time "{words}" was',
      '3 changed The topic "{word}" is',
      '4 refused The column "side" says',
      '5 refused The same person stands',
      '6 refused Neither an e-mail address',
      '7 refused Choose at least one',
    ]);
    const inputs = await matchingInputs(world.ctx(), id);
    expect(inputs.find((one) => one.side === 'mentor')).toMatchObject({
      capacity: 2,
      availability: [{ day: 1, from: '09:00', to: '12:00' }],
      topics: [{ direction: 'offer' }, { direction: 'offer' }],
    });
    expect(inputs.find((one) => one.side === 'mentee')?.topics).toMatchObject([{ level: 1, targetLevel: 4 }]);
    const again = await importSignUps(world.ctx(), input);
    expect(again.counts).toMatchObject({ enrolled: 0, unchanged: 2, refused: 4, newPeople: 0 });
    expect(await matchingInputs(world.ctx(), id)).toEqual(inputs);
  });

  test('a refused row changes nothing and is named by person and column, with what is allowed', async () => {
    const { id } = await aProgramme(world.ctx());
    const rows = [
      'mentor,no-address,Nat,Nowhere,Grade 2,TikTok,,1,',
      'mentor,max@example.org,Max,Much,Grade 2,TikTok:9,,1,',
      'mentee,dot@example.org,Dot,Down,Grade 7,,ChatGPT:4>1,1,',
      'mentor,cap@example.org,Cap,Able,Grade 2,TikTok,,11,',
      'mentor,vacant@example.org,Vacant,,Grade 2,TikTok,,1,',
      'mentor,fay@example.org,Fay,Fine,Grade 2,TikTok:5,,1,',
    ];
    const files = [file('sign-ups.csv', header, ...rows)];
    const report = await importSignUps(world.ctx(), { programmeId: id, preset: 'viceversa', files });
    expect(report.counts).toMatchObject({ rows: 6, enrolled: 1, refused: 5, newPeople: 1 });
    const told = report.notes.map(({ line, person, field = '', level }) => [line, person, field, level].join(' '));
    expect(told.sort()).toEqual([
      '2 Nat Nowhere email refused',
      '3 Max Much can_teach refused',
      '4 Dot Down wants_to_learn refused',
      '5 Cap Able capacity refused',
      '6 Vacant  refused',
    ]);
    expect(report.notes.find((note) => note.line === 3)?.sentence).toContain('from 1 to 5');
    expect(report.notes.find((note) => note.line === 5)?.values).toEqual({ most: 2 });
    const added = world.db.selectFrom('people').select('email').where('source', '=', 'sign-ups');
    const numbers = ['no-address', 'max', 'dot', 'cap', 'vacant', 'fay'].map((name) => `${name}@example.org`);
    expect(await added.where('externalId', 'in', [...numbers, 'no-address']).execute()).toEqual([
      { email: 'fay@example.org' },
    ]);
  });

  test('a dry run tells the same and leaves nothing behind but its report', async () => {
    const { id } = await aProgramme(world.ctx());
    const people = async () => (await world.db.selectFrom('people').select('id').execute()).length;
    const before = await people();
    const files = [file('sign-ups.csv', header, 'mentor,new@example.org,New,Person,Grade 2,TikTok,,1,')];
    const input = { programmeId: id, preset: 'viceversa' as const, files };
    const dry = await importSignUps(world.ctx(), { ...input, isDryRun: true });
    expect([await people(), await matchingInputs(world.ctx(), id)]).toEqual([before, []]);
    const real = await importSignUps(world.ctx(), input);
    expect(dry.counts).toEqual(real.counts);
    expect(
      await world.db.selectFrom('enrolmentImports').select('isDryRun').where('programmeId', '=', id).execute(),
    ).toHaveLength(2);
  });

  test('a coordinator who may not change the directory imports who is there and is told whom to ask for the others', async () => {
    const { id } = await aProgramme(world.ctx());
    const ada = await aPerson(world.ctx(), { email: 'known@example.org', grade: 2 });
    const coordinator = world.ctx(asPerson(ada.id, ['coordinator'], id));
    const rows = ['mentor,known@example.org,,,,TikTok,,1,', 'mentor,unknown@example.org,Un,Known,Grade 2,TikTok,,1,'];
    const files = [file('sign-ups.csv', header, ...rows)];
    const report = await importSignUps(coordinator, { programmeId: id, preset: 'viceversa', files });
    expect(report.counts).toMatchObject({ enrolled: 1, refused: 1, newPeople: 0 });
    expect(codes(report.notes)).toEqual(['3 refused Not in the directory.']);
    const stranger = importSignUps(world.ctx(asPerson(ada.id)), { programmeId: id, preset: 'viceversa', files });
    await expect(stranger).rejects.toMatchObject({ status: 403 });
  });

  test('a file without the columns, or without rows, is refused as a whole and says what it has', async () => {
    const { id } = await aProgramme(world.ctx());
    const bring = (...rows: string[]) =>
      importSignUps(world.ctx(), { programmeId: id, preset: 'viceversa', files: [file('wrong.csv', ...rows)] });
    await expect(bring('name,grade', 'Ada,1')).rejects.toMatchObject({
      type: 'import-columns-missing',
      values: { file: 'wrong.csv', missing: 'side, email', columns: 'name, grade' },
    });
    await expect(bring(header)).rejects.toMatchObject({ type: 'import-unreadable' });
  });

  test('a second import leaves a place as it stands and says so; whoever withdrew is not brought back', async () => {
    const { id } = await aProgramme(world.ctx());
    const bring = (topic: string) => {
      const rows = ['ann', 'bo'].map((name) => `mentor,${name}@example.org,${name},Later,Grade 2,${topic},,1,`);
      const files = [file('sign-ups.csv', header, ...rows)];
      return importSignUps(world.ctx(), { programmeId: id, preset: 'viceversa', files });
    };
    await bring('TikTok');
    const [ann, bo] = await matchingInputs(world.ctx(), id);
    await withdraw(world.ctx(asPerson(bo?.personId ?? '')), bo?.enrolmentId ?? '');
    const again = await bring('Prompting');
    expect(again.counts).toMatchObject({ enrolled: 0, unchanged: 1, refused: 1 });
    expect(again.notes.map((note) => note.code)).toEqual(['withdrawn', 'place-kept']);
    expect(await matchingInputs(world.ctx(), id)).toEqual([ann]);
  });

  test('number and case find a person, two people are not mixed up, and nobody who left comes back', async () => {
    const { id } = await aProgramme(world.ctx());
    const ctx = world.ctx();
    const kim = await aPerson(ctx, { externalId: 'P-77', grade: 2, jobTitle: 'Optician' });
    await aPerson(ctx, { externalId: 'P-78', email: 'lee@example.org', grade: 2 });
    await aPerson(ctx, { externalId: 'P-79', grade: 2, state: 'left' });
    const head = 'side,email,external_id,given_name,family_name,can_teach';
    const rows = [
      'mentor,,p-77,Kim,Other,TikTok',
      'mentor,lee@example.org,P-77,Lee,Two,TikTok',
      'mentor,,P-79,Max,Gone,TikTok',
    ];
    const files = [file('sign-ups.csv', head, ...rows)];
    const report = await importSignUps(ctx, { programmeId: id, preset: 'viceversa', files });
    expect(report.notes.map((note) => `${note.line} ${note.code}`)).toEqual(['3 two-people', '4 not-active']);
    expect((await matchingInputs(ctx, id)).map((one) => one.personId)).toEqual([kim.id]);
    const stored = await world.db.selectFrom('people').selectAll().where('id', '=', kim.id).executeTakeFirst();
    expect(stored).toMatchObject({ jobTitle: 'Optician' });
  });
});

describe('importing sign-ups for traditional mentoring', () => {
  test('turns the roles round and leaves identity answers and biographies out', async () => {
    const { id } = await aProgramme(world.ctx(), { policy: { minGradeGap: 1, requireSharedTopic: false } });
    const theirMentors = file(
      'mentors.csv',
      'first name,last name,email address,both mentor and mentee,job title,grade,organisation,profession,characteristics,biography',
      'Sam,Senior,sam@example.org,yes,Director,SCS1,Department of Joy,Policy,Gay,"I am Sam, and private."',
    );
    const theirMentees = file(
      'mentees.csv',
      'first name,last name,email address,both mentor and mentee,job title,grade,organisation,profession,match with similar identity,identity to match,biography',
      'Jo,Junior,jo@example.org,no,Officer,EO,Department of Love,Security,yes,Gay,"I am Jo."',
    );
    const files = [theirMentors, theirMentees];
    const report = await importSignUps(world.ctx(), { programmeId: id, preset: 'mentor-match-uk', files });
    expect(report.counts).toMatchObject({ rows: 2, mentors: 1, mentees: 1, refused: 0, newPeople: 2 });
    const steps = report.notes.find((note) => note.code === 'new-steps');
    expect(steps?.values.steps).toMatch(
      /^Administrative Assistant, .*, Senior Executive Officer, SCS1, SCS2, SCS3, SCS4$/,
    );
    const rows = await world.db
      .selectFrom('enrolments')
      .innerJoin('people', 'people.id', 'enrolments.personId')
      .select(['email', 'side', 'statement'])
      .where('programmeId', '=', id)
      .orderBy('email')
      .execute();
    expect(rows).toEqual([
      { email: 'jo@example.org', side: 'mentor', statement: '' },
      { email: 'sam@example.org', side: 'mentee', statement: '' },
    ]);
    expect(report.notes.filter((note) => note.sentence.startsWith('Left out'))).toHaveLength(2);
    const kept = await world.db.selectFrom('enrolmentImports').select('report').where('programmeId', '=', id).execute();
    expect(JSON.stringify(kept)).not.toMatch(/Gay|private/);
  });
});
