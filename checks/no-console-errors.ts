import { afterEach, expect, vi } from 'vitest';

const spy = vi.spyOn(console, 'error');

afterEach(() => {
  const said = spy.mock.calls.map((call) => call.join(' '));
  spy.mockClear();
  expect(said, 'console.error was called: handle it or log it').toEqual([]);
});
