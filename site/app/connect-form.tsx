/** The form by which a client of the playground connects. */

import { useState } from 'preact/hooks';
import type { ConnectOptions } from '../../harness/stage.ts';
import { type Version, versions } from '../../reference/codec/version.ts';

/** What was filled in. */
export interface Connecting extends ConnectOptions {
  /** A WebSocket URL; empty for the broker in the page. */
  readonly where: string;
  readonly version: Version;
}

interface ConnectFormProps {
  /** Whether nobody is connected yet. */
  readonly isFirst: boolean;
  onConnect(options: Connecting): Promise<void>;
}

function versionOf(text: FormDataEntryValue | null): Version {
  return versions.find((version) => version === text) ?? '5.0';
}

/** What the fields of the form say. */
function read(form: HTMLFormElement): Connecting {
  const fields = new FormData(form);
  const text = (name: string): string => String(fields.get(name) ?? '');
  const userName = text('user');
  return {
    where: text('place') === 'page' ? '' : text('url'),
    version: versionOf(fields.get('version')),
    clientId: text('client-id'),
    keepAlive: Number(text('keep-alive')),
    cleanSession: fields.has('clean'),
    ...(userName !== '' && { userName, password: text('password') }),
  };
}

const randomName = (): string => `visitor-${Math.random().toString(36).slice(2, 6)}`;

/** The form. */
export function ConnectForm({ isFirst, onConnect }: ConnectFormProps) {
  const [place, setPlace] = useState<'page' | 'url'>('page');
  const [clientId, setClientId] = useState(randomName);
  const [isBusy, setIsBusy] = useState(false);
  const submit = async (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }): Promise<void> => {
    event.preventDefault();
    setIsBusy(true);
    await onConnect(read(event.currentTarget));
    setClientId(randomName());
    setIsBusy(false);
  };
  return (
    <form class="card connect" onSubmit={submit}>
      <fieldset class="place">
        <legend>Broker</legend>
        <label>
          <input type="radio" name="place" value="page" checked={place === 'page'} onChange={() => setPlace('page')} />
          in this page
        </label>
        <label>
          <input type="radio" name="place" value="url" checked={place === 'url'} onChange={() => setPlace('url')} />
          at a WebSocket
        </label>
        {place === 'url' && (
          <label class="form-field wide">
            URL
            <input name="url" type="url" required pattern="wss?://.*" value="ws://127.0.0.1:8083/mqtt" />
          </label>
        )}
      </fieldset>
      <label class="form-field">
        Client Identifier
        <input
          name="client-id"
          value={clientId}
          spellcheck={false}
          onInput={({ currentTarget }) => setClientId(currentTarget.value)}
        />
      </label>
      <label class="form-field">
        Version
        <select name="version" value="5.0">
          {versions.map((version) => (
            <option key={version} value={version}>
              {version}
            </option>
          ))}
        </select>
      </label>
      <label class="form-field">
        Keep Alive, seconds
        <input name="keep-alive" type="number" min="0" max="65535" required value="60" />
      </label>
      <label class="check">
        <input name="clean" type="checkbox" checked /> clean session
      </label>
      <details>
        <summary>User and password</summary>
        <label class="form-field">
          User name
          <input name="user" autocomplete="off" />
        </label>
        <label class="form-field">
          Password
          <input name="password" type="password" autocomplete="off" />
        </label>
      </details>
      <button type="submit" class="main" disabled={isBusy}>
        {isBusy ? 'Connecting …' : isFirst ? 'Connect' : 'Connect another client'}
      </button>
    </form>
  );
}
