import type { EndReason } from '../../broker/end-reason.ts';
import type { SessionView } from '../../broker/session/session.ts';
import type { Will } from '../../codec/index.ts';
import { fault } from '../fault.ts';

interface Loss {
  readonly name: string;
  readonly title: string;
  readonly seenIn?: readonly string[];
  readonly loses: (end: EndReason, will: Will, session: SessionView) => boolean;
}

const losses: readonly Loss[] = [
  { name: 'always', title: 'No Will is ever published', loses: () => true },
  {
    name: 'on-stream-end',
    title: 'The Will is lost when the connection just ends',
    loses: ({ kind }) => kind === 'stream-ended',
  },
  {
    name: 'on-keep-alive',
    title: 'The Will is lost when the client is closed for its silence',
    loses: ({ kind }) => kind === 'keep-alive',
  },
  {
    name: 'but-on-keep-alive',
    title: 'The Will is published only when the client is closed for its silence',
    loses: ({ kind }) => kind !== 'keep-alive',
  },
  {
    name: 'on-take-over',
    title: 'The Will of a connection that is taken over is lost',
    seenIn: ['emqx#10551'],
    loses: ({ kind }) => kind === 'taken-over',
  },
  {
    name: 'on-take-over-of-kept-session',
    title: 'The Will of a connection that is taken over is lost if its session is kept',
    seenIn: ['mosquitto#3509'],
    loses: ({ kind }, _will, { clean }) => kind === 'taken-over' && !clean,
  },
  {
    name: 'on-violation',
    title: 'The Will is lost when the client is closed for a malformed packet',
    loses: ({ kind }) => kind === 'violation',
  },
  {
    name: 'on-second-connect',
    title: 'The Will is lost when the client is closed for a second CONNECT',
    loses: (end) => end.kind === 'unexpected-packet' && end.packetType === 'connect',
  },
  {
    name: 'on-server-packet',
    title: 'The Will is lost when the client is closed for a packet that only a server sends',
    loses: (end) => end.kind === 'unexpected-packet' && end.packetType === 'connack',
  },
  {
    name: 'of-kept-session',
    title: 'The Will of a client whose session is kept is not published',
    loses: (_end, _will, { clean }) => !clean,
  },
  {
    name: 'of-clean-session',
    title: 'The Will of a client is published only if its session is kept',
    loses: (_end, _will, { clean }) => clean,
  },
  {
    name: 'of-later-connections',
    title: 'In a session that is kept only the Will of the first connection is ever published',
    loses: (_end, _will, { connects }) => connects > 1,
  },
  {
    name: 'of-subscriber',
    title: 'The Will of a client that subscribes to anything is lost',
    loses: (_end, _will, { subscriptions }) => subscriptions.size > 0,
  },
  { name: 'at-qos-2', title: 'A Will at QoS 2 is lost', loses: (_end, { qos }) => qos === 2 },
  { name: 'if-retained', title: 'A Will with Will Retain 1 is lost', loses: (_end, { retain }) => retain },
  {
    name: 'if-empty',
    title: 'A Will without payload is not published',
    loses: (_end, { payload }) => payload.length === 0,
  },
  {
    name: 'beyond-32-kib',
    title: 'A Will of more than 32,767 bytes is lost',
    loses: (_end, { payload }) => payload.length > 32_767,
  },
];

export default losses.map(({ name, title, loses, ...more }) =>
  fault({
    name: `will-lost-${name}`,
    title,
    breaks: { '3.1.1': ['MQTT-3.1.2-8'], '5.0': ['MQTT-3.1.2-8'] },
    ...more,
    bend: (rules) => ({
      ...rules,
      publishesWill: (end, will, session) => !loses(end, will, session) && rules.publishesWill(end, will, session),
    }),
  }),
);
