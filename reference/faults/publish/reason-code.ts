import type { PublicationFate } from '../../broker/rules/publish.ts';
import type { StatementId50 } from '../../statements/index.ts';
import { fault } from '../fault.ts';

/** A broker that answers PUBLISH with another reason code. */
function answering(
  name: string,
  title: string,
  breaks: readonly StatementId50[],
  code: (fate: PublicationFate) => number | null,
) {
  return fault({
    name: `publish-reason-${name}`,
    title,
    breaks: { '5.0': breaks },
    bend: (rules) => ({ ...rules, publishReasonCode: (fate) => code(fate) ?? rules.publishReasonCode(fate) }),
  });
}

export default [
  answering('always-refused', 'Every PUBLISH at QoS 1 and 2 is refused, and delivered', ['MQTT-3.3.4-1'], () => 0x80),
  answering('nobody-refused', 'A PUBLISH to which nobody subscribes is refused', ['MQTT-3.3.4-1'], (fate) =>
    fate === 'nobody-subscribes' ? 0x90 : null,
  ),
  answering('always-nobody', 'Every PUBLISH is answered as if nobody subscribed', ['MQTT-3.3.4-1'], () => 0x10),
];
