/** Reads what the harness put into the page: compressed JSON, unpacked when it is wanted. */

import type { PageData, Piece } from '../../harness/report/html-data.ts';

/** The data of the page. */
export async function loadData(): Promise<PageData> {
  return (await unpack('data')) as PageData;
}

const pieces = new Map<number, Promise<Piece>>();

/** Some of the traces; unpacked once. */
export function loadPiece(piece: number): Promise<Piece> {
  const known = pieces.get(piece);
  if (known !== undefined) return known;
  const loading = unpack(`traces-${piece}`) as Promise<Piece>;
  pieces.set(piece, loading);
  return loading;
}

async function unpack(id: string): Promise<unknown> {
  const text = document.getElementById(id)?.textContent ?? '';
  const packed = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).json();
}
