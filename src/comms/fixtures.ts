import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export type ReceivedMail = { from: string; to: string[]; raw: string };
export type MailServer = { url: string; received: ReceivedMail[]; refuse: Set<string>; stop(): Promise<void> };

/** A real mail server on a free loopback port, for tests; addresses in `refuse` are answered with 550. */
export async function aMailServer(port = 0): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const refuse = new Set<string>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (address, _session, done) => {
      if (!refuse.has(address.address)) return done();
      return done(Object.assign(new Error(`no such user ${address.address}`), { responseCode: 550 }));
    },
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom ? mailFrom.address : '';
        received.push({ from, to: rcptTo.map((to) => to.address), raw: Buffer.concat(parts).toString('utf8') });
        done();
      });
    },
  });
  server.on('error', () => undefined);
  const listening = server.listen(port, '127.0.0.1');
  await once(listening, 'listening');
  const address = listening.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    received,
    refuse,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The decoded part of a raw mail whose Content-Type begins so; quoted-printable and base64 only. */
export function partOf(raw: string, type: string): string {
  const parts = raw.split(/\r?\n--/);
  const part =
    parts.find((one) => new RegExp(`content-type: ${type}`, 'i').test(one.split(/\r?\n\r?\n/)[0] ?? '')) ?? '';
  const [head = '', ...rest] = part.split(/\r?\n\r?\n/);
  const body = rest.join('\n\n');
  if (/content-transfer-encoding: base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8');
  if (!/content-transfer-encoding: quoted-printable/i.test(head)) return body;
  const bytes = body
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
