/** PUBLISH to a client: what somebody published, to one who subscribed, under an identifier that is free. */

import type { Publish } from '../../reference/codec/index.ts';
import type { Peer } from './peer.ts';
import { contentOf, matches, type Scene } from './scene.ts';
import type { SessionModel } from './session-model.ts';

/** Judges a PUBLISH. */
export function judgeDelivery(scene: Scene, peer: Peer, session: SessionModel, publish: Publish): void {
  const topic = topicOf(scene, peer, publish);
  if (topic === null) return;
  const { payload, properties, qos, dup } = publish;
  const told = `${topic} at QoS ${qos}, ${payload.length} bytes`;
  if (qos === 0 && dup) scene.report('dup-only-on-redelivery', told);
  const isOfBroker = topic.startsWith('$SYS/');
  if (!isOfBroker && !scene.published.has(topic, payload, peer.version === '5.0' ? properties : undefined)) {
    scene.report('was-published', `${told} with ${JSON.stringify(properties)}`);
  }
  if (session.isMurky) return;
  judgeSubscription(scene, session, topic, publish);
  if (qos > 0) judgeIdentifier(scene, peer, session, publish, contentOf(topic, payload));
}

/** The Topic Name, or null if it has none. */
function topicOf(scene: Scene, peer: Peer, { topic, properties }: Publish): string | null {
  const alias = properties?.topicAlias;
  if (alias === undefined) return topic;
  const maximum = peer.connect?.properties?.topicAliasMaximum ?? 0;
  if (alias < 1 || alias > maximum) scene.report('topic-alias-maximum', `alias ${alias}, the client takes ${maximum}`);
  if (topic !== '') peer.toldAliases.set(alias, topic);
  const meant = peer.toldAliases.get(alias);
  if (meant === undefined) scene.report('topic-alias-known', `alias ${alias}`);
  return meant ?? null;
}

function judgeSubscription(scene: Scene, { filters }: SessionModel, topic: string, publish: Publish): void {
  let isMet = false;
  let mayBeLive = false;
  const identifiers = publish.properties?.subscriptionIdentifier ?? [];
  const explained = new Set<number>();
  for (const [filter, granted] of filters) {
    if (!matches(filter, topic)) continue;
    if (granted.maxQos >= publish.qos) isMet = true;
    mayBeLive ||= granted.retainsAsPublished;
    for (const identifier of granted.identifiers) explained.add(identifier);
  }
  if (!isMet) scene.report('was-subscribed-to', `${topic} at QoS ${publish.qos}, to ${[...filters.keys()].join(' ')}`);
  if (publish.retain && publish.payload.length === 0 && !mayBeLive) scene.report('retained-never-empty', topic);
  if (!identifiers.every((identifier) => explained.has(identifier))) {
    scene.report('subscription-identifiers', `${identifiers.join()}, those given are ${[...explained].join()}`);
  }
}

function judgeIdentifier(scene: Scene, peer: Peer, session: SessionModel, publish: Publish, content: string): void {
  const { packetIdentifier = 0, dup, qos } = publish;
  const { underway } = session;
  const before = underway.get(packetIdentifier);
  const isFree = before === undefined || (!dup && !before.isCertain);
  if (peer.sentHere.has(packetIdentifier)) scene.report('identifier-in-flight', `${packetIdentifier} is in use`);
  else if (isFree && dup) scene.report('dup-only-on-redelivery', `${packetIdentifier} was not sent before`);
  else if (!isFree && !dup) scene.report('redelivery-has-dup', `${packetIdentifier} was sent before`);
  if (!isFree && before.awaiting === 'pubcomp') scene.report('publish-not-after-pubrec', String(packetIdentifier));
  if (!isFree && (before.qos !== qos || before.content !== content)) {
    scene.report('redelivered-unchanged', `${packetIdentifier} was another message`);
  }
  underway.set(packetIdentifier, { qos, awaiting: qos === 1 ? 'puback' : 'pubrec', content, isCertain: true });
  peer.sentHere.add(packetIdentifier);
  const receiveMaximum = peer.connect?.properties?.receiveMaximum ?? 65_535;
  if (peer.sentHere.size > receiveMaximum) {
    scene.report('receive-maximum', `${peer.sentHere.size} in flight, the client takes ${receiveMaximum}`);
  }
}
