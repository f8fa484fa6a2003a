import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { record } from '#platform';
import { openWorld, type World } from '#platform/testing';
import { wordsFor } from '#ui';
import { aPerson } from '../people/fixtures.ts';
import { aMailServer, type MailServer, partOf } from './fixtures.ts';
import { commsJobs } from './jobs.ts';
import { commsListeners } from './listeners.ts';

describe('mails about an account', () => {
  let server: MailServer;
  let world: World;
  beforeAll(async () => {
    server = await aMailServer();
    world = await openWorld({ jobs: commsJobs, listeners: commsListeners, env: { SMTP_URL: server.url } });
  });
  afterAll(async () => {
    await world.close();
    await server.stop();
  });
  const announce = async (type: string, id: string) => {
    server.received.length = 0;
    await record(world.ctx({ kind: 'system', job: 'test' }), {
      type,
      subject: { kind: 'person', id },
      data: { to: '/home' },
    });
    await world.drain();
    return server.received;
  };

  test('a sign-in link comes in the person’s language, and its secret leaves the database once it is sent', async () => {
    const ada = await aPerson(world.ctx(), { name: 'Ada Example', locale: 'de', email: 'ada@example.org' });
    const [mail] = await announce('sign-in-link-asked', ada.id);
    const text = partOf(mail?.raw ?? '', 'text/plain');
    const token = /\/sign-in\/([\w-]{43})\?to=%2Fhome/.exec(text)?.[1];
    expect(token).toBeDefined();
    const row = await world.db.selectFrom('mails').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ kind: 'sign-in-link', locale: 'de', subject: wordsFor('de')._('Your sign-in link') });
    expect(`${row.textBody}${row.htmlBody}`).not.toContain(token);
    expect(row.textBody).toContain('/sign-in/…');
  });

  test('a changed password is told without any link that signs in', async () => {
    const bruno = await aPerson(world.ctx(), { email: 'bruno@example.org' });
    const [mail] = await announce('password-changed', bruno.id);
    expect(mail?.to).toEqual(['bruno@example.org']);
    expect(mail?.raw).not.toContain('/sign-in/');
  });
});
