/** The site as a whole: a head, and below it the page that the address names, each a chunk of its own. */

import type { ComponentType } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { HomePage } from './home-page.tsx';
import { type Route, useRoute } from './route.ts';
import { SiteHead } from './site-head.tsx';
import { useLoaded } from './use-loaded.ts';
import { Waiting } from './waiting.tsx';

/** What a page is handed. */
export interface PageProps {
  readonly route: Route;
}

const pages: Readonly<Record<string, () => Promise<ComponentType<PageProps>>>> = {
  lessons: async () => (await import('./lessons-page.tsx')).LessonsPage,
  scenarios: async () => (await import('./scenarios-page.tsx')).ScenariosPage,
  dissector: async () => (await import('./dissector-page.tsx')).DissectorPage,
  playground: async () => (await import('./playground-page.tsx')).PlaygroundPage,
};

/** The site. */
export function App() {
  const route = useRoute();
  const [here = ''] = route.path;
  const load = pages[here];
  // Another place is read from its top.
  useLayoutEffect(() => scrollTo(0, 0), [route.path.join('/')]);
  return (
    <>
      <SiteHead here={here} />
      <main class="page">{load === undefined ? <HomePage /> : <LazyPage key={here} load={load} route={route} />}</main>
      <footer class="site-foot faint">
        Everything here runs in this page: the broker, its clients, the clock. Nothing is sent anywhere, unless you
        connect the playground to a broker of yours.
      </footer>
    </>
  );
}

interface LazyPageProps extends PageProps {
  readonly load: () => Promise<ComponentType<PageProps>>;
}

function LazyPage({ load, route }: LazyPageProps) {
  const page = useLoaded(load, [load]);
  return (
    <Waiting for={page} what="the page">
      {(Page) => <Page route={route} />}
    </Waiting>
  );
}
