/** Lesson: what MQTT 5.0 added. */

import { flowControl, messageExpiry, reasons, sharedSubscription, topicAlias } from '../../lab/exchanges/version5.ts';
import { ExchangeView } from '../exchange-view.tsx';
import type { Lesson } from './lesson.ts';

function Body() {
  return (
    <>
      <p>
        MQTT 5.0 kept the packets of 3.1.1 and gave nearly all of them room for <b>properties</b>: named values such as
        a Message Expiry Interval or a Topic Alias. Whoever uses none pays one byte.
      </p>
      <p>
        <b>Reason Codes.</b> Before, a broker that disliked something could only close the connection. Now it can say
        why.
      </p>
      <ExchangeView exchange={reasons} />
      <p>
        <b>Expiry.</b> A message can be good for so many seconds. What could not be delivered in time is dropped.
      </p>
      <ExchangeView exchange={messageExpiry} />
      <p>
        <b>Shared Subscriptions.</b> Several clients share one subscription, and each message goes to one of them: a
        queue of work, without any other tool.
      </p>
      <ExchangeView exchange={sharedSubscription} />
      <p>
        <b>Topic Aliases.</b> On a thin line a long name is sent once, and a number afterwards.
      </p>
      <ExchangeView exchange={topicAlias} />
      <p>
        <b>Flow control.</b> Either side tells how many messages at QoS 1 and 2 it takes before it must have
        acknowledged one.
      </p>
      <ExchangeView exchange={flowControl} />
    </>
  );
}

export const version5: Lesson = {
  id: 'mqtt-5',
  title: 'What MQTT 5.0 added',
  summary: 'Reason codes, expiry, shared subscriptions, aliases and flow control.',
  Body,
};
