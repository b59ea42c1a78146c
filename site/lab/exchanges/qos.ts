/** The three levels of Quality of Service, each with what it is there for. */

import type { QoS } from '../../../reference/codec/packet.ts';
import type { Citations } from '../../../reference/statements/index.ts';
import type { Exchange, Switch } from '../exchange.ts';

/** What is not acknowledged is sent again at the return, with DUP 1. */
const sendsAgain: Citations = { '3.1.1': ['MQTT-4.4.0-1'], '5.0': ['MQTT-4.4.0-1'] };
const marksRepetition: Citations = { '3.1.1': ['MQTT-3.3.1-1'], '5.0': ['MQTT-3.3.1-1'] };
/** The receiver of a message at QoS 2 answers PUBREC each time, and hands it on one time. */
const receivesOnce: Citations = { '3.1.1': ['MQTT-4.3.3-2'], '5.0': ['MQTT-4.3.3-10'] };
/** The sender sends PUBREL when it has PUBREC. */
const releases: Citations = { '3.1.1': ['MQTT-4.3.3-1'], '5.0': ['MQTT-4.3.3-4'] };

export const atMostOnce: Exchange = {
  id: 'qos-0',
  title: 'QoS 0: sent once, and forgotten',
  statements: { '3.1.1': ['MQTT-4.3.1-1'], '5.0': ['MQTT-4.3.1-1'] },
  lifelines: ['screen', 'sensor'],
  switches: [
    {
      fault: 'qos-0-sent-twice',
      tells: 'each message is sent twice: more than “at most once”',
      scenario: 'qos/qos-0-once/empty',
    },
    {
      fault: 'qos-0-with-identifier',
      tells: 'a Packet Identifier slips in, and is read as the beginning of the payload',
      scenario: 'qos/qos-0-once/empty',
    },
  ],

  async run({ connect, say }) {
    say('A screen that wants temperatures, at QoS 0.');
    const screen = await connect({ clientId: 'screen' });
    await screen.subscribe('home/temperature', { qos: 0 });
    const sensor = await connect({ clientId: 'sensor' });
    say(
      'One packet to the broker, one to the screen. Nobody confirms anything. If a line drops now, the value is lost.',
    );
    await sensor.publish('home/temperature', '21', { qos: 0 });
    await screen.expect('publish', { payload: '21', qos: 0 });
    say('A sign of life, to be sure that nothing more is under way.');
    await screen.expectNo('publish');
  },
};

export const atLeastOnce: Exchange = {
  id: 'qos-1',
  title: 'QoS 1: again until it is acknowledged',
  statements: { '3.1.1': ['MQTT-4.3.2-1'], '5.0': ['MQTT-4.3.2-3'] },
  lifelines: ['door, first connection', 'button', 'door, back again', 'door, a third time'],
  switches: [
    {
      fault: 'qos-dup-never-set',
      tells: 'what is sent again looks like a first delivery: DUP is 0',
      scenario: 'qos/subscriber-resumes/before-puback/cut',
    },
    {
      fault: 'session-loses-in-flight-at-stream-ended',
      tells: 'when the line breaks, the broker forgets what was not acknowledged',
      scenario: 'session/kept/unacknowledged-qos-1/cut',
    },
    {
      fault: 'qos-1-never-ended',
      tells: 'PUBACK is not heeded: the same message comes at every return',
      scenario: 'qos/acknowledged-at-once/qos-1/cut',
    },
  ],

  async run({ connect, fail, say }) {
    say('A door that must not miss a command: it subscribes at QoS 1, in a session that outlives the connection.');
    const door = await connect({ clientId: 'door', cleanSession: false, acks: 'manual' });
    await door.subscribe('door/command', { qos: 1 });
    const button = await connect({ clientId: 'button' });
    say(
      'The button publishes at QoS 1. PUBACK tells it that the broker has taken over; the rest is the broker’s business.',
    );
    await button.publish('door/command', 'open', { qos: 1 });
    const { packetIdentifier } = await door.expect('publish', { payload: 'open', qos: 1, dup: false });
    say('The command arrives, and the line breaks before the door can acknowledge.');
    await door.cut();
    say('The door is back. The broker sends the same packet again, now with DUP 1: it may have come before.');
    const back = await connect({ clientId: 'door', cleanSession: false, acks: 'manual' });
    const again = await back.expect('publish', { payload: 'open', packetIdentifier }, { statements: sendsAgain });
    if (!again.dup) fail('the message with DUP 1', 'DUP 0', marksRepetition);
    say('This time PUBACK gets through, and the broker lets go of the message.');
    await back.send({ type: 'puback', packetIdentifier: packetIdentifier ?? 1 });
    await back.ping();
    await back.cut();
    say('Whoever returns once more finds nothing: acknowledged is over.');
    const third = await connect({ clientId: 'door', cleanSession: false });
    await third.expectNo('publish');
  },
};

