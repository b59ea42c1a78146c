import type { Rules } from '../../broker/rules.ts';
import type { StatementId50 } from '../../statements/index.ts';
import { fault } from '../fault.ts';

interface Variant {
  readonly name: string;
  readonly title: string;
  readonly breaks: readonly StatementId50[];
  readonly bend: (rules: Rules) => Partial<Rules>;
}

const variants: readonly Variant[] = [
  {
    name: 'unknown-method-accepted',
    title: 'A CONNECT by an unknown Authentication Method is served as if it had named none',
    breaks: ['MQTT-4.12.0-1'],
    bend: () => ({ refusalOfMethod: () => null }),
  },
  {
    name: 'unknown-method-left-open',
    title: 'A CONNECT by an unknown Authentication Method is refused, but not closed',
    breaks: ['MQTT-4.12.0-1', 'MQTT-3.2.2-7'],
    bend: (rules) => ({ closesAfterRefusal: (code) => code !== 0x8c && rules.closesAfterRefusal(code) }),
  },
  {
    name: 'asks-with-success',
    title: "The server's AUTH asks for more with Reason Code 0x00",
    breaks: ['MQTT-4.12.0-2'],
    bend: () => ({ authReasonCode: () => 0 }),
  },
  {
    name: 'never-says-done',
    title: 'A re-authentication ends with an AUTH that asks for more',
    breaks: ['MQTT-4.12.0-2'],
    bend: () => ({ authReasonCode: () => 0x18 }),
  },
  {
    name: 'method-missing-in-connack',
    title: 'CONNACK does not name the Authentication Method',
    breaks: ['MQTT-4.12.0-5'],
    bend: (rules) => ({
      repeatedMethod: (method, type) => (type === 'connack' ? undefined : rules.repeatedMethod(method, type)),
    }),
  },
  {
    name: 'other-method-in-connack',
    title: 'CONNACK names another Authentication Method',
    breaks: ['MQTT-4.12.0-5'],
    bend: (rules) => ({
      repeatedMethod: (method, type) => (type === 'connack' ? 'PLAIN' : rules.repeatedMethod(method, type)),
    }),
  },
  {
    name: 'other-method-in-auth',
    title: "The server's AUTH names another Authentication Method",
    breaks: ['MQTT-4.12.0-5'],
    bend: (rules) => ({
      repeatedMethod: (method, type) => (type === 'auth' ? 'PLAIN' : rules.repeatedMethod(method, type)),
    }),
  },
  {
    name: 'wrong-password-accepted',
    title: 'Whoever answers the challenge is accepted, whatever the answer',
    breaks: ['MQTT-4.12.0-4'],
    bend: (rules) => ({
      authenticationFailure: (isConnected) => (isConnected ? rules.authenticationFailure(isConnected) : null),
    }),
  },
  {
    name: 'wrong-password-left-open',
    title: 'A client that fails to authenticate is refused, but not closed',
    breaks: ['MQTT-4.12.0-4', 'MQTT-3.2.2-7'],
    bend: (rules) => ({ closesAfterRefusal: (code) => code !== 0x87 && rules.closesAfterRefusal(code) }),
  },
  {
    name: 'wrong-password-accepted-again',
    title: 'A re-authentication succeeds whatever the answer',
    breaks: ['MQTT-4.12.1-2'],
    bend: (rules) => ({
      authenticationFailure: (isConnected) => (isConnected ? null : rules.authenticationFailure(isConnected)),
    }),
  },
  {
    name: 'closes-without-a-word',
    title: 'A re-authentication that fails is closed without DISCONNECT',
    breaks: ['MQTT-4.12.1-2'],
    bend: (rules) => ({
      disconnectReasonCode: (end) =>
        end.kind === 'rejected' && end.reasonCode === 0x87 ? null : rules.disconnectReasonCode(end),
    }),
  },
  {
    name: 'any-answer-code-taken',
    title: 'The answer to a challenge is taken whatever its Reason Code',
    breaks: ['MQTT-4.12.0-3', 'MQTT-4.13.1-1'],
    bend: (rules) => ({
      onAuth: (auth, state) => rules.onAuth(state.isConnected ? auth : { ...auth, reasonCode: 0x18 }, state),
    }),
  },
  {
    name: 'begun-anew-before-connack',
    title: 'An AUTH 0x19 is taken as the answer to a challenge',
    breaks: ['MQTT-4.12.0-3', 'MQTT-4.13.1-1'],
    bend: (rules) => ({
      onAuth: (auth, state) => (auth.reasonCode === 0x19 && !state.isConnected ? 'take' : rules.onAuth(auth, state)),
    }),
  },
  {
    name: 'other-method-taken',
    title: 'The answer to a challenge is taken by whatever method',
    breaks: ['MQTT-4.12.0-5', 'v5.0-3.15-u1'],
    bend: (rules) => ({
      onAuth: (auth, state) => (state.isAsked && !state.isConnected ? 'take' : rules.onAuth(auth, state)),
    }),
  },
  {
    name: 'other-method-taken-again',
    title: 'A re-authentication by another method than that of CONNECT is begun',
    breaks: ['MQTT-4.12.1-1'],
    bend: (rules) => ({
      onAuth: (auth, state) =>
        state.isConnected && state.method !== null && auth.reasonCode === 0x19 ? 'begin' : rules.onAuth(auth, state),
      authenticationFailure: (isConnected) => (isConnected ? null : rules.authenticationFailure(isConnected)),
    }),
  },
  ...(['pingreq', 'subscribe', 'publish'] as const).map((type) => ({
    name: `${type}-before-connack-ignored`,
    title: `${type.toUpperCase()} before the authentication is over is passed over`,
    breaks: ['MQTT-3.1.2-30', 'MQTT-4.13.1-1'] as const,
    bend: (rules: Rules): Partial<Rules> => ({
      onPacketWhileAuthenticating: (packetType) =>
        packetType === type ? 'ignore' : rules.onPacketWhileAuthenticating(packetType),
    }),
  })),
];

export default variants.map(({ name, title, breaks, bend }) =>
  fault({
    name: `auth-${name}`,
    title,
    breaks: { '5.0': breaks },
    bend: (rules) => ({ ...rules, ...bend(rules) }),
  }),
);
