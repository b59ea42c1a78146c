/** What MQTT 5.0 added, one exchange for each. */

import type { Client } from '../../../harness/stage.ts';
import type { Citations } from '../../../reference/statements/index.ts';
import type { Exchange } from '../exchange.ts';

const dropsExpired: Citations = { '5.0': ['MQTT-3.3.2-5'] };

export const messageExpiry: Exchange = {
  id: 'message-expiry',
  title: 'Messages with a life of their own',
  statements: { '5.0': ['MQTT-3.3.2-6'] },
  lifelines: ['phone', 'kitchen', 'phone, back again'],
  switches: [
    {
      fault: 'message-expiry-never',
      tells: 'messages live for ever: yesterday’s news is delivered',
      scenario: 'expiry/zero/queued',
    },
    {
      fault: 'message-expiry-not-counted-down',
      tells: 'the time that a message waited is not taken off its life',
      scenario: 'expiry/queued/at-qos-1',
    },
    {
      fault: 'message-expiry-not-told',
      tells: 'the receiver is not told how long the message is good for',
      scenario: 'expiry/live/2147483647-at-qos-0',
    },
  ],

  async run({ connect, fail, pass, say }) {
    say('The phone has a session that is kept, and is away.');
    const phone = await connect({ clientId: 'phone', cleanSession: false });
    await phone.subscribe('kitchen/#', { qos: 1 });
    await phone.disconnect();
    const kitchen = await connect({ clientId: 'kitchen' });
    say('Two messages: dinner is good for 5 minutes, the recipe for an hour (Message Expiry Interval, in seconds).');
    const properties = (messageExpiryInterval: number) => ({ properties: { messageExpiryInterval } });
    await kitchen.publish('kitchen/dinner', 'Dinner is ready', { qos: 1, ...properties(300) });
    await kitchen.publish('kitchen/recipe', 'Soup', { qos: 1, ...properties(3600) });
    await pass(600_000);
    say(
      'Ten minutes later the phone is back. The first message has expired; the second has 3000 seconds left, and says so.',
    );
    const back = await connect({ clientId: 'phone', cleanSession: false });
    const [first] = await back.expectPublishes([() => true]);
    if (first?.topic !== 'kitchen/recipe') fail('no message that has expired', `${first?.topic}`, dropsExpired);
    const left = first?.properties?.messageExpiryInterval;
    if (left !== 3000) fail('Message Expiry Interval 3000', `${left ?? 'none'}`);
  },
};

export const sharedSubscription: Exchange = {
  id: 'shared-subscription',
  title: 'Work for one of many',
  statements: { '5.0': ['MQTT-4.5.0-1'] },
  lifelines: ['worker 1', 'worker 2', 'office'],
  switches: [
    {
      fault: 'shared-all-get-it',
      tells: 'every worker gets every job, and each is done twice',
      scenario: 'shared/one-gets-each/of-2-at-qos-0',
    },
    {
      fault: 'shared-nobody-gets-it',
      tells: 'the subscription is granted, and no job ever comes',
      scenario: 'shared/one-gets-each/of-1-at-qos-0',
    },
  ],

  async run({ connect, fail, say }) {
    say('Two workers make the same Shared Subscription: $share, the name of the group, and the filter.');
    const workers = [await connect({ clientId: 'worker-1' }), await connect({ clientId: 'worker-2' })];
    for (const worker of workers) await worker.subscribe('$share/crew/jobs/#', { qos: 0 });
    const office = await connect({ clientId: 'office' });
    say('Four jobs. Each goes to one member of the group; which one is the broker’s choice.');
    for (const job of ['1', '2', '3', '4']) await office.publish(`jobs/${job}`, `job ${job}`);
    let jobs = 0;
    for (const worker of workers) jobs += await countPublishes(worker);
    if (jobs !== 4) fail('4 jobs, each for one worker', `${jobs}`);
  },
};

