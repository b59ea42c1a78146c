/** What the strict encoder throws: our own mistake, never a peer's. */

/** The stable codes of `EncodeError`. */
export type EncodeErrorCode =
  /** A number that its field cannot hold. */
  | 'MQTT_ENCODE_BAD_NUMBER'
  /** Text with a lone surrogate or U+0000, or longer than 65,535 bytes. */
  | 'MQTT_ENCODE_BAD_STRING'
  /** Binary data longer than 65,535 bytes. */
  | 'MQTT_ENCODE_BAD_BINARY_DATA'
  /** More than 268,435,455 bytes behind the fixed header. */
  | 'MQTT_ENCODE_PACKET_TOO_LARGE'
  /** A Packet Identifier of 0, out of range, missing, or on a QoS 0 PUBLISH. */
  | 'MQTT_ENCODE_BAD_PACKET_IDENTIFIER'
  /** Empty, or with a wildcard. */
  | 'MQTT_ENCODE_BAD_TOPIC_NAME'
  /** Empty, or with a misplaced wildcard, or a malformed `$share/`. */
  | 'MQTT_ENCODE_BAD_TOPIC_FILTER'
  /** Flags or options that contradict each other or do not exist in the version. */
  | 'MQTT_ENCODE_BAD_FLAGS'
  /** A code that the packet may not carry in the version. */
  | 'MQTT_ENCODE_BAD_REASON_CODE'
  /** A property that the packet may not carry, or with a value that it may not have. */
  | 'MQTT_ENCODE_BAD_PROPERTY'
  /** A SUBSCRIBE without subscriptions, a SUBACK without codes, and the like. */
  | 'MQTT_ENCODE_NOTHING_LISTED'
  /** A packet or a field that the version does not have. */
  | 'MQTT_ENCODE_NOT_IN_VERSION';

/** A packet that the standard does not allow was to be encoded. Wrong packets on purpose are built by `forge`. */
export class EncodeError extends Error {
  override readonly name = 'EncodeError';
  readonly code: EncodeErrorCode;

  constructor(code: EncodeErrorCode, expected: string, found: string) {
    super(`expected ${expected}, got ${found}`);
    this.code = code;
  }
}
