import type { Rules } from '../../broker/rules.ts';
import { fault } from '../fault.ts';

/** A broker whose `a/#` does not match `a`, or only sometimes. */
function missingParent(
  name: string,
  title: string,
  misses: (...asked: Parameters<Rules['hashMatchesParent']>) => boolean,
  seenIn?: readonly string[],
) {
  return fault({
    name: `hash-misses-parent${name}`,
    title,
    breaks: { '3.1': [], '3.1.1': ['MQTT-4.5.0-1', 'MQTT-3.3.1-6'], '5.0': ['MQTT-4.5.0-1', 'MQTT-3.3.1-9'] },
    ...(seenIn === undefined ? {} : { seenIn }),
    bend: (rules) => ({
      ...rules,
      hashMatchesParent: (...asked) => !misses(...asked) && rules.hashMatchesParent(...asked),
    }),
  });
}

/** A broker whose `#` matches only some numbers of levels. */
function missing(name: string, title: string, misses: (...asked: Parameters<Rules['hashMatches']>) => boolean) {
  return fault({
    name: `hash-misses-${name}`,
    title,
    breaks: { '3.1': [], '3.1.1': ['MQTT-4.5.0-1', 'MQTT-3.3.1-6'], '5.0': ['MQTT-4.5.0-1', 'MQTT-3.3.1-9'] },
    bend: (rules) => ({ ...rules, hashMatches: (...asked) => !misses(...asked) && rules.hashMatches(...asked) }),
  });
}

export default [
  missingParent('', 'a/# does not match a', () => true, ['FlashMQ#61', 'async_mqtt#456']),
  missingParent('-of-retained', 'a/# does not match a retained message on a', (_, cause) => cause === 'retained'),
  missingParent('-below-the-first-level', 'a/b/# does not match a/b, though a/# matches a', (depth) => depth > 1),
  missing('grandchildren', '# matches one level and no more', (below) => below > 1),
  missing('children', '# does not match a single level', (below) => below === 1),
  missing('beyond-five-levels', '# matches at most five levels', (below) => below > 5),
  missing(
    'more-than-one-retained-level',
    '# matches one level of retained topics',
    (below, cause) => below > 1 && cause === 'retained',
  ),
];
