/** Takes the credentials that a user gave for the target out of what is reported. */

import type { Packet } from '../../reference/codec/packet.ts';
import type { ScenarioResult } from '../result.ts';
import type { PacketEvent, TraceEvent } from '../trace.ts';

const asterisk = 0x2a;
const connectType = 1;

/**
 * The result with each of the secrets replaced by asterisks in the CONNECT packets sent, in their fields and their
 * bytes, so that lengths stay as they were. Values that a scenario made up differ, and stay.
 */
export function maskSecrets(result: ScenarioResult, secrets: readonly string[]): ScenarioResult {
  const hidden = secrets.filter((secret) => secret !== '').map((secret) => new TextEncoder().encode(secret));
  if (hidden.length === 0) return result;
  return { ...result, trace: result.trace.map((event) => maskEvent(event, hidden)) };
}

function maskEvent(event: TraceEvent, secrets: readonly Uint8Array[]): TraceEvent {
  if (event.kind !== 'packet' || event.direction !== 'out' || (event.bytes[0] ?? 0) >> 4 !== connectType) return event;
  return { ...event, bytes: maskBytes(event.bytes, secrets), packet: maskPacket(event.packet, secrets) };
}

function maskPacket(packet: PacketEvent['packet'], secrets: readonly Uint8Array[]): PacketEvent['packet'] {
  if (packet.type !== 'connect') return packet;
  const { userName, password } = packet;
  const masked: Packet = {
    ...packet,
    ...(userName !== undefined &&
      isSecret(new TextEncoder().encode(userName), secrets) && { userName: '*'.repeat(userName.length) }),
    ...(password !== undefined &&
      isSecret(password, secrets) && { password: new Uint8Array(password.length).fill(asterisk) }),
  };
  return masked;
}

const isSecret = (value: Uint8Array, secrets: readonly Uint8Array[]): boolean =>
  secrets.some((secret) => secret.length === value.length && secret.every((byte, index) => byte === value[index]));

/** Replaces each secret that stands there as a field, which is after its length in two bytes. */
function maskBytes(bytes: Uint8Array, secrets: readonly Uint8Array[]): Uint8Array {
  const masked = bytes.slice();
  for (const secret of secrets) {
    const lastStart = bytes.length - secret.length;
    for (let start = 2; start <= lastStart; start++) {
      const announced = ((bytes[start - 2] ?? 0) << 8) | (bytes[start - 1] ?? 0);
      if (announced === secret.length && isSecret(bytes.subarray(start, start + secret.length), [secret])) {
        masked.fill(asterisk, start, start + secret.length);
      }
    }
  }
  return masked;
}
