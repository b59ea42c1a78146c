/** How a packet with a topic that is none must be answered. */

import type { Client, Stage } from '../../harness/scenario.ts';

/**
 * Requires the end of the connection. Where the text can be parsed and only says what it must not, 5.0 has codes that
 * refuse it (0x8F, 0x90) for names "correctly formed but not accepted": one that uses them here is warned about.
 */
export async function expectTurnedAway(
  { version, fail, warn }: Stage,
  client: Client,
  { answer, parses }: { readonly answer: 'puback' | 'suback' | 'unsuback'; readonly parses: boolean },
): Promise<void> {
  const came = version === '5.0' && parses ? await client.expectOneOf([answer]) : await client.expectClosed();
  if (!('type' in came)) return;
  const codes = 'reasonCodes' in came ? came.reasonCodes : 'reasonCode' in came ? [came.reasonCode] : [];
  const got = `${answer.toUpperCase()} ${codes.map((code) => `0x${code.toString(16).padStart(2, '0')}`).join(', ')}`;
  if (codes.some((code) => code < 0x80)) fail('the connection closed', got);
  warn(`expected the connection closed, got ${got} and the connection kept`);
}
