import { type Client, matrix, type Stage, scenario } from '../../harness/scenario.ts';

const count = 5;

/** The Reason Code that judges the client id; others have reasons that may hold for some of the clients. */
const clientIdentifierNotValid = 0x85;

type Answer = { readonly client: Client; readonly id: string } | { readonly refusedWith: number | null };

/** Connects without a client id. A server need not allow that: then with what it refused, null when without a CONNACK. */
async function assigned(stage: Stage, cleanStart: boolean): Promise<Answer> {
  const client = await stage.open();
  await client.sendBytes(stage.encode({ type: 'connect', clientId: '', cleanStart }));
  const answer = await client.expectOneOf(['connack']);
  if (!('type' in answer) || answer.type !== 'connack') return { refusedWith: null };
  if (answer.reasonCode !== 0) {
    await client.expectClosed({ statements: { '5.0': ['MQTT-3.1.3-8', 'MQTT-3.2.2-7'] } });
    return { refusedWith: answer.reasonCode };
  }
  if (answer.sessionPresent)
    stage.fail('CONNACK with Session Present 0', 'Session Present 1', { '5.0': ['MQTT-3.2.2-3'] });
  const id = answer.properties?.assignedClientIdentifier;
  if (id === undefined || id === '') {
    return stage.fail('CONNACK with an Assigned Client Identifier', id === '' ? 'an empty one' : 'none', {
      '5.0': ['MQTT-3.1.3-7', 'MQTT-3.2.2-16'],
    });
  }
  return { client, id };
}

export default matrix({ cleanStart: [true, false] }, ({ cleanStart }) =>
  scenario({
    id: `connect/assigned-client-id/clean-start-${cleanStart ? 1 : 0}`,
    title: `Clients without a client id and with Clean Start ${cleanStart ? 1 : 0} are each told one that nobody else has, or refused`,
    statements: { '5.0': ['MQTT-3.1.3-7', 'MQTT-3.2.2-16'] },
    lesson: `A client that gives no id gets one from the server and is told which. With Clean Start 0 too: there is no session to be
      found yet, and in 5.0 that is no error.`,

    async run(stage) {
      const clients: { readonly client: Client; readonly id: string }[] = [];
      let refusedWith: number | null = null;
      for (let time = 0; time < count; time += 1) {
        const next = await assigned(stage, cleanStart);
        if ('refusedWith' in next) {
          refusedWith = next.refusedWith;
          break;
        }
        clients.push(next);
      }
      stage.observe('allowed', clients.length > 0);
      if (clients.length === 0) return;

      const ids = clients.map(({ id }) => id);
      if (refusedWith === clientIdentifierNotValid)
        stage.fail('all accepted or all refused', `${clients.length} of ${count} accepted`);
      if (new Set(ids).size < ids.length) stage.fail('identifiers that are all different', ids.join(', '));
      for (const { client } of clients) await client.expectOpen();
    },
  }),
);
