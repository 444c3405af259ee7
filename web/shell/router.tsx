import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  useParams,
} from '@tanstack/react-router';
import type { RouterHistory } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { queryString } from '../client/index.ts';
import { Broken, NotFound } from './Broken.tsx';
import type { Screen } from './screen.ts';

/** Search parameters are plain texts under their own names: `filter[tier]=gold` stays readable and shareable. */
const parseSearch = (text: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(text));
const stringifySearch = (search: Record<string, unknown>): string => {
  const text = queryString(search);
  return text && `?${text}`;
};

/** A router over the screens, each behind its own chunk, inside one frame. */
export function routerOf(screens: Screen[], frame: () => ReactNode, history?: RouterHistory) {
  const root = createRootRoute({ component: frame, notFoundComponent: NotFound });
  const routes = screens.map((screen) =>
    createRoute({
      getParentRoute: () => root,
      path: screen.path,
      component: lazyRouteComponent(screen.load, 'Screen'),
      staticData: { screen },
    }),
  );
  return createRouter({
    routeTree: root.addChildren(routes),
    parseSearch,
    stringifySearch,
    defaultPreloadStaleTime: 0,
    defaultErrorComponent: Broken,
    defaultPendingMs: 400,
    ...(history ? { history } : {}),
  });
}

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    screen?: Screen;
  }
}

/** The parameters of the present address, such as `id` of `/deals/$id`. */
export function useScreenParams<Name extends string = 'id'>(): Record<Name, string> {
  // The registry is not known to the router's types: the screen names what its own path declares.
  return useParams({ strict: false }) as Record<Name, string>;
}
