/** Where in the report the reader is: what stands behind the # of the address, so that every place can be linked to. */

import { useEffect, useState } from 'preact/hooks';

/** A place: a scenario, a statement or, with an empty id, the overview; and what is chosen there. */
export interface Place {
  readonly id: string;
  readonly chosen: Readonly<Record<string, string>>;
}

/** Reads the part of an address from its # on. */
export function readPlace(hash: string): Place {
  const text = hash.replace(/^#/, '');
  const at = text.indexOf('?');
  const id = decodeURIComponent(at < 0 ? text : text.slice(0, at));
  return { id, chosen: Object.fromEntries(new URLSearchParams(at < 0 ? '' : text.slice(at + 1))) };
}

/** Such as `#keep-alive/silent-client?mqtt=5.0`; what is empty is left out. */
export function hashOf(id: string, chosen: Readonly<Record<string, string | undefined>>): string {
  const told = Object.entries(chosen).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const query = new URLSearchParams(told).toString();
  return `#${encodeURI(id)}${query === '' ? '' : `?${query}`}`;
}

/** The place, which follows the address. */
export function usePlace(): Place {
  const [place, setPlace] = useState(() => readPlace(location.hash));
  useEffect(() => {
    const follow = (): void => setPlace(readPlace(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return place;
}

/** Changes what is chosen without a step in the history, as for each letter of a search. */
export function replacePlace(id: string, chosen: Readonly<Record<string, string | undefined>>): void {
  history.replaceState(null, '', hashOf(id, chosen));
  dispatchEvent(new HashChangeEvent('hashchange'));
}
