import { describe, expect, it } from 'vitest';
import { createManualClock } from '../../reference/clock.ts';
import { offerOf, plainOffer } from '../offer.ts';
import { type Need, scenario } from '../scenario.ts';
import { startInProcess } from '../target/in-process.ts';
import type { Capabilities } from '../target/target.ts';
import { plan } from './plan.ts';

/** A target of which nothing was declared. */
const target = { ...startInProcess({ clock: createManualClock() }).target, declared: {} };
const poor = {
  ...plainOffer,
  maximumQos: 1,
  retainAvailable: false,
  wildcardSubscriptionAvailable: false,
  maximumPacketSize: 2 ** 21,
  receiveMaximum: 2000,
} as const;
const offers = { '3.1': poor, '3.1.1': poor, '5.0': poor };
const capabilities: Capabilities = {
  versions: ['3.1', '3.1.1'],
  name: null,
  offers,
  restrictedOffers: offers,
  roundTripMs: 0,
  profile: {},
};

const named = (id: string, needs: readonly Need[] = [], mandatedWaitMs = 0) =>
  scenario({
    id,
    title: id,
    lesson: '',
    statements: { '3.1': [], '3.1.1': ['MQTT-3.12.4-1'] },
    needs,
    mandatedWaitMs,
    run: async () => undefined,
  });

describe('plan', () => {
  it('runs each scenario in each version that it declares and the target speaks', () => {
    const only50 = scenario({ ...named('a/five'), statements: { '5.0': ['MQTT-3.12.4-1'] } });
    const jobs = plan([named('a/b'), only50], null, target, { ...capabilities, versions: ['3.1.1', '5.0'] }, false);
    expect(jobs.map(({ scenario: { id }, version }) => `${id} ${version}`)).toEqual(['a/b 3.1.1', 'a/five 5.0']);
  });

  it('runs what was asked for, spoken or not', () => {
    const only50 = scenario({ ...named('a/five'), statements: { '5.0': ['MQTT-3.12.4-1'] } });
    expect(plan([only50], ['5.0'], target, capabilities, false).length).toBe(1);
  });

  it('judges a target that answers nothing as 3.1.1', () => {
    const jobs = plan([named('a/b')], null, target, { ...capabilities, versions: [] }, false);
    expect(jobs.map(({ version }) => version)).toEqual(['3.1.1']);
  });

  it('starts with what takes longest', () => {
    const jobs = plan([named('a/short'), named('a/long', [], 9000)], ['3.1.1'], target, capabilities, false);
    expect(jobs.map(({ scenario: { id } }) => id)).toEqual(['a/long', 'a/short']);
  });

  it('ends with what real brokers keep best', () => {
    const all = [named('ping/a'), named('will/a'), named('ping/long', [], 9000)];
    const jobs = plan(all, ['3.1.1'], target, capabilities, false);
    expect(jobs.map(({ scenario: { id } }) => id)).toEqual(['ping/long', 'will/a', 'ping/a']);
  });

  it.each<[Need, RegExp]>([
    ['websocket', /ws:\/\//],
    ['retained-expiry', /--declare retained-expiry/],
    ['session-expiry', /--declare session-expiry/],
    ['slow', /--slow/],
    [{ maxQos: 2 }, /QoS 2/],
    ['retain-available', /retained messages/],
    ['wildcard-subscriptions', /Wildcard Subscriptions/],
    ['subscription-identifiers', /Subscription Identifiers/],
    ['shared-subscriptions', /Shared Subscriptions/],
    [{ topicAliasMaximum: 1 }, /Topic Aliases up to 1/],
    [{ maximumPacketSize: 2 ** 21 + 1 }, /packets of 2097153 bytes/],
    ['maximum-packet-size', /sets a Maximum Packet Size/],
    [{ receiveMaximum: 2001 }, /Receive Maximum of 2001/],
    ['receive-maximum', /sets a Receive Maximum/],
    ['response-information', /Response Information/],
    ['server-keep-alive', /Server Keep Alive/],
    ['enhanced-authentication', /--declare enhanced-authentication=METHOD/],
  ])('skips what the target lacks and says how to have it: %j', (need, sentence) => {
    const both = { ...named('a/b', [need]), statements: { '5.0': [] } };
    const [job] = plan([both], ['5.0'], target, capabilities, false);
    expect(job?.lacking).toMatch(sentence);
  });

  it('skips nothing that is there', () => {
    const declared = { ...target, declared: { 'retained-expiry': 1 } };
    const jobs = plan(
      [named('a/b', ['retained-expiry', 'slow', { maxQos: 1 }])],
      ['3.1.1'],
      declared,
      capabilities,
      true,
    );
    expect(jobs.map(({ lacking }) => lacking)).toEqual([null]);
  });

  it('takes everything for offered that CONNACK is silent about', () => {
    const rich = { ...capabilities, offers: { '5.0': offerOf({}) } };
    const needs: Need[] = [
      'retain-available',
      'wildcard-subscriptions',
      'subscription-identifiers',
      'shared-subscriptions',
      { maxQos: 2 },
      { maximumPacketSize: 2 ** 28 },
      { receiveMaximum: 65_535 },
    ];
    const jobs = plan([{ ...named('a/b', needs), statements: { '5.0': [] } }], ['5.0'], target, rich, false);
    expect(jobs.map(({ lacking }) => lacking)).toEqual([null]);
    const without = {
      ...named('a/b', [{ without: 'topic-aliases' }, { without: 'qos-2' }]),
      statements: { '5.0': [] },
    };
    const [job] = plan([without], ['5.0'], target, { ...rich, restrictedOffers: rich.offers }, false);
    expect(job?.lacking).toMatch(/does without QoS 2/);
  });

  it('runs at the restricted endpoint what nothing else is fit for', () => {
    const restrictedEndpoint = { ...target.primary, url: 'pipe:restricted' };
    const both = { ...capabilities, offers: { '5.0': offerOf({}) }, restrictedOffers: { '5.0': poor } };
    const placeOf = (...needs: Need[]) => {
      const needy = { ...named('a/b', needs), statements: { '5.0': [] } };
      const [job] = plan([needy], ['5.0'], { ...target, restrictedEndpoint }, both, false);
      return { url: job?.endpoint.url, lacking: job?.lacking, maximumQos: job?.offer.maximumQos };
    };
    expect(placeOf()).toEqual({ url: 'pipe:reference', lacking: null, maximumQos: 2 });
    expect(placeOf({ without: 'qos-2' })).toEqual({ url: 'pipe:restricted', lacking: null, maximumQos: 1 });
    expect(placeOf({ without: 'qos-2' }, { maxQos: 2 })).toMatchObject({ url: 'pipe:reference', maximumQos: 2 });
  });
});
