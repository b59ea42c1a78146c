/** What a broker keeps for a client that is away, and how it is told to forget. */

import type { Citations } from '../../../reference/statements/index.ts';
import type { Exchange } from '../exchange.ts';

/** Session Present 1 where the broker has a session, and 0 where a clean one was asked for. */
const tellsOfSession: Citations = { '3.1.1': ['MQTT-3.2.2-2'], '5.0': ['MQTT-3.2.2-3'] };
const tellsOfNone: Citations = { '3.1.1': ['MQTT-3.2.2-1'], '5.0': ['MQTT-3.2.2-2'] };

export const offlineQueue: Exchange = {
  id: 'offline-queue',
  title: 'Away, and back: what waited',
  statements: { '3.1.1': ['MQTT-3.1.2-5'], '5.0': ['MQTT-3.1.2-23'] },
  lifelines: ['phone', 'friend', 'phone, back again'],
  switches: [
    {
      fault: 'session-never-stored',
      tells: 'the session ends with its connection: no subscription, no messages, Session Present 0',
      scenario: 'session/kept/subscription/cut',
    },
    {
      fault: 'offline-qos-1-lost',
      tells: 'the subscription is kept, but nothing is put aside for the absent',
      scenario: 'session/qos-0-while-absent',
    },
    {
      fault: 'session-present-always-0',
      tells: 'CONNACK denies that there is a session, and then messages of it arrive',
      scenario: 'session/present-when-empty',
    },
  ],

  async run({ connect, fail, say }) {
    say('The phone connects with Clean Session 0 (in 5.0: a Session Expiry Interval) and subscribes at QoS 1.');
    const phone = await connect({ clientId: 'phone', cleanSession: false });
    await phone.subscribe('chat/ann', { qos: 1 });
    say(
      'It leaves, in good order. The broker keeps the session: the subscription, and from now on what it would have got.',
    );
    await phone.disconnect();
    const friend = await connect({ clientId: 'friend' });
    say('A friend writes while the phone is away.');
    await friend.publish('chat/ann', 'Are you there?', { qos: 1 });
    say('The phone is back under the same Client Identifier. Session Present 1: “I still know you.”');
    const back = await connect({ clientId: 'phone', cleanSession: false });
    if (!back.connack.sessionPresent) fail('CONNACK with Session Present 1', 'Session Present 0', tellsOfSession);
    say('And it gets what waited, without subscribing again.');
    await back.expect('publish', { payload: 'Are you there?', qos: 1 });
  },
};

export const cleanSession: Exchange = {
  id: 'clean-session',
  title: 'A clean beginning',
  statements: { '3.1.1': ['MQTT-3.1.2-6'], '5.0': ['MQTT-3.1.2-4'] },
  lifelines: ['phone', 'phone, made clean', 'friend'],
  switches: [
    {
      fault: 'clean-session-resumes',
      tells: 'the old session is taken up as if nobody had asked for a clean one',
      scenario: 'session/discarded-after-long-life/queued-qos-1',
    },
    {
      fault: 'session-present-always-1',
      tells: 'CONNACK speaks of a session that is not there',
      scenario: 'session/present/clean-then-clean/cut',
    },
  ],

  async run({ connect, fail, say }) {
    say('The phone has a kept session with a subscription.');
    const phone = await connect({ clientId: 'phone', cleanSession: false });
    await phone.subscribe('chat/ann', { qos: 1 });
    await phone.disconnect();
    say(
      'Now it connects with Clean Session 1 (in 5.0: Clean Start 1). All that was kept is thrown away: Session Present 0.',
    );
    const clean = await connect({ clientId: 'phone', cleanSession: true });
    if (clean.connack.sessionPresent) fail('CONNACK with Session Present 0', 'Session Present 1', tellsOfNone);
    const friend = await connect({ clientId: 'friend' });
    say('A message on the old subscription finds nobody.');
    await friend.publish('chat/ann', 'Are you there?', { qos: 1 });
    await clean.expectNo('publish');
  },
};
