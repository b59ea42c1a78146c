/** Lesson: the Will. */

import { willDiscarded, willPublished } from '../../lab/exchanges/wills.ts';
import { ExchangeView } from '../exchange-view.tsx';
import type { Lesson } from './lesson.ts';

function Body() {
  return (
    <>
      <p>
        A client that is lost cannot say so. Therefore it leaves a message with the broker while it still can: the{' '}
        <b>Will</b>, a part of CONNECT, with a topic, a payload, a QoS and a RETAIN flag of its own.
      </p>
      <p>
        The broker publishes it when the connection ends in any way but one: a broken line, silence beyond the Keep
        Alive, a packet that breaks the rules, another client that takes over the name.
      </p>
      <ExchangeView exchange={willPublished} />
      <p>
        The one way is DISCONNECT. Whoever leaves in good order has no need of a Will. (In 5.0 a client may ask for it
        all the same: Reason Code 0x04.)
      </p>
      <ExchangeView exchange={willDiscarded} />
    </>
  );
}

export const wills: Lesson = {
  id: 'wills',
  title: 'The Will',
  summary: 'A message for the day on which a client is lost.',
  Body,
};
