/** For how long a client that wants no Keep Alive may be silent, and what it means when it is closed all the same. */

import type { Client, Stage } from '../../harness/scenario.ts';

/**
 * Lets the client be silent for so many milliseconds, or fewer where a server of 5.0 put a Keep Alive of its own in place
 * of 0 (3.2.2.3.14). To be closed with Keep Alive 0 is told and no failure: the mechanism is off, but a server may
 * disconnect a client that it takes for inactive at any time (3.1.2.10), or for reasons of its own (5.0).
 */
export async function keepSilent({ warn }: Stage, client: Client, silenceMs: number): Promise<void> {
  const { keepAlive } = client;
  if (keepAlive > 0) {
    await client.expectOpenFor(Math.min(silenceMs, 1000 * keepAlive));
    return client.expectOpen();
  }
  const isOpen = await client.expectOpenFor(silenceMs).then(
    () => true,
    () => false,
  );
  if (isOpen) return client.expectOpen();
  const { afterMs } = await client.expectClosed();
  warn(
    `expected the connection open, for Keep Alive 0 turns the mechanism off, got it closed after ${Math.round(afterMs)} ms of silence, as a server may do to a client that it takes for inactive`,
  );
}
