import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { openWorld, type World } from '#platform/testing';
import { transaction } from '../ctx.ts';
import { type Listener, record, recordAll } from '../events.ts';
import { silentLog } from '../log.ts';
import { defineJob, enqueue, type Job, type Jobs, openJobs } from './index.ts';

let world: World;
let jobs: Jobs | undefined;
afterEach(async () => {
  await jobs?.stop();
  jobs = undefined;
  await world.close();
});

const happened = (id: string) => ({ type: 'happened', subject: { kind: 'thing', id } });

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 180 && !condition(); tries++) await sleep(100);
  expect(condition()).toBe(true);
}

/** A queue that works by itself, as in the running product. */
async function working(options: { jobs?: Job[]; listeners?: Listener[] }): Promise<Jobs> {
  world = await openWorld();
  const { jobs: own = [], listeners = [] } = options;
  const ctxFor = (job: string) => world.ctx({ kind: 'system', job });
  jobs = await openJobs({ url: world.url, log: silentLog, jobs: own, listeners, ctxFor });
  return jobs;
}

describe('an event', () => {
  test('is one row that names who, what, when and the request, and every listener of its type hears it', async () => {
    const heard: string[] = [];
    const listener = (name: string, types: string[]): Listener => ({
      name,
      types,
      hear: async (ctx, event) => {
        heard.push(`${name} ${event.subjectId === subject} ${ctx.actor.kind} ${event.data.colour}`);
      },
    });
    world = await openWorld({
      listeners: [listener('a', ['happened']), listener('b', ['other', 'happened']), listener('c', ['other'])],
    });
    const subject = world.ctx().ids.next();
    await record(world.ctx(), { ...happened(subject), data: { colour: 'red' } });
    expect(heard).toEqual([]);
    expect(await world.drain()).toBe(2);
    expect(heard.sort()).toEqual(['a true system red', 'b true system red']);
    expect(await world.db.selectFrom('events').selectAll().execute()).toMatchObject([
      { type: 'happened', actorKind: 'operator', subjectId: subject, requestId: 'test', data: { colour: 'red' } },
    ]);
  });

  test('and its jobs vanish with a transaction that is rolled back', async () => {
    const job = defineJob({ name: 'errand', run: async () => undefined });
    const deaf: Listener = { name: 'a', types: ['happened'], hear: async () => undefined };
    world = await openWorld({ jobs: [job], listeners: [deaf] });
    const failing = transaction(world.ctx(), async (ctx) => {
      await record(ctx, happened(ctx.ids.next()));
      await enqueue(ctx, job, {});
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await world.db.selectFrom('events').selectAll().execute()).toEqual([]);
    expect(await world.drain()).toBe(0);
  });

  test('for a listener that an upgrade removed is let go', async () => {
    const gone: Listener = { name: 'gone', types: ['happened'], hear: async () => undefined };
    world = await openWorld({ listeners: [gone] });
    await record(world.ctx(), happened(world.ctx().ids.next()));
    const ctxFor = (job: string) => world.ctx({ kind: 'system', job });
    jobs = await openJobs({ url: world.url, log: silentLog, jobs: [], listeners: [], ctxFor });
    expect(await jobs.drain()).toBe(1);
  });
});

describe('the queue at work', () => {
  test('hears three hundred events without a second between them', async () => {
    let heard = 0;
    const listener: Listener = { name: 'a', types: ['happened'], hear: async () => void heard++ };
    const { work, announce } = await working({ listeners: [listener] });
    const ctx = { ...world.ctx(), jobs: { send: async () => undefined, announce } };
    await recordAll(
      ctx,
      Array.from({ length: 300 }, () => happened(ctx.ids.next())),
    );
    await work();
    await until(() => heard === 300);
  });

  test('tries a failed job again, and the others of its batch are done once', async () => {
    const tries = new Map<number, number>();
    const job = defineJob<{ number: number }>({
      name: 'errand',
      atOnce: 5,
      run: async (_, { number }) => {
        tries.set(number, (tries.get(number) ?? 0) + 1);
        if (number === 2 && tries.get(number) === 1) throw new Error('not today');
      },
    });
    const { send, work } = await working({ jobs: [job as Job] });
    for (const number of [1, 2, 3]) await send(world.db, 'errand', { number });
    await work();
    await until(() => tries.get(2) === 2);
    expect([...tries].sort()).toEqual([
      [1, 1],
      [2, 2],
      [3, 1],
    ]);
  });

  test('does a clock job at the start, since its hour may have passed while nothing ran', async () => {
    let ran = 0;
    const nightly = defineJob({ name: 'nightly', cron: '10 5 * * *', run: async () => void ran++ });
    const { work } = await working({ jobs: [nightly] });
    await work();
    await until(() => ran === 1);
  });

  test('finishes the job in hand before it stops, and begins no other', async () => {
    const began: number[] = [];
    const ended: number[] = [];
    const gate = Promise.withResolvers<void>();
    const job = defineJob<{ number: number }>({
      name: 'errand',
      run: async (_, { number }) => {
        began.push(number);
        await gate.promise;
        ended.push(number);
      },
    });
    const { send, work, stop } = await working({ jobs: [job as Job] });
    for (const number of [1, 2]) await send(world.db, 'errand', { number });
    await work();
    await until(() => began.length === 1);
    const stopped = stop();
    gate.resolve();
    await stopped;
    expect(ended).toEqual(began);
    expect(began).toHaveLength(1);
  });
});
