/** What a scenario does with the WebSocket under a connection goes into the trace as well. */

import type { WebSocketControl } from '../stage.ts';
import { concat } from './bytes.ts';
import type { SentRecorder } from './sent.ts';

/** The control of a WebSocket that records what it sends, behind what was sent before. */
export function recording(
  control: WebSocketControl,
  sent: SentRecorder,
  flush: () => Promise<void>,
  beforeData: () => Promise<void>,
): WebSocketControl {
  return {
    get subprotocol() {
      return control.subprotocol;
    },
    get allBinary() {
      return control.allBinary;
    },
    sendText: async (bytes) => {
      await beforeData();
      sent.apart(bytes);
      await control.sendText(bytes);
    },
    sendFragments: async (pieces, between) => {
      await beforeData();
      sent.inStream(concat(pieces));
      await control.sendFragments(pieces, between);
    },
    ping: async (payload) => {
      await flush();
      return control.ping(payload);
    },
    close: async (code) => {
      await flush();
      return control.close(code);
    },
  };
}
