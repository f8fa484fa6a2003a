import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { bareCss } from '#ui';

const kinds: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
const folder = path.resolve(process.env.WEB_FOLDER ?? path.join(import.meta.dirname, '../dist/web'));
const port = Number(process.env.PORT ?? 4321);

/** Serves the built pages alone, under the strict policy of the real server, for tests that need no data. */
http
  .createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/assets/bare.css') {
      response.writeHead(200, { 'content-type': 'text/css' });
      response.end(bareCss());
      return;
    }
    if (pathname.startsWith('/api/')) {
      response.writeHead(401, { 'content-type': 'application/problem+json' });
      response.end(JSON.stringify({ type: '/problems/not-signed-in', title: 'Sign in first', status: 401 }));
      return;
    }
    const file = path.join(folder, path.normalize(pathname));
    const kind = kinds[path.extname(file)];
    if (kind && file.startsWith(folder) && fs.existsSync(file)) {
      response.writeHead(200, { 'content-type': kind });
      fs.createReadStream(file).pipe(response);
      return;
    }
    const nonce = randomBytes(16).toString('base64');
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'self'; script-src 'self' 'nonce-${nonce}'; style-src-elem 'self' 'nonce-${nonce}'; style-src-attr 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'`,
    });
    response.end(fs.readFileSync(path.join(folder, 'index.html'), 'utf8').replaceAll('__NONCE__', nonce));
  })
  .listen(port, '127.0.0.1');
