/** Lesson: retained messages. */

import { retainedCleared, retainedExpired, retainedKept } from '../../lab/exchanges/retained.ts';
import { ExchangeView } from '../exchange-view.tsx';
import type { Lesson } from './lesson.ts';

function Body() {
  return (
    <>
      <p>
        Normally a message is for those who are subscribed when it is published. With <b>RETAIN 1</b> the broker also
        keeps it, one for each topic, and hands it to everybody who subscribes later. That is how a screen shows a
        temperature as soon as it is switched on.
      </p>
      <ExchangeView exchange={retainedKept} />
      <p>
        A retained message goes in two ways. The first is to be told: a retained message <b>without payload</b> clears
        its topic.
      </p>
      <ExchangeView exchange={retainedCleared} />
      <p>
        The second is <b>time</b>. The broker may be configured to forget after a while; and in 5.0 the publisher itself
        can give a message a Message Expiry Interval.
      </p>
      <ExchangeView exchange={retainedExpired} />
    </>
  );
}

export const retained: Lesson = {
  id: 'retained',
  title: 'Retained messages',
  summary: 'The last known value of a topic, and the two ways in which it is cleared.',
  Body,
};
