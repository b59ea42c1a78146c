/** Lesson: clean session and offline queues. */

import { cleanSession, offlineQueue } from '../../lab/exchanges/sessions.ts';
import { ExchangeView } from '../exchange-view.tsx';
import type { Lesson } from './lesson.ts';

function Body() {
  return (
    <>
      <p>
        A <b>session</b> is what the broker knows of a Client Identifier: its subscriptions, the messages that wait for
        it, and the exchanges that are not over. In MQTT 3.1.1 one bit decides about it: with <b>Clean Session 0</b> the
        session outlives the connection, with 1 it begins and ends with it.
      </p>
      <p>
        MQTT 5.0 made two questions of it. <b>Clean Start</b>: is what was kept thrown away now?{' '}
        <b>Session Expiry Interval</b>: for how many seconds is it kept after the connection has ended?
      </p>
      <ExchangeView exchange={offlineQueue} />
      <p>
        For an absent client messages at QoS 1 and 2 are kept. QoS 0 promises nothing: a broker may keep those, or drop
        them.
      </p>
      <ExchangeView exchange={cleanSession} />
    </>
  );
}

export const sessions: Lesson = {
  id: 'sessions',
  title: 'Clean session and offline queues',
  summary: 'What a broker keeps for those who are away, and how it is told to forget.',
  Body,
};
