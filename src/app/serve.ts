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
        reject(error.code === 'EADDRINUSE' ? portInUse({ values: { host, port } }) : error),
      );
    },
  );
  await runtime.jobs.work();
  return {
    url: port === 0 ? `http://${host}:${bound}` : runtime.config.BASE_URL,
    port: bound,
    stop: async () => {
      isStopping = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      if ('closeIdleConnections' in server) server.closeIdleConnections();
      const deadline = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 5_000);
      await closed;
      clearTimeout(deadline);
      await runtime.close();
    },
  };
}
