/** Which Topic Filters are granted: wildcards, everything, `$SYS`, Shared Subscriptions. */

import { namedReasonCode } from '../../reason-code.ts';
import type { Client, Stage } from '../../stage.ts';
import { packetsOf } from '../../trace.ts';
import type { Probe } from './probe.ts';

/** From here on a code of SUBACK tells of a refusal. */
const firstFailure = 0x80;

/** `granted`, or how it was refused. */
async function answerTo(client: Client, stage: Stage, topicFilter: string): Promise<string> {
  await client.send({ type: 'subscribe', subscriptions: [{ topicFilter, qos: 0 }] });
  const answer = await client.expectOneOf(['suback']);
  if (!('type' in answer) || answer.type !== 'suback') return 'refused by closing the connection';
  const [code = 0] = answer.reasonCodes;
  if (code < firstFailure) return 'granted';
  return stage.version === '5.0' ? `refused with ${namedReasonCode(code, 'suback')}` : 'refused with 0x80';
}

const ask =
  (filter: (stage: Stage) => string): Probe =>
  async ({ stage }) =>
    answerTo(await stage.connect(), stage, filter(stage));

/** A filter with a wildcard, within topics that are ours. */
export const wildcardSubscriptions = ask((stage) => stage.topic('+'));

/** All topics there are: many brokers grant that to few. */
export const subscriptionToAll = ask(() => '#');

/** A Shared Subscription; 3.1.1 knows none, where `$share/…` is a filter like any other. */
export const sharedSubscriptions: Probe = async ({ stage }) => {
  const client = await stage.connect();
  const answer = await answerTo(client, stage, `$share/group/${stage.topic('shared')}`);
  if (answer !== 'granted') return answer;
  await client.subscribe(stage.topic('behind'));
  await client.publish(stage.topic('shared'), 'shared');
  await client.publish(stage.topic('behind'), 'behind');
  const { payload } = await client.expect('publish');
  return new TextDecoder().decode(payload) === 'shared' ? 'granted' : 'granted, and nothing is delivered';
};

/** What the broker tells of itself to one who has just subscribed. */
export const systemTopics: Probe = async ({ stage, trace }) => {
  const client = await stage.connect();
  const answer = await answerTo(client, stage, '$SYS/#');
  if (answer !== 'granted') return answer;
  await client.ping();
  const topics = new Set(
    packetsOf(trace, 'in').flatMap(({ packet }) => (packet.type === 'publish' ? packet.topic : [])),
  );
  return `granted, ${topics.size === 0 ? 'nothing retained' : `${topics.size} topics retained`}`;
};
