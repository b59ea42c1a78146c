import { expect, test } from 'vitest';
import { publish } from './test-traces.ts';
import { come, connected5, found, kept5 } from './test-traces-v5.ts';
import { topicAliasLegal } from './topic-alias-legal.ts';

const withAlias = (client: string, topic: string, topicAlias: number) =>
  come(client, publish(topic, 'm', { properties: { topicAlias } }));
const limited = connected5('a', { topicAliasMaximum: 2 });

test('an alias within the maximum may be set, used and set again', () => {
  const lines = [withAlias('a', 't', 2), withAlias('a', '', 2), withAlias('a', 'u', 2), withAlias('a', '', 2)];
  expect(found(topicAliasLegal, limited, lines)).toEqual([]);
});

test('an alias above the maximum is found, and any where there is none', () => {
  expect(found(topicAliasLegal, limited, withAlias('a', 't', 3))).toEqual([
    '2: expected Topic Aliases up to 2, the Topic Alias Maximum, got Topic Alias 3 [MQTT-3.1.2-26, MQTT-3.3.2-11]',
  ]);
  expect(found(topicAliasLegal, connected5('a'), withAlias('a', 't', 1))[0]).toContain('MQTT-3.1.2-27');
});

test('an alias that stands for nothing is found, also where it did on another connection', () => {
  expect(found(topicAliasLegal, limited, withAlias('a', '', 1))[0]).toContain('[v5.0-3.3.4-u3]');
  const again = connected5('b', { topicAliasMaximum: 2 }, { clientId: 'a' });
  expect(found(topicAliasLegal, limited, withAlias('a', 't', 1), again, withAlias('b', '', 1))).toHaveLength(1);
  expect(found(topicAliasLegal, kept5('c', 'c'))).toEqual([]);
});
