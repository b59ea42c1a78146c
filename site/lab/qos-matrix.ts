/** The 3 x 3 matrix of published and granted QoS, each cell run against the broker in the page. */

import { packetsOf } from '../../harness/trace.ts';
import type { QoS } from '../../reference/codec/packet.ts';
import type { Version } from '../../reference/codec/version.ts';
import type { Fault } from '../../reference/faults/fault.ts';
import { effectiveQos } from './exchanges/qos.ts';
import { record } from './record.ts';

const levels: readonly QoS[] = [0, 1, 2];

/** One cell. */
export interface MatrixCell {
  readonly published: QoS;
  readonly granted: QoS;
  /** At which the message arrived; null when it did not. */
  readonly delivered: QoS | null;
  /** Packets that one message took, on both hops. */
  readonly packets: number;
  /** What was expected and what came; null when it is as it should be. */
  readonly reason: string | null;
}

/** All nine cells, row by row: a row for each level published. */
export function qosMatrix(version: Version, faults: readonly Fault[]): Promise<readonly MatrixCell[]> {
  const points = levels.flatMap((published) => levels.map((granted) => ({ published, granted })));
  return Promise.all(
    points.map(async ({ published, granted }): Promise<MatrixCell> => {
      const { result } = await record(effectiveQos(published, granted), version, faults);
      const arrived = packetsOf(result.trace, 'in', 'a').find(({ packet }) => packet.type === 'publish')?.packet;
      const packets = result.trace.filter(
        (event) => event.kind === 'packet' && event.packet.type.startsWith('pub'),
      ).length;
      const delivered = arrived?.type === 'publish' ? arrived.qos : null;
      return { published, granted, delivered, packets, reason: result.reason };
    }),
  );
}
