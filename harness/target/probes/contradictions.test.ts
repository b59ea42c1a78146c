import { expect, it } from 'vitest';
import { offerOf } from '../../offer.ts';
import { contradictionsOf } from './contradictions.ts';

const refused = 'refused with 0xA2';

it.each([
  ['nothing', {}, { wildcardSubscriptions: 'granted', sharedSubscriptions: 'granted', largestPublish: 2 ** 20 }, []],
  ['what had no answer', {}, {}, []],
  ['a wildcard refused', {}, { wildcardSubscriptions: refused }, ['wildcardSubscriptionAvailable']],
  [
    'a wildcard granted',
    { wildcardSubscriptionAvailable: 0 },
    { wildcardSubscriptions: 'granted' },
    ['wildcardSubscriptionAvailable'],
  ],
  [
    'shares that deliver nothing',
    {},
    { sharedSubscriptions: 'granted, and nothing is delivered' },
    ['sharedSubscriptionAvailable'],
  ],
  ['what is retained all the same', { retainAvailable: 0 }, { retained: 'delivered' }, ['retainAvailable']],
  ['half of what has no limit', {}, { largestPublish: 2 ** 19 }, ['maximumPacketSize']],
  ['all that the limit allows', { maximumPacketSize: 65_536 }, { largestPublish: 65_536 }, []],
  ['the power of two below the limit', { maximumPacketSize: 65_535 }, { largestPublish: 32_768 }, []],
  ['less than the limit', { maximumPacketSize: 65_536 }, { largestPublish: 32_768 }, ['maximumPacketSize']],
  ['more than the limit', { maximumPacketSize: 65_535 }, { largestPublish: 65_536 }, ['maximumPacketSize']],
] as const)('of %s', (_what, properties, found, fields) => {
  expect(Object.keys(contradictionsOf(offerOf({ properties }), found))).toEqual(fields);
});
