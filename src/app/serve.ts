import { serve } from '@hono/node-server';
import { defineProblem } from '#platform';
import { createHttp } from './http.ts';
import type { Runtime } from './runtime.ts';

export const portInUse = defineProblem(
  'port-in-use',
  409,
  /*i18n*/ 'The port is in use',
  /*i18n*/ 'Another program already listens on {host}:{port}. Stop it, or start with another port: PORT=3001 npm start',
);

export const addressRefused = defineProblem(
  'address-refused',
  409,
  /*i18n*/ 'This address cannot be used',
  /*i18n*/ 'Viceversa cannot listen on {host}:{port} ({reason}). Set HOST to an address of this computer, such as 127.0.0.1 or 0.0.0.0, and PORT to one that this user may open, such as 3000.',
);

const refusal = (code: string | undefined) => (code === 'EADDRINUSE' ? portInUse : addressRefused);

const IN_HAND_MS = 5_000;

export type Served = { url: string; port: number; stop(): Promise<void> };

/** Serves pages, API and health, and begins to take jobs; resolves when it answers. */
export async function serveViceversa(runtime: Runtime): Promise<Served> {
  const { HOST: host, PORT: port } = runtime.config;
  let isStopping = false;
  const app = createHttp(runtime, () => isStopping);
  const { server, bound } = await new Promise<{ server: ReturnType<typeof serve>; bound: number }>(
    (resolve, reject) => {
      const starting = serve({ fetch: app.fetch, hostname: host, port }, (info) =>
        resolve({ server: starting, bound: info.port }),
      );
      starting.once('error', (error: NodeJS.ErrnoException) =>
        reject(refusal(error.code)({ values: { host, port, reason: error.code ?? '' } })),
      );
    },
  );
  await runtime.jobs.work();
  return {
    url: port === 0 ? `http://${host}:${bound}` : runtime.config.BASE_URL,
    port: bound,
    stop: async () => {
      isStopping = true;
      await closeServer(server);
      await runtime.close();
    },
  };
}

/** Answers what is in hand, for at most five seconds; a browser keeps its connection open after an answer, so those are cut. */
async function closeServer(server: ReturnType<typeof serve>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  if (!('closeIdleConnections' in server)) return closed;
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const deadline = setTimeout(() => server.closeAllConnections(), IN_HAND_MS);
  await closed;
  clearInterval(sweep);
  clearTimeout(deadline);
}
