/** Lesson: Keep Alive. */

import { silence } from '../../lab/exchanges/keep-alive.ts';
import { ExchangeView } from '../exchange-view.tsx';
import type { Lesson } from './lesson.ts';

function Body() {
  return (
    <>
      <p>
        A connection can die without a word: a cable is pulled, a battery is empty. To the other side that looks just
        like silence. So a client promises in CONNECT to be heard from every so many seconds, its <b>Keep Alive</b>.
        When it has nothing to say it sends a PINGREQ, and the broker answers with PINGRESP.
      </p>
      <p>
        The broker adds half a period of grace for a slow network. Whoever is silent for one and a half periods is
        closed as if the network had failed, which means that its Will is published. Keep Alive 0 turns all this off.
      </p>
      <p>
        Time is virtual here: the broker and the client live in this page, and the clock jumps whenever both wait.
        Fifteen seconds pass in no time, and the ladder shows them all the same.
      </p>
      <ExchangeView exchange={silence} />
    </>
  );
}

export const keepAlive: Lesson = {
  id: 'keep-alive',
  title: 'Keep Alive',
  summary: 'How a broker notices that somebody is gone, with two bytes now and then.',
  Body,
};
