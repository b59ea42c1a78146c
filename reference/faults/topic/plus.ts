import type { Rules } from '../../broker/rules.ts';
import { fault } from '../fault.ts';

/** A broker whose `+` fails to match some levels. */
function missing(name: string, title: string, misses: (...asked: Parameters<Rules['plusMatches']>) => boolean) {
  return fault({
    name: `plus-misses-${name}`,
    title: `+ does not match ${title}`,
    breaks: { '3.1': [], '3.1.1': ['MQTT-4.5.0-1', 'MQTT-3.3.1-6'], '5.0': ['MQTT-4.5.0-1', 'MQTT-3.3.1-9'] },
    bend: (rules) => ({ ...rules, plusMatches: (...asked) => !misses(...asked) && rules.plusMatches(...asked) }),
  });
}

/** How deep a `+` may span: beyond it, a topic of thousands of levels would be matched in more ways than can be tried. */
const deepestSpan = 6;

/** A broker whose `+` matches more than one level at a time. */
function spanning(
  name: string,
  title: string,
  spans: (...asked: Parameters<Rules['plusSpans']>) => boolean,
  seenIn?: readonly string[],
) {
  return fault({
    name: `plus-spans-${name}`,
    title,
    breaks: { '3.1': [], '3.1.1': ['MQTT-3.3.2-3'], '5.0': ['MQTT-3.3.2-3'] },
    ...(seenIn === undefined ? {} : { seenIn }),
    bend: (rules) => ({
      ...rules,
      plusSpans: (...asked) => (asked[1] < deepestSpan && spans(...asked)) || rules.plusSpans(...asked),
    }),
  });
}

/** A broker whose trailing `+` matches where there is no level at all. */
function matchingNothing(name: string, title: string, matches: Rules['plusMatchesNothing']) {
  return fault({
    name: `plus-matches-nothing${name}`,
    title: `a/+ matches a${title}`,
    breaks: { '3.1': [], '3.1.1': ['MQTT-3.3.2-3'], '5.0': ['MQTT-3.3.2-3'] },
    bend: (rules) => ({
      ...rules,
      plusMatchesNothing: (...asked) => matches(...asked) || rules.plusMatchesNothing(...asked),
    }),
  });
}

export default [
  missing('empty-levels', 'an empty level', (level) => level === ''),
  missing(
    'empty-levels-of-retained',
    'an empty level of a retained topic',
    (level, _, cause) => level === '' && cause === 'retained',
  ),
  missing('an-empty-first-level', 'an empty first level', (level, depth) => level === '' && depth === 0),
  missing('an-empty-level-below', 'an empty level below the first', (level, depth) => level === '' && depth > 0),
  missing('the-first-level', 'the first level of a topic', (_, depth) => depth === 0),
  missing('beyond-the-third-level', 'levels below the third', (_, depth) => depth > 2),
  missing('beyond-200-levels', 'levels below the two hundredth', (_, depth) => depth > 199),
  missing('levels-with-a-space', 'a level with a space', (level) => level.includes(' ')),
  missing('levels-alike', 'a level of the same text as a literal one beside it', (level) => level === 'b'),
  spanning('levels', '+ matches any number of levels', () => true, ['hbmqtt#146']),
  spanning('empty-levels', '+ takes an empty level and the next one for one', (level) => level === ''),
  spanning('levels-at-the-start', 'A leading + matches any number of levels', (_, depth) => depth === 0),
  spanning(
    'levels-of-retained',
    '+ matches any number of levels of retained topics',
    (_level, _depth, cause) => cause === 'retained',
  ),
  matchingNothing('', '', () => true),
  matchingNothing('-retained', ' when it is retained', (_, cause) => cause === 'retained'),
  matchingNothing('-live', ' when it is published live', (_, cause) => cause === 'live'),
];
