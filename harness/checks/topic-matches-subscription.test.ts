import { describe, expect, it } from 'vitest';
import {
  connected,
  findings,
  kept,
  type Lines,
  publish,
  publishAt,
  received,
  sent,
  sentBytes,
  suback,
  subscribe,
} from './test-traces.ts';
import { topicMatchesSubscription } from './topic-matches-subscription.ts';

const published = (topic: string) => [connected('p'), sent('p', publish(topic, 'm'))];
const granted = (filter: string) => [sent('a', subscribe(1, { [filter]: 1 })), received('a', suback(1, 1))];
const got = (topic: string, client = 'a') => received(client, publish(topic, 'm'));
const found = (...lines: Lines[]) => findings(topicMatchesSubscription, lines);

describe('topic-matches-subscription', () => {
  it('is content where a filter of the session matches, granted or asked for', () => {
    expect(found(published('a/b'), connected('a'), granted('a/+'), got('a/b'))).toEqual([]);
    expect(found(published('a/b'), connected('a'), sent('a', subscribe(1, { 'a/#': 1 })), got('a/b'))).toEqual([]);
  });

  it('finds a topic that no filter matches', () => {
    expect(found(published('a/b/c'), connected('a'), granted('a/+'), got('a/b/c'))).toEqual([
      '7: expected a topic that matches a Topic Filter of the session, got PUBLISH on "a/b/c" [MQTT-3.3.2-3]',
    ]);
    expect(found(published('t'), connected('a'), got('t'))).toHaveLength(1);
  });

  it('finds topics with $ behind a leading wildcard', () => {
    expect(found(published('$t/a'), connected('a'), granted('+/a'), got('$t/a'))[0]).toContain('MQTT-4.7.2-1');
    expect(found(published('$t/a'), connected('a'), granted('$t/+'), got('$t/a'))).toEqual([]);
  });

  it('finds what a refused filter brings, after the refusal', () => {
    const asked = [connected('a'), sent('a', subscribe(1, { t: 1 }))];
    const refused = received('a', suback(1, 0x80));
    expect(found(published('t'), ...asked, got('t'), refused)).toEqual([]);
    expect(found(published('t'), ...asked, refused, got('t'))).toHaveLength(1);
  });

  it('follows the session over reconnects and forgets it with the session', () => {
    const first = [published('t'), kept('a', 'me'), granted('t')];
    expect(found(...first, kept('b', 'me', true), got('t', 'b'))).toEqual([]);
    expect(found(...first, connected('b', { clientId: 'me' }), got('t', 'b'))).toHaveLength(1);
  });

  it('counts a filter that was unsubscribed, and one whose SUBACK was lost', () => {
    const gone = [
      sent('a', { type: 'unsubscribe', packetIdentifier: 2, topicFilters: ['t'] }),
      received('a', { type: 'unsuback', packetIdentifier: 2, reasonCodes: [] }),
    ];
    expect(found(published('t'), connected('a'), granted('t'), gone, got('t'))).toEqual([]);
    const unanswered = [kept('a', 'me'), sent('a', subscribe(1, { t: 1 }))];
    expect(found(published('t'), ...unanswered, kept('b', 'me', true), got('t', 'b'))).toEqual([]);
  });

  it('says nothing of topics that are not ours, of sessions that began out of sight, of unreadable SUBSCRIBEs', () => {
    expect(found(connected('a'), got('t'))).toEqual([]);
    expect(found(published('t'), kept('a', 'me', true), got('t'))).toEqual([]);
    expect(found(published('t'), connected('a'), sentBytes('a', '82 06 00 01 00 01 74 07'), got('t'))).toEqual([]);
  });

  it('takes filters that servers give a meaning of their own for what they stand for', () => {
    expect(found(published('t/a'), connected('a'), granted('$share/g/t/+'), got('t/a'))).toEqual([]);
    expect(found(published('t/a'), connected('a'), granted('$queue/t/+'), got('t/a'))).toEqual([]);
  });

  it('reads the packets of a taken-over connection as before those of the next', () => {
    const late = received('a', publishAt(1, 1, 't', 'm'));
    expect(found(published('t'), kept('a', 'me'), granted('t'), kept('b', 'me', true), late)).toEqual([]);
  });
});
