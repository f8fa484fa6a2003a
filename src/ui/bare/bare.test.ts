import { html } from 'hono/html';
import { expect, it } from 'vitest';
import { bareButton, bareChoices, bareCss, bareField, bareForm, bareLayout, bareProblems, wordsFor } from '../index.ts';

const i18n = wordsFor('en');

const registration = (value: string) =>
  bareLayout(
    { i18n, title: 'Teach somebody what you know', lead: 'Six questions.', programme: value },
    html`${bareProblems(i18n, { email: 'Write your work address.' })}${bareForm(
      { action: '/r/1', hidden: { token: value } },
      html`${bareField({ name: 'email', label: 'Work address', value, error: 'Write your work address.' })}${bareChoices(
        {
          name: 'side',
          legend: 'Where would you like to stand?',
          choices: [
            { value: 'mentor', label: 'I would like to teach' },
            { value: 'mentee', label: 'I would like to learn' },
          ],
          chosen: ['mentor'],
        },
      )}${bareButton('Go on')}`,
    )}`,
  );

it('escapes what people wrote, wherever it stands', async () => {
  const page = String(await registration('"><script>alert(1)</script>'));
  expect(page).not.toContain('<script');
  expect(page).toContain('&lt;script&gt;');
});

it('weighs less than 30 KB with its style, and its style less than 10 KB', async () => {
  const page = String(await registration('Ada'));
  expect(Buffer.byteLength(bareCss())).toBeLessThan(10_000);
  expect(Buffer.byteLength(page) + Buffer.byteLength(bareCss())).toBeLessThan(30_000);
});

it('needs no script and carries none', async () => {
  expect(String(await registration('Ada'))).not.toMatch(/<script| on\w+=/);
});

it('ties each error to its field and links to it from the summary', async () => {
  const page = String(await registration('Ada'));
  expect(page).toContain('href="#f-email"');
  expect(page).toMatch(/id="f-email"[^>]*aria-describedby="f-email-error"[^>]*aria-invalid="true"/);
  expect(page).toMatch(/value="mentor"[^>]* checked/);
});

it('follows the device into the dark scheme', () => {
  expect(bareCss()).toContain('@media (prefers-color-scheme:dark){:root{');
  expect(bareCss()).not.toContain('data-mantine');
});
