import { expect, test } from 'vitest';
import { createTestBroker, publish, subscribe, summary, acknowledge } from './test-client.ts';
test('smoke', () => {
  const { connect } = createTestBroker();
  const a = connect({ clientId: 'a' });
  const b = connect({ clientId: 'b' });
  a.send(subscribe(2, 'a/+'));
  b.send(publish({ topic: 'a/b', qos: 2, packetIdentifier: 7 }));
  expect(summary(a.take())).toEqual(['suback 1', 'a/b m q2 #1']);
  expect(summary(b.take())).toEqual(['pubrec 7']);
  a.send(acknowledge('pubrec', 1), acknowledge('pubcomp', 1));
  a.send(subscribe(0, '$SYS/#'));
  console.log(summary(a.take()));
});
