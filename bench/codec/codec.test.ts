import { describe, expect, it } from 'vitest';
import type { Packet } from '../../reference/codec/index.ts';
import { InvalidRun } from '../contest.ts';
import { checkAgreement } from './agreement.ts';
import { codecs } from './codecs.ts';
import { tasks } from './tasks.ts';
import { workloads } from './workloads.ts';

const packetCount = 64;

describe.each(workloads)('$name', (workload) => {
  const packets = Array.from({ length: packetCount }, (_, index) => workload.packetAt(index));

  it('is the same to both codecs', () => {
    expect(() => checkAgreement(packets, workload.version)).not.toThrow();
  });

  describe.each([...codecs])('%s', (_, codec) => {
    it.each(tasks)('does all of it: $name', (task) => {
      const { run, expected } = task.prepare(codec, workload, packets);
      expect([run(), run()]).toEqual([expected, expected]);
    });
  });
});

it('a packet on which the two do not agree makes the run invalid', () => {
  const userProperty = [
    ['k', ''],
    ['k', 'v'],
  ] as const;
  const lossy: Packet = { type: 'puback', packetIdentifier: 1, reasonCode: 0, properties: { userProperty } };
  expect(() => checkAgreement([lossy], '5.0')).toThrow(InvalidRun);
});
