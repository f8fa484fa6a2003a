import { describe, expect, test } from 'vitest';
import { passwordBreach } from './password.ts';

const OWN = ['ada.lovelace@example.org', 'Ada', 'Lovelace', 'viceversa'];

describe('a password', () => {
  test.each([
    'three-blue-wagons',
    'correct horse battery',
    'Ada likes Prolog a lot',
    'ÜmläuteSindGutHier',
    '三匹の猫が静かに座っている。本当に',
    'x7#Kq!2mLp0z',
  ])('%j may be used: length counts, no mixture is asked for', (password) => {
    expect(passwordBreach(password, OWN)).toBeNull();
  });

  test.each(['', 'elevenchars', 'a'.repeat(201)])('%j is refused for its length', (password) => {
    expect(passwordBreach(password, OWN)).toMatch(/characters/);
  });

  test.each([
    'password1234',
    'P@ssw0rd2026!!',
    'passwordpassword',
    'Administrator1',
    'aaaaaaaaaaaa',
    'abababababab',
    '123456789012',
    'qwertyuiop12',
    'abcdefghijklm',
    'Willkommen2026',
    'Sommer2026!!',
    'correcthorsebatterystaple',
  ])('%j is refused: others try it first', (password) => {
    expect(passwordBreach(password, OWN)).toMatch(/first that others/);
  });

  test.each(['adalovelace1815', 'ada.lovelace@example.org', 'Viceversa20261'])(
    '%j is refused: it is one’s own name',
    (password) => {
      expect(passwordBreach(password, OWN)).not.toBeNull();
    },
  );
});
