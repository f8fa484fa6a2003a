import { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#platform';
import { type HttpEnv, problemResponse, toProblem } from '#platform/http';
import { asPerson, openWorld, type World } from '#platform/testing';
import { seedTopics } from '#topics';
import { aPerson } from '../../people/fixtures.ts';
import { aProgramme } from '../../programmes/fixtures.ts';
import { registrationUrl } from '../commands/invite.ts';
import { matchingInputs } from '../queries/enrolments.ts';
import { bare } from './join.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await seedTopics(world.ctx());
});
afterAll(() => world.close());

/** A browser without script: keeps its cookies, follows redirects, sends forms. */
function browser(actor: Actor) {
  const ctx = world.ctx(actor);
  const app = new Hono<HttpEnv>();
  app.use(async (context, next) => {
    context.set('ctx', ctx);
    context.set('nonce', 'n');
    await next();
  });
  app.onError((error) => problemResponse(toProblem(error, ctx), ctx));
  app.route('/', bare);
  let cookie = '';
  const visit = async (path: string, form?: Record<string, string | string[]>) => {
    const headers: Record<string, string> = cookie ? { cookie } : {};
    const init: RequestInit = { headers };
    if (form) {
      init.method = 'POST';
      init.body = new URLSearchParams(
        Object.entries(form).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
      );
    }
    const response = await app.request(path, init);
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return { status: response.status, to: response.headers.get('location') ?? '', html: await response.text() };
  };
  const token = (html: string) => /name="formToken" value="([^"]+)"/.exec(html)?.[1] ?? '';
  return { visit, token };
}

const carried = (html: string): Record<string, string[]> => {
  const form: Record<string, string[]> = {};
  for (const [, name = '', value = ''] of html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g))
    form[name] = [...(form[name] ?? []), value.replaceAll('&quot;', '"').replaceAll('&amp;', '&')];
  return form;
};

const filled = {
  offer1: 'TikTok',
  offer1level: '4',
  back1: 'Negotiating on equal terms',
  statement: 'I "fixed" a <b>deck</b>',
  mode: 'remote',
  free: ['1-morning', '3-evening'],
  timeZone: 'Europe/Berlin',
  'style-talking': '3',
  pledge: 'yes',
};

