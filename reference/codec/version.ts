/** The protocol versions, and the level byte by which CONNECT names each. */

/** A version of MQTT; 3.1 is the one with the protocol name `MQIsdp`. */
export type Version = '3.1' | '3.1.1' | '5.0';

/** All versions, oldest first. */
export const versions: readonly Version[] = ['3.1', '3.1.1', '5.0'];

/** Protocol Name and Protocol Level of a version (section 3.1.2.1 and 3.1.2.2). */
export const protocolOf: Readonly<Record<Version, { readonly name: string; readonly level: number }>> = {
  '3.1': { name: 'MQIsdp', level: 3 },
  '3.1.1': { name: 'MQTT', level: 4 },
  '5.0': { name: 'MQTT', level: 5 },
};