export const topicAlias: Exchange = {
  id: 'topic-alias',
  title: 'A number for a long name',
  statements: { '5.0': ['MQTT-3.3.2-12'] },
  lifelines: ['screen', 'sensor', 'sensor, another connection'],
  switches: [
    {
      fault: 'alias-never-remembered',
      tells: 'the broker forgets what the number stands for',
      scenario: 'topic-alias/of-each-connection/qos-0',
    },
    {
      fault: 'alias-forwarded',
      tells: 'the publisher’s number goes on to the subscriber, to whom it means nothing',
      scenario: 'topic-alias/not-to-subscribers/maximum-0-live-published-with-alias',
    },
    {
      fault: 'alias-kept-over-connections',
      tells: 'the number of an earlier connection is still taken',
      scenario: 'topic-alias/not-kept/clean-session-cut-at-qos-0',
    },
  ],

  async run({ connect, say }) {
    const topic = 'building/7/floor/3/room/12/temperature';
    const screen = await connect({ clientId: 'screen' });
    await screen.subscribe('building/#', { qos: 0 });
    say('CONNACK tells the sensor how many Topic Aliases it may set (Topic Alias Maximum).');
    const sensor = await connect({ clientId: 'sensor' });
    say('The first message carries the name, and a number for it.');
    await sensor.publish(topic, '21', { properties: { topicAlias: 1 } });
    await screen.expect('publish', { topic, payload: '21' });
    say(
      'From then on the number is enough: the Topic Name is empty. The screen gets the name; the alias was between two.',
    );
    await sensor.publish('', '22', { properties: { topicAlias: 1 } });
    await screen.expect('publish', { topic, payload: '22' });
    await sensor.disconnect();
    say('An alias lives as long as its connection. On a new one the same number stands for nothing: a Protocol Error.');
    const again = await connect({ clientId: 'sensor' });
    await again.publish('', '23', { properties: { topicAlias: 1 } });
    await again.expectClosed({ on: 'a Topic Alias that was not set', statements: { '5.0': ['MQTT-3.3.2-7'] } });
  },
};

export const reasons: Exchange = {
  id: 'reason-codes',
  title: 'The broker says why',
  statements: { '5.0': ['MQTT-3.1.0-2'] },
  lifelines: ['client'],
  switches: [
    {
      fault: 'unsuback-codes-all-success',
      tells: 'UNSUBACK says “done” where there was nothing to do',
      scenario: 'subscribe/unsuback-codes/held-then-not',
    },
    {
      fault: 'second-connect-ignored',
      tells: 'a second CONNECT, which is a Protocol Error, is passed over',
      scenario: 'disconnect/errors-are-told/second-connect',
    },
  ],

  async run({ connect, fail, say }) {
    const client = await connect({ clientId: 'client' });
    await client.subscribe('a', { qos: 1 });
    say('Every acknowledgement of 5.0 has room for a Reason Code. To unsubscribe from a: 0x00, success.');
    const first = await client.unsubscribe('a');
    if (first.reasonCodes[0] !== 0x00) fail('UNSUBACK with 0x00', `${first.reasonCodes}`);
    say(
      'To unsubscribe from b, to which there was no subscription: 0x11, “No subscription existed”. Not an error, but good to know.',
    );
    const second = await client.unsubscribe('b');
    if (second.reasonCodes[0] !== 0x11) fail('UNSUBACK with 0x11', `${second.reasonCodes}`);
    say(
      'A second CONNECT on the same connection is forbidden. The broker closes, and in 5.0 it may say why: DISCONNECT 0x82.',
    );
    await client.send({ type: 'connect', clientId: 'client' });
    await client.expectClosed({ on: 'a second CONNECT', reasonCodes: [0x82] });
  },
};

export const flowControl: Exchange = {
  id: 'flow-control',
  title: 'Not more than I can chew',
  statements: { '5.0': ['MQTT-3.3.4-9'] },
  lifelines: ['printer', 'office'],
  switches: [
    {
      fault: 'flow-receive-maximum-ignored',
      tells: 'the broker does not look at the Receive Maximum at all',
      scenario: 'flow-control/towards-the-client/mixed-maximum-1-live',
    },
    {
      fault: 'flow-one-beyond-the-receive-maximum',
      tells: 'the broker sends one message more than was agreed',
      scenario: 'flow-control/towards-the-client/mixed-maximum-1-live',
    },
  ],

  async run({ connect, say }) {
    say('The printer says in CONNECT that it takes two messages at a time: Receive Maximum 2.');
    const printer = await connect({ clientId: 'printer', acks: 'manual', properties: { receiveMaximum: 2 } });
    await printer.subscribe('print', { qos: 1 });
    const office = await connect({ clientId: 'office' });
    say('Four pages at QoS 1 …');
    for (const page of ['1', '2', '3', '4']) await office.publish('print', `page ${page}`, { qos: 1 });
    say('… of which two are sent. The others wait in the broker.');
    const first = await printer.expect('publish', { payload: 'page 1' });
    await printer.expect('publish', { payload: 'page 2' });
    await printer.expectNo('publish');
    say('Each PUBACK makes room for one more.');
    await printer.send({ type: 'puback', packetIdentifier: first.packetIdentifier ?? 1 });
    await printer.expect('publish', { payload: 'page 3' });
    await printer.expectNo('publish');
  },
};

/** Takes what has come, as long as more is there. */
async function countPublishes(client: Client): Promise<number> {
  let count = 0;
  await client.send({ type: 'pingreq' });
  for (;;) {
    const next = await client.expectOneOf(['publish', 'pingresp']);
    if (!('type' in next) || next.type !== 'publish') return count;
    count += 1;
  }
}
