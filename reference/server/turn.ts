/** Work that is put off to the end of this turn of the event loop, so that it is done once for all that the turn brought. */

/** What can be done at the end of a turn. */
export interface TurnEnd {
  endTurn(): void;
}

let waiting: TurnEnd[] = [];

/** Has `endTurn` called when all sockets that have something to read now have been read. Ask once in a turn. */
export function atEndOfTurn(work: TurnEnd): void {
  if (waiting.length === 0) setImmediate(endTurn);
  waiting.push(work);
}

function endTurn(): void {
  // What is let through at the end of a turn is written at that end too.
  for (let due = waiting; due.length > 0; due = waiting) {
    waiting = [];
    for (const work of due) work.endTurn();
  }
}
