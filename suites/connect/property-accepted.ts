import { matrix, scenario } from '../../harness/scenario.ts';
import { expectAccepted } from './_accepted.ts';

/** Legal properties of CONNECT, at the ends of what they may be. */
const cases = {
  none: {},
  'session-expiry-interval-0': { sessionExpiryInterval: 0 },
  'session-expiry-interval-1': { sessionExpiryInterval: 1 },
  'session-expiry-interval-longest': { sessionExpiryInterval: 0xffff_ffff },
  'receive-maximum-1': { receiveMaximum: 1 },
  'receive-maximum-65535': { receiveMaximum: 65_535 },
  'maximum-packet-size-largest': { maximumPacketSize: 0xffff_ffff },
  'topic-alias-maximum-0': { topicAliasMaximum: 0 },
  'topic-alias-maximum-65535': { topicAliasMaximum: 65_535 },
  'request-response-information-0': { requestResponseInformation: 0 },
  'request-response-information-1': { requestResponseInformation: 1 },
  'request-problem-information-0': { requestProblemInformation: 0 },
  'request-problem-information-1': { requestProblemInformation: 1 },
  'user-properties': {
    userProperty: [
      ['name', 'value'],
      ['name', 'value'],
      ['', ''],
      ['Straße', '\u{1F6E3}'],
    ],
  },
  all: {
    sessionExpiryInterval: 10,
    receiveMaximum: 10,
    maximumPacketSize: 100_000,
    topicAliasMaximum: 10,
    requestResponseInformation: 1,
    requestProblemInformation: 1,
    userProperty: [['name', 'value']],
  },
} as const;

export default matrix({ properties: Object.keys(cases) as (keyof typeof cases)[] }, ({ properties }) =>
  scenario({
    id: `connect/property-accepted/${properties}`,
    title: `CONNECT with ${properties === 'all' ? 'every property that a plain client may send' : properties === 'none' ? 'no property' : `the property ${properties.replaceAll('-', ' ')}`} is accepted and served`,
    statements: { '5.0': ['MQTT-3.1.4-5'] },
    lesson: `Properties tell the server what the client can take and what it wishes. They all may be left out, and none of them is
      a reason to turn a client away.`,

    run: (stage) => expectAccepted(stage, { properties: cases[properties] }),
  }),
);
