import { matrix, type Stage, scenario } from '../../harness/scenario.ts';

/** Two client ids that somebody might take for one. */
const likenesses: Readonly<Record<string, (stage: Stage) => readonly [string, string]>> = {
  case: ({ tag }) => [`${tag}Client`, `${tag}cLIENT`],
  'last-character': ({ tag }) => [tag.padEnd(22, 'x').concat('1'), tag.padEnd(22, 'x').concat('2')],
  'first-character': ({ tag }) => [`a${tag}`, `b${tag}`],
  beginning: ({ tag }) => [`${tag}a1`, `${tag}a`],
  'leading-zero': ({ tag }) => [`${tag}7`, `0${tag}7`],
};

export default matrix({ likeness: Object.keys(likenesses) }, ({ likeness }) =>
  scenario({
    id: `session/apart/${likeness}`,
    title: `Client ids that differ in ${likeness === 'case' ? '' : 'their '}${likeness.replace('-', ' ')} have sessions of their own`,
    statements: { '3.1': [], '3.1.1': ['MQTT-3.1.3-2'], '5.0': ['MQTT-3.1.3-2'] },
    lesson: `The client id is the key of a session, all of it, character by character. Whoever has another id has another
      session, however alike they look.`,
    needs: [{ maxQos: 1 }],

    async run(stage) {
      const { connect, topic } = stage;
      const [ownId = '', otherId = ''] = likenesses[likeness]?.(stage) ?? [];
      const publisher = await connect();
      const former = await connect({ clientId: ownId, cleanSession: false });
      await former.subscribe(topic('a'), { qos: 1 });
      await former.disconnect();
      await publisher.publish(topic('a'), 'queued', { qos: 1 });

      const other = await connect({ clientId: otherId, cleanSession: false });
      await other.expectNo('publish', { after: publisher });
      const clean = await connect({ clientId: otherId, cleanSession: true });
      await clean.expectNo('publish', { after: publisher });
      const back = await connect({ clientId: ownId, cleanSession: false });

      await clean.expectOpen();
      await back.expect('publish', { topic: topic('a'), payload: 'queued' });
    },
  }),
);
