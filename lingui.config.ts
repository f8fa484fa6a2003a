import { readdirSync } from 'node:fs';
import { formatter } from '@lingui/format-po';

const rooms = readdirSync('src', { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

/** One catalog a room, beside its code; the English sentence is the id. `npm run messages -- <room>` extracts and compiles. */
export default {
  sourceLocale: 'en',
  locales: ['en', 'de'],
  format: formatter({ lineNumbers: false }),
  orderBy: 'messageId' as const,
  catalogs: rooms.map((room) => ({
    path: `<rootDir>/src/${room}/messages/{locale}`,
    include: [`<rootDir>/src/${room}`],
    exclude: ['**/*.test.ts', '**/*.d.ts', '**/fixtures.ts', '**/node_modules/**'],
  })),
};
