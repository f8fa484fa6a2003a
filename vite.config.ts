import path from 'node:path';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const kilobyte = 1000;

/** Prints what a route costs and writes it down for `checks/web-budget.test.ts`. */
function scriptBudget(): Plugin {
  return {
    name: 'viceversa-script-budget',
    generateBundle(_options, bundle) {
      const weigh = (name: string, seen = new Set<string>()): Set<string> => {
        const chunk = bundle[name];
        if (chunk?.type !== 'chunk' || seen.has(name)) return seen;
        seen.add(name);
        for (const next of chunk.imports) weigh(next, seen);
        return seen;
      };
      const size = new Map<string, number>();
      for (const chunk of Object.values(bundle))
        if (chunk.type === 'chunk') size.set(chunk.fileName, gzipSync(chunk.code).length);
      const entry = Object.values(bundle).find((chunk) => chunk.type === 'chunk' && chunk.isEntry);
      const shell = entry ? weigh(entry.fileName) : new Set<string>();
      const rows = Object.values(bundle)
        .filter((chunk) => chunk.type === 'chunk' && (chunk.isEntry || /-page|gallery/.test(chunk.name)))
        .map((chunk) => {
          const files = new Set([...shell, ...weigh(chunk.fileName)]);
          return {
            route: chunk.name ?? chunk.fileName,
            bytes: [...files].reduce((sum, f) => sum + (size.get(f) ?? 0), 0),
          };
        })
        .sort((a, b) => b.bytes - a.bytes);
      for (const row of rows) console.log(`${(row.bytes / kilobyte).toFixed(1).padStart(7)} kB gz  ${row.route}`);
      this.emitFile({ type: 'asset', fileName: 'routes.json', source: JSON.stringify(rows) });
    },
  };
}

export default defineConfig({
  root: path.resolve(import.meta.dirname, 'src/app/web'),
  publicDir: 'public',
  plugins: [react(), scriptBudget()],
  html: { cspNonce: '__NONCE__' },
  build: {
    outDir: path.resolve(import.meta.dirname, 'dist/web'),
    emptyOutDir: true,
    manifest: true,
    assetsInlineLimit: 0,
    target: 'es2023',
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'core',
              test: /node_modules\/(react|react-dom|scheduler|@tanstack|@lingui|use-sync-external-store|hono|clsx)\//,
            },
            {
              name: 'shell',
              test: /src\/ui\/web\/(page|dialog|notices|confirm|links|loading|problem-alert|shell|settings-menu|programme-switcher)\.(tsx|module\.css)$/,
            },
          ],
        },
      },
      treeshake: { moduleSideEffects: [{ test: /src\/(ui\/web|[\w-]+\/pages)\/[^/]+\.tsx?$/, sideEffects: false }] },
    },
  },
  server: { proxy: { '/api': process.env.VICEVERSA_URL ?? 'http://127.0.0.1:3000' } },
});