describe('registering on pages without script', () => {
  let programme: Awaited<ReturnType<typeof aProgramme>>;
  let ada: Awaited<ReturnType<typeof aPerson>>;
  let join: string;
  beforeEach(async () => {
    programme = await aProgramme(world.ctx());
    ada = await aPerson(world.ctx(), { grade: 2, name: `Ada ${programme.id.slice(-6)}`, timeZone: 'Europe/Berlin' });
    join = `/join/${programme.id}`;
  });

  test('signed in: form, read-back, place; every page is at most 30 KB', async () => {
    const boss = await aPerson(world.ctx(), { name: `Boss ${programme.id.slice(-6)}` });
    const { visit, token } = browser(asPerson(ada.id));
    const landing = await visit(join);
    expect(landing.html).toContain(programme.purpose);
    const form = await visit(`${join}/mentor`);
    expect(form.html).toContain('value="Europe/Berlin"');
    const mentee = await visit(`${join}/mentee`);
    const said = { ...filled, vetoes: boss.name, formToken: token(form.html) };
    const readBack = await visit(`${join}/mentor`, said);
    expect(readBack.html).toContain('Social media');
    expect(readBack.html).toContain('I &quot;fixed&quot; a &lt;b&gt;deck&lt;/b&gt;');
    const done = await visit(`${join}/mentor`, { ...carried(readBack.html), step: 'send' });
    expect(done).toMatchObject({ status: 303, to: join });
    const receipt = await visit(join);
    expect(receipt.html).toContain('You have a place as mentor');
    for (const page of [landing, form, mentee, readBack, receipt])
      expect(Buffer.byteLength(page.html)).toBeLessThan(30_720);
    const [input] = await matchingInputs(world.ctx(), programme.id);
    expect(input).toMatchObject({
      personId: ada.id,
      side: 'mentor',
      meetingMode: 'remote',
      vetoes: [boss.id],
      workingStyle: { talking: 3 },
      availability: [
        { day: 1, from: '09:00', to: '12:00' },
        { day: 3, from: '17:00', to: '21:00' },
      ],
    });
  });

  test('faults stand beside their fields with a summary on top, and nothing typed is lost', async () => {
    const { visit, token } = browser(asPerson(ada.id));
    const form = await visit(`${join}/mentor`);
    const said = {
      ...filled,
      offer1: 'Underwater basketry',
      vetoes: 'Nobody Known',
      pledge: '',
      formToken: token(form.html),
    };
    const again = await visit(`${join}/mentor`, said);
    expect(again.html).toContain('3 answers need another look');
    expect(again.html).toContain('id="f-offer1-error"');
    for (const typed of ['Underwater basketry', 'Nobody Known', 'Negotiating on equal terms', 'I &quot;fixed&quot;'])
      expect(again.html).toContain(typed);
    expect(again.html).toMatch(/value="3-evening" checked/);
    expect(await matchingInputs(world.ctx(), programme.id)).toEqual([]);
  });

  test('an identity topic is offered only by its owner’s tick', async () => {
    const { visit, token } = browser(asPerson(ada.id));
    const form = await visit(`${join}/mentor`);
    const typed = await visit(`${join}/mentor`, { ...filled, offer2: 'Neurodiversity', formToken: token(form.html) });
    expect(typed.html).toContain('tick it below');
    const id = /value="([0-9a-f-]{36})"[^>]*><span>Neurodiversity/.exec(form.html)?.[1] ?? '';
    const ticked = await visit(`${join}/mentor`, { ...filled, identity: id, formToken: token(form.html) });
    await visit(`${join}/mentor`, { ...carried(ticked.html), step: 'send' });
    const [input] = await matchingInputs(world.ctx(), programme.id);
    expect(input?.topics.filter((topic) => topic.isIdentity)).toMatchObject([{ topicId: id, direction: 'offer' }]);
  });

  test('by the mailed link without signing in; the place can be changed and given back there', async () => {
    const url = new URL(await registrationUrl(world.ctx(), programme.id, ada.id));
    const key = url.searchParams.get('key') ?? '';
    const { visit, token } = browser({ kind: 'visitor' });
    const form = await visit(`${join}/mentee?key=${key}`);
    const said = {
      need1: 'ChatGPT',
      need1now: '1',
      need1target: '4',
      need1priority: '3',
      pledge: 'yes',
      key,
      formToken: token(form.html),
    };
    const readBack = await visit(`${join}/mentee`, said);
    await visit(`${join}/mentee`, { ...carried(readBack.html), step: 'send' });
    const [input] = await matchingInputs(world.ctx(), programme.id);
    expect(input?.topics).toMatchObject([{ direction: 'need', level: 1, targetLevel: 4, priority: 3 }]);
    const change = await visit(`${join}/mentee?key=${key}`);
    expect(change.html).toContain('value="AI assistants in daily work"');
    const receipt = await visit(`${join}?key=${key}`);
    const left = await visit(`${join}/withdrawal?key=${key}`, { key, formToken: token(receipt.html) });
    expect(left.html).toContain('given back');
    expect(await matchingInputs(world.ctx(), programme.id)).toEqual([]);
  });

  test('a visitor sees what an open programme is and where to sign in; a foreign form and an old key are refused', async () => {
    const { visit } = browser({ kind: 'visitor' });
    expect((await visit(join)).html).toContain('/sign-in?to=');
    expect((await visit(`${join}/mentor`)).to).toContain('/sign-in');
    expect((await visit(`${join}/mentor`, filled)).status).toBe(403);
    expect((await visit(`${join}?key=wrong`)).status).toBe(410);
    const closed = await aProgramme(world.ctx(), { entry: 'invite_only' });
    expect((await visit(`/join/${closed.id}`)).status).toBe(404);
  });
});
