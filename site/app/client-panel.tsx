/** One client of the playground: what it can be told to do. */

import type { Client } from '../../harness/stage.ts';
import type { QoS } from '../../reference/codec/packet.ts';

interface ClientPanelProps {
  readonly client: Client;
  readonly isOpen: boolean;
  /** Carries something out and tells what went wrong. */
  onAct(act: () => Promise<void>): Promise<void>;
}

const levels: readonly QoS[] = [0, 1, 2];

function qosOf(fields: FormData): QoS {
  return levels.find((qos) => String(qos) === fields.get('qos')) ?? 0;
}

type FormEvent = SubmitEvent & { readonly currentTarget: HTMLFormElement };

/** The panel. */
export function ClientPanel({ client, isOpen, onAct }: ClientPanelProps) {
  const act = (does: (fields: FormData) => Promise<unknown>) => (event: FormEvent) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    void onAct(async () => {
      await does(fields);
    });
  };
  const text = (fields: FormData, name: string): string => String(fields.get(name) ?? '');
  const subscribe = act((fields) => client.subscribe(text(fields, 'filter'), { qos: qosOf(fields) }));
  const publish = act((fields) =>
    client.publish(text(fields, 'topic'), text(fields, 'payload'), {
      qos: qosOf(fields),
      retain: fields.has('retain'),
    }),
  );
  return (
    <section class="card client" aria-label={`Client ${client.name}`}>
      <header>
        <h2>
          <b>{client.name}</b> {client.clientId}
        </h2>
        <span class={isOpen ? 'pass badge' : 'skip badge'}>{isOpen ? 'connected' : 'gone'}</span>
      </header>
      {isOpen && (
        <>
          <form onSubmit={subscribe}>
            <label class="form-field wide">
              Topic Filter
              <input name="filter" required value="#" spellcheck={false} />
            </label>
            <QosField />
            <button type="submit">Subscribe</button>
          </form>
          <form onSubmit={publish}>
            <label class="form-field wide">
              Topic Name
              <input name="topic" required value="hello" spellcheck={false} />
            </label>
            <label class="form-field wide">
              Payload
              <input name="payload" value="Hello!" />
            </label>
            <QosField />
            <label class="check">
              <input name="retain" type="checkbox" /> retain
            </label>
            <button type="submit">Publish</button>
          </form>
          <p class="leave">
            <button type="button" onClick={() => onAct(() => client.disconnect())}>
              Disconnect
            </button>
            <button type="button" onClick={() => onAct(() => client.cut())} title="without DISCONNECT">
              Cut the line
            </button>
          </p>
        </>
      )}
    </section>
  );
}

function QosField() {
  return (
    <label class="form-field">
      QoS
      <select name="qos">
        {levels.map((qos) => (
          <option key={qos} value={String(qos)}>
            {qos}
          </option>
        ))}
      </select>
    </label>
  );
}
