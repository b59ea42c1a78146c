/** The codec: bytes and packets of MQTT 3.1, 3.1.1 and 5.0. Pure, for Node and browsers. */

export { versionNamedBy } from './connect-protocol.ts';
export { decodePacket } from './decode.ts';
export { type BitField, type Dissection, dissect, type Field } from './dissect.ts';
export { encodePacket } from './encode.ts';
export { EncodeError, type EncodeErrorCode } from './encode-error.ts';
export {
  binaryData,
  byte,
  forge,
  forgeWithLength,
  fourByteInteger,
  hex,
  type Part,
  twoByteInteger,
  utf8String,
  variableByteInteger,
} from './forge.ts';
export {
  createFrameDecoder,
  type Frame,
  type FrameDecoder,
  type FrameDecoderOptions,
  frameBytes,
  frameOf,
} from './frame.ts';
export { fromHex, HexError, toHex } from './hex.ts';
export {
  type Auth,
  type Connack,
  type Connect,
  type Disconnect,
  type Packet,
  type PacketOf,
  type PacketType,
  type Pingreq,
  type Pingresp,
  type Puback,
  type Pubcomp,
  type Publish,
  type Pubrec,
  type Pubrel,
  packetTypes,
  type QoS,
  type Suback,
  type Subscribe,
  type Subscription,
  type Unsuback,
  type Unsubscribe,
  type Will,
} from './packet.ts';
export type { Properties, PropertyName } from './properties.ts';
export {
  hasWildcard,
  isSharedFilter,
  isTopicFilter,
  isTopicName,
  parseSharedFilter,
  type SharedFilter,
  topicMatches,
} from './topic.ts';
export { utf8Length } from './utf8.ts';
export { connectReturnCodes, type ReturnCode, subscribeReturnCodes } from './v3/reason-codes.ts';
export type { PropertyDefinition, PropertyPlace, PropertyType } from './v5/property-definition.ts';
export { findProperty, propertyDefinitions } from './v5/property-definitions.ts';
export { type ReasonCode, type ReasonCodePacket, reasonCodeName, reasonCodes } from './v5/reason-codes.ts';
export { protocolOf, type Version, versions } from './version.ts';
export { describeViolation, type Violation, type ViolationKind, violation } from './violation.ts';
