/** Takes the credentials that a user gave for the target out of what is reported. */

import type { Packet } from '../../reference/codec/packet.ts';
import type { Observation, ScenarioResult } from '../result.ts';
import type { PacketEvent, TraceEvent } from '../trace.ts';

const asterisk = 0x2a;
const connectType = 1;

/**
 * The result with each of the secrets replaced by asterisks in the CONNECT packets sent, in their fields and their
 * bytes, so that lengths stay as they were; and in what is told in words, for a broker may repeat them. Values that a
 * scenario made up differ, and stay.
 */
export function maskSecrets(result: ScenarioResult, secrets: readonly string[]): ScenarioResult {
  const hidden = secrets.filter((secret) => secret !== '').map((secret) => new TextEncoder().encode(secret));
  if (hidden.length === 0) return result;
  const { reason } = result;
  return {
    ...result,
    reason: reason === null ? null : maskText(reason, secrets),
    findings: result.findings.map((finding) => ({ ...finding, reason: maskText(finding.reason, secrets) })),
    observations: maskTexts(result.observations, secrets),
    trace: result.trace.map((event) => maskEvent(event, hidden)),
  };
}

/** A shorter one is masked only where it is a word of its own: as a part of words it is everywhere. */
const unmistakable = 6;

/** The text with each of the secrets replaced by asterisks. */
export function maskText(text: string, secrets: readonly string[]): string {
  return secrets.reduce((left, secret) => {
    if (secret === '') return left;
    if (secret.length >= unmistakable) return left.replaceAll(secret, '***');
    const literal = secret.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    return left.replaceAll(new RegExp(`(?<![\\p{L}\\p{N}_])${literal}(?![\\p{L}\\p{N}_])`, 'gu'), '***');
  }, text);
}

/** The same in each value that is a text. */
export function maskTexts(
  values: Readonly<Record<string, Observation>>,
  secrets: readonly string[],
): Readonly<Record<string, Observation>> {
  const masked = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? maskText(value, secrets) : value,
  ]);
  return Object.fromEntries(masked);
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
