/** Fuzzes a broker in a process of its own over TCP and WebSocket: it lives, keeps its memory, sends MQTT, and serves others. */

import { launch } from '../../harness/target/launch/launch.ts';
import { targetOf } from '../../harness/target/url.ts';
import type { Finding } from '../judge/scene.ts';
import { createRandom, partSeed } from '../random.ts';
import { connectBystander } from './bystander.ts';
import { replay } from './replay.ts';
import { writeScript } from './script.ts';

/** What to say. */
export interface SocketFuzzOptions {
  /** Chunks. */
  readonly chunks: number;
  readonly seed: number;
  /** The built command line. */
  readonly mainFile: string;
  readonly progress?: (tally: SocketFuzzTally) => void;
}

/** How far it has come. */
export interface SocketFuzzTally {
  readonly batches: number;
  readonly chunks: number;
}

/** What came of it. */
export interface SocketFuzzResult extends SocketFuzzTally {
  /** Null if all was well. */
  readonly finding: Finding | null;
}

const stepsPerBatch = 1_000;
/** Mebibytes of heap, several times what is needed: the process ends when it wants more. */
const heapMebibytes = 192;
/** So little is kept for the absent that their return is not most of the work. */
const bounds = ['--max-queued-messages', '100', '--max-in-flight-messages', '50'];
const served = ['serve', '--port', '{port}', '--ws-port', '{wsPort}', ...bounds];

/** Starts a broker, fuzzes it batch by batch, and ends it. */
export async function fuzzSockets({ chunks, seed, mainFile, progress }: SocketFuzzOptions): Promise<SocketFuzzResult> {
  const command = [process.execPath, `--max-old-space-size=${heapMebibytes}`, mainFile, ...served];
  const broker = await launch({ command });
  const { endpoints } = targetOf(broker.urls, { credentials: {}, declared: {}, tls: { insecure: false } });
  let tally: SocketFuzzTally = { batches: 0, chunks: 0 };

  const inBatches = async (): Promise<Finding | null> => {
    const residents = await Promise.all(
      endpoints.map((endpoint) => connectBystander(endpoint, `of-${endpoint.transport}`)),
    );
    while (tally.chunks < chunks) {
      const batchSeed = partSeed(seed, tally.batches);
      const random = createRandom(batchSeed);
      const script = writeScript(batchSeed, stepsPerBatch);
      const violation = await replay(script, endpoints, random);
      if (violation !== null) return { invariant: 'well-formed', detail: violation };
      const newcomer = await connectBystander(random.pick(endpoints), `newcomer-${tally.batches}`);
      for (const bystander of [...residents, newcomer]) {
        const missing = await bystander.isServed();
        if (missing !== null) return { invariant: 'serves-bystanders', detail: missing };
      }
      newcomer.leave();
      const said = script.steps.filter(({ kind }) => kind === 'bytes').length;
      tally = { batches: tally.batches + 1, chunks: tally.chunks + said };
      progress?.(tally);
    }
    return null;
  };

  try {
    const finding = await inBatches().catch((error: unknown) => ({
      invariant: 'accepts-connections',
      detail: String(error),
    }));
    const ended = broker.ended();
    const words = (await broker.log()).filter((line) => !line.startsWith('listening ')).join('\n');
    if (ended !== null)
      return { ...tally, finding: { invariant: 'lives-on', detail: `it ended with ${ended}: ${words}` } };
    if (words !== '') return { ...tally, finding: { invariant: 'complains-of-nothing', detail: words } };
    return { ...tally, finding };
  } finally {
    await broker.stop();
  }
}
