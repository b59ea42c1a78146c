/** No timer runs for what is gone. */

import type { Core } from '../../reference/broker/core.ts';
import type { Report } from './inspect.ts';

/** Looks at how many timers run: at most one for each thing that has a time. */
export function inspectTimers(core: Core, running: number, report: Report): void {
  const { connections, sessions, retained, rules, settings } = core;
  let expected = 0;
  for (const { phase, keepAlive } of connections) {
    if (phase.name !== 'connected' || keepAlive !== null) expected += 1;
  }
  let wantsSys = false;
  for (const { expiry, delayedWill, subscriptions } of sessions.values()) {
    if (expiry !== null) expected += 1;
    if (delayedWill !== null) expected += 1;
    for (const topicFilter of subscriptions.keys()) wantsSys ||= rules.topicLevels(topicFilter)[0] === '$SYS';
  }
  for (const message of retained.all()) {
    if (Number.isFinite(rules.retainedLifetimeMs(settings.retainedExpiryMs, message))) expected += 1;
  }
  if (wantsSys) expected += 1;
  if (running > expected) report('no-timer-is-left', `${running} run, ${expected} have a cause`);
}
