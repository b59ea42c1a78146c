import { matrix, scenario } from '../../harness/scenario.ts';

export default matrix({ requested: ['absent', 0, 1] }, ({ requested }) =>
  scenario({
    id: `connect/response-information/${requested}`,
    title:
      requested === 1
        ? 'With Request Response Information 1 a server may give Response Information, and serves the client either way'
        : `With Request Response Information ${requested} CONNACK has no Response Information`,
    statements: { '5.0': requested === 1 ? ['MQTT-3.1.4-5'] : ['MQTT-3.1.2-28'] },
    lesson: `Response Information is where a client may have its answers sent to. A server gives it only to those who ask, and need
      not give it to them.`,

    async run({ connect, observe, fail }) {
      const properties = requested === 'absent' ? {} : { requestResponseInformation: requested };
      const client = await connect({ properties });

      const information = client.connack.properties?.responseInformation;
      observe('given', information !== undefined);
      if (requested !== 1 && information !== undefined) fail('no Response Information', `"${information}"`);
      await client.expectOpen();
    },
  }),
);
