import type { Rules } from '../../broker/rules.ts';
import type { StatementId50 } from '../../statements/index.ts';
import { fault } from '../fault.ts';

type OutboundAlias = Rules['outboundAlias'];

/** A broker that chooses its own Topic Aliases otherwise. */
function choosing(
  name: string,
  title: string,
  breaks: readonly StatementId50[],
  bend: (standard: OutboundAlias) => OutboundAlias,
) {
  return fault({
    name: `server-alias-${name}`,
    title,
    breaks: { '5.0': breaks },
    bend: (rules) => ({ ...rules, outboundAlias: bend(rules.outboundAlias) }),
  });
}

export default [
  choosing(
    'to-everybody',
    'Clients get Topic Aliases that said nothing of them',
    ['MQTT-3.1.2-27'],
    (standard) => (topic, known, maximum) => standard(topic, known, maximum === 0 ? 10 : maximum),
  ),
  choosing(
    'one-beyond',
    "Topic Aliases reach one beyond the client's maximum",
    ['MQTT-3.1.2-26', 'MQTT-3.3.2-11'],
    (standard) => (topic, known, maximum) => standard(topic, known, maximum === 0 ? 0 : maximum + 1),
  ),
  choosing(
    'without-bound',
    "Topic Aliases do not end at the client's maximum",
    ['MQTT-3.1.2-26', 'MQTT-3.3.2-11'],
    (standard) => (topic, known, maximum) => standard(topic, known, maximum === 0 ? 0 : 65_535),
  ),
  choosing(
    'never-told',
    'The topic is left out from the first time',
    ['MQTT-3.3.2-3'],
    (standard) => (topic, known, maximum) => {
      const chosen = standard(topic, known, maximum);
      return chosen === null ? null : { ...chosen, isKnown: true };
    },
  ),
  choosing(
    'kept',
    'An alias that was told on another connection is used without the topic',
    ['MQTT-3.3.2-7'],
    (standard) => {
      const told = new Set<string>();
      return (topic, known, maximum) => {
        const chosen = standard(topic, known, maximum);
        if (chosen === null) return null;
        const isKnown = chosen.isKnown || told.has(topic);
        told.add(topic);
        return { ...chosen, isKnown };
      };
    },
  ),
  choosing(
    'reused-silently',
    'When all aliases are in use the first stands for further topics too, without a word',
    ['MQTT-3.3.2-3'],
    (standard) => (topic, known, maximum) =>
      standard(topic, known, maximum) ?? (maximum > 0 ? { alias: 1, isKnown: true } : null),
  ),
  choosing(
    'always-1',
    'All topics have alias 1, and are left out once they were named',
    ['MQTT-3.3.2-3'],
    () => (topic, known, maximum) => (maximum === 0 ? null : { alias: 1, isKnown: known.has(topic) }),
  ),
];
