import {
  type AnyRoute,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router';
import type { PageEntry } from '#ui/web';
import { CrashPage, Frame, NotFoundPage, StartPage } from './frame.tsx';

const doors = import.meta.glob<PageEntry[]>('../../*/pages/index.ts', { eager: true, import: 'pages' });

/** Every page of every room, in the rooms' own words. */
export const pages: PageEntry[] = Object.values(doors).flat();

const root = createRootRoute({ component: Outlet, notFoundComponent: () => <NotFoundPage pages={pages} /> });
const frame = createRoute({ getParentRoute: () => root, id: 'frame', component: () => <Frame pages={pages} /> });

const routeOf = (entry: PageEntry, parent: AnyRoute) =>
  createRoute({ getParentRoute: () => parent, path: entry.path, component: lazyRouteComponent(entry.load) });

const start = createRoute({ getParentRoute: () => frame, path: '/', component: () => <StartPage pages={pages} /> });
const gallery = createRoute({
  getParentRoute: () => root,
  path: '/dev/gallery',
  component: lazyRouteComponent(() => import('./gallery/gallery.tsx')),
});

const tree = root.addChildren([
  frame.addChildren([start, ...pages.filter((entry) => !entry.bare).map((entry) => routeOf(entry, frame))]),
  ...pages.filter((entry) => entry.bare).map((entry) => routeOf(entry, root)),
  gallery,
] as AnyRoute[]);

export const router = createRouter({
  routeTree: tree,
  defaultPreload: 'intent',
  defaultErrorComponent: CrashPage,
  scrollRestoration: true,
});
