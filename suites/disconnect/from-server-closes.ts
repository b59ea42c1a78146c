import { byte, forge, matrix, type Stage, scenario, twoByteInteger, utf8String } from '../../harness/scenario.ts';

/** Errors of a client that is connected; a PINGREQ goes behind each, to see whether anybody still listens. */
const errors: Readonly<Record<string, (stage: Stage) => Uint8Array>> = {
  'second-connect': ({ encode, clientId }) => encode({ type: 'connect', clientId: clientId('owner') }),
  'publish-at-qos-3': ({ topic }) => forge(0x36, utf8String(topic('a')), twoByteInteger(1), byte(0)),
};

export default matrix({ error: Object.entries(errors) }, ({ error: [name, bytes] }) =>
  scenario({
    id: `disconnect/from-server-closes/${name}`,
    title: `After the server's DISCONNECT for a ${name.replaceAll('-', ' ')} the connection is closed, and nothing else comes`,
    statements: { '5.0': ['MQTT-3.14.4-2', 'MQTT-4.13.2-1'] },
    lesson: `DISCONNECT is the last word of whoever sends it: the Network Connection is closed behind it. A client need not be asked
      to do so.`,

    async run(stage) {
      const { connect, encode, clientId, observe } = stage;
      const client = await connect({ clientId: clientId('owner') });

      await client.sendBytes(bytes(stage), encode({ type: 'pingreq' }));

      const answer = await client.expectOneOf(['disconnect']);
      observe('told', 'type' in answer);
      await client.expectClosed();
      await client.expectNo('pingresp', { statements: { '5.0': ['MQTT-3.14.4-1'] } });
    },
  }),
);
