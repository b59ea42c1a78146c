/** Where the reader is: the part of the address behind `#`, as a path and a query. */

import { useEffect, useState } from 'preact/hooks';

/** Such as `#/scenarios/will/published/cut?mqtt=5.0`. */
export interface Route {
  /** Without empty parts: `['scenarios', 'will', 'published', 'cut']`. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
}

/** Reads an address. */
export function routeOf(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?', 2);
  return { path: path.split('/').filter(Boolean).map(decodeURIComponent), query: new URLSearchParams(query) };
}

/** The address of a place. */
export function hrefOf(path: string, query: Readonly<Record<string, string | null>> = {}): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== null);
  const search = new URLSearchParams(given).toString();
  return `#/${path.split('/').map(encodeURIComponent).join('/')}${search === '' ? '' : `?${search}`}`;
}

/** The present place; follows the address. */
export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const follow = (): void => setHash(location.hash);
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return routeOf(hash);
}