export const exactlyOnce: Exchange = {
  id: 'qos-2',
  title: 'QoS 2: exactly once, in four packets',
  statements: receivesOnce,
  lifelines: ['bank', 'till'],
  switches: [
    {
      fault: 'qos-2-duplicate-delivered',
      tells: 'the repeated PUBLISH is taken for a new message: the bank books twice',
      scenario: 'qos/duplicates-before-pubrel/dup-0-all-at-once',
    },
    {
      fault: 'qos-2-answered-by-puback',
      tells: 'the broker answers as if it were QoS 1, so that the till waits for PUBREC',
      scenario: 'qos/identifiers-echoed/qos-2',
    },
    {
      fault: 'qos-2-pubrel-before-pubrec',
      tells: 'the broker releases a message before the receiver has said that it has it',
      scenario: 'qos/pubrec-repeated',
    },
  ],

  async run({ connect, say }) {
    say('A bank that must book each payment, and none twice.');
    const bank = await connect({ clientId: 'bank', acks: 'manual' });
    await bank.subscribe('payments', { qos: 2 });
    const till = await connect({ clientId: 'till' });
    const payment = { type: 'publish', topic: 'payments', payload: '9.90', qos: 2, packetIdentifier: 7 } as const;
    say('The till sends a payment under the Packet Identifier 7, and the broker notes it: PUBREC, “received”.');
    await till.send(payment);
    await till.expect('pubrec', { packetIdentifier: 7 });
    say(
      'Say that the till never saw PUBREC: it sends the payment again. Same identifier, so the broker knows it already.',
    );
    await till.send({ ...payment, dup: true });
    await till.expect('pubrec', { packetIdentifier: 7 });
    say('PUBREL: “I will not send 7 again.” PUBCOMP: “then I forget it.” Now 7 is free for another message.');
    await till.send({ type: 'pubrel', packetIdentifier: 7 });
    await till.expect('pubcomp', { packetIdentifier: 7 });
    say('On the other side the same four packets bring the payment to the bank. First the message, and nothing else …');
    const { packetIdentifier = 1 } = await bank.expect('publish', { payload: '9.90', qos: 2 });
    await bank.expectNo('pubrel', { statements: releases });
    say('… then, once the bank has said PUBREC, the broker’s PUBREL. The payment came one time.');
    await bank.send({ type: 'pubrec', packetIdentifier });
    await bank.expect('pubrel', { packetIdentifier }, { statements: releases });
    await bank.send({ type: 'pubcomp', packetIdentifier });
    await bank.expectNo('publish');
  },
};

/** Departures that show in some cells of the matrix. */
export const effectiveQosSwitches: readonly Switch[] = [
  {
    fault: 'delivers-at-the-granted-qos',
    tells: 'messages are delivered at the level that was granted, even if they were published at a lower one',
    scenario: 'qos/effective-offline/published-0-granted-1',
  },
  {
    fault: 'granted-lower-than-told',
    tells: 'SUBACK says 2, and the broker subscribes at 1 at most',
    scenario: 'subscribe/codes-in-order/0-1-2',
  },
  {
    fault: 'granted-above-requested',
    tells: 'QoS 2 is granted, whatever was asked for',
    scenario: 'subscribe/codes-in-order/0-1-2',
  },
];

/** One cell of the 3 x 3 matrix: what is delivered of a message published at one level to someone granted another. */
export function effectiveQos(published: QoS, granted: QoS): Exchange {
  return {
    id: `effective-qos-${published}-${granted}`,
    title: `Published at QoS ${published}, granted QoS ${granted}`,
    statements: { '3.1.1': ['MQTT-3.8.4-6'], '5.0': ['MQTT-3.8.4-8'] },
    lifelines: ['subscriber', 'publisher'],
    switches: effectiveQosSwitches,

    async run({ connect, say }) {
      say(`The subscriber asks for QoS ${granted} at most.`);
      const subscriber = await connect({ clientId: 'subscriber' });
      await subscriber.subscribe('a/b', { qos: granted });
      const publisher = await connect({ clientId: 'publisher' });
      say(`The publisher sends at QoS ${published}. Its hop, its choice.`);
      await publisher.publish('a/b', 'hello', { qos: published });
      const qos: QoS = published < granted ? published : granted;
      await subscriber.expect('publish', { payload: 'hello', qos });
      await subscriber.ping();
    },
  };
}
