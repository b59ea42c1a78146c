/** Every bound has its option, and what is given becomes the bound. */

import { Command } from 'commander';
import { expect, it } from 'vitest';
import { createBroker, defaultLimits } from '../../reference/broker/index.ts';
import { createManualClock } from '../../reference/clock.ts';
import { transportLimits } from '../../reference/server/limits.ts';
import { limitOptions, limitsAmong } from './limit-options.ts';

const limitsOf = (...words: string[]) => {
  const command = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  for (const option of limitOptions()) command.addOption(option);
  return limitsAmong(command.parse(words, { from: 'user' }).opts());
};

it('the defaults are those of the tables, and a broker takes them', () => {
  const { broker, transport } = limitsOf();
  expect([broker, transport]).toEqual([defaultLimits, transportLimits]);
  createBroker({ clock: createManualClock(), limits: broker }).stop();
});

it('each option sets the bound whose name it has, times in seconds, wherever that bound is kept', () => {
  const { broker, transport } = limitsOf(
    ...['--max-topic-bytes', '7', '--connect-timeout', '0.5', '--max-outbound-bytes', '99999'],
  );
  expect(broker).toEqual({ ...defaultLimits, maxTopicBytes: 7, connectTimeoutMs: 500 });
  expect(transport).toEqual({ ...transportLimits, maxOutboundBytes: 99_999, connectTimeoutMs: 500 });
});

it.each([
  ['--max-topic-bytes', '65536'],
  ['--max-topic-aliases', '-1'],
  ['--max-outbound-bytes', '65535'],
  ['--max-connections-per-address', '0'],
  ['--connect-timeout', '0'],
])('%s %s is refused', (option, value) => {
  expect(() => limitsOf(option, value)).toThrow(expect.objectContaining({ code: 'commander.invalidArgument' }));
});
