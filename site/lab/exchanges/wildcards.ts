/** Which messages a filter with wildcards lets through. */

import type { Citations } from '../../../reference/statements/index.ts';
import type { Exchange } from '../exchange.ts';

/** To all whose filters match. */
const delivers: Citations = { '3.1.1': ['MQTT-4.5.0-1'], '5.0': ['MQTT-4.5.0-1'] };
/** To nobody else. */
const matches: Citations = { '3.1.1': ['MQTT-3.3.2-3'], '5.0': ['MQTT-3.3.2-3'] };
const hidesDollar: Citations = { '3.1.1': ['MQTT-4.7.2-1'], '5.0': ['MQTT-4.7.2-1'] };

export const wildcards: Exchange = {
  id: 'wildcards',
  title: 'Two filters, four messages',
  statements: delivers,
  lifelines: ['screen', 'log', 'sensor'],
  switches: [
    {
      fault: 'plus-spans-levels',
      tells: '+ matches any number of levels, so the screen shows the oven',
      scenario: 'topic/wildcards/plus-and-hash/retained',
    },
    {
      fault: 'hash-misses-parent',
      tells: 'home/# does not match home itself, so the log misses a message',
      scenario: 'topic/filters-side-by-side',
    },
    {
      fault: 'leading-hash-matches-dollar',
      tells: 'a bare # also matches topics that begin with $',
      scenario: 'topic/dollar-hidden-from-leading-wildcard/hash/live',
    },
  ],

  async run({ connect, say }) {
    say('The screen wants the temperature of every room. The plus sign stands for exactly one level.');
    const screen = await connect({ clientId: 'screen' });
    await screen.subscribe('home/+/temperature');
    say('The log wants all of home. The hash stands for any number of levels, none included.');
    const log = await connect({ clientId: 'log' });
    await log.subscribe('home/#');
    const sensor = await connect({ clientId: 'sensor' });

    say('One level in the place of the plus sign: both filters match, and the broker makes two copies.');
    await sensor.publish('home/kitchen/temperature', '21');
    await screen.expect('publish', { topic: 'home/kitchen/temperature' });
    await log.expect('publish', { topic: 'home/kitchen/temperature' });

    say('Two levels in its place: only # reaches that far.');
    await sensor.publish('home/kitchen/oven/temperature', '180');
    await log.expect('publish', { topic: 'home/kitchen/oven/temperature' });
    say('The screen asks for a sign of life. The answer comes, and nothing came before it: nothing is on its way.');
    await screen.expectNo('publish', { statements: matches });

    say('The topic home itself, without anything below: # includes its parent.');
    await sensor.publish('home', 'door open');
    await log.expect('publish', { topic: 'home' });

    say(
      'Topics that begin with $ are the broker’s own matters. A filter that begins with a wildcard never matches them.',
    );
    await log.subscribe('#');
    await sensor.publish('$lab/secret', 'not for everyone');
    await log.expectNo('publish', { statements: hidesDollar });
  },
};
