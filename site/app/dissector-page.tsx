/** Bytes that somebody pastes, as packets and fields, with what is wrong and which statement says so. */

import { useMemo, useState } from 'preact/hooks';
import { readText } from '../../harness/decode/read-text.ts';
import { type DecodedStream, decodeStream } from '../../harness/decode/stream.ts';
import { packetGlossary } from '../../harness/report/packet-glossary.ts';
import { count } from '../../harness/report/printable.ts';
import { type Version, versions } from '../../reference/codec/version.ts';
import { PacketBytes } from '../components/packet-bytes.tsx';
import { samples } from './dissector-samples.ts';

/** So many packets of a stream are shown at first, and so many more at each asking. */
const shownAtOnce = 40;

const bases: Readonly<Record<DecodedStream['basis'], string>> = {
  connect: 'as CONNECT says',
  told: 'as you said',
  fits: 'which fits best',
  either: 'though 3.1.1 fits as well',
};

/** The page. */
export function DissectorPage() {
  const [text, setText] = useState<string>(samples[0].text);
  const [told, setTold] = useState<Version | ''>('');
  return (
    <>
      <h1>Dissector</h1>
      <p class="lead">
        Paste bytes in hexadecimal or base64: one packet, or all that one side sent, as a capture tool shows it. Where
        several packets follow each other they are told apart.
      </p>
      <div class="dissector-input">
        <label class="form-field wide">
          Bytes
          <textarea
            rows={5}
            spellcheck={false}
            value={text}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
        </label>
        <label class="form-field">
          Read as
          <select value={told} onChange={({ currentTarget }) => setTold(currentTarget.value as Version | '')}>
            <option value="">what fits</option>
            {versions.map((version) => (
              <option key={version} value={version}>
                MQTT {version}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p class="examples">
        <span class="faint">For example:</span>{' '}
        {samples.map((sample) => (
          <button
            key={sample.title}
            type="button"
            class="quiet"
            onClick={() => {
              setText(sample.text);
              setTold(sample.version);
            }}
          >
            {sample.title}
          </button>
        ))}
      </p>
      <Packets text={text} told={told === '' ? null : told} />
    </>
  );
}

function Packets({ text, told }: { readonly text: string; readonly told: Version | null }) {
  const [shown, setShown] = useState(shownAtOnce);
  const read = useMemo(() => readText(text), [text]);
  const stream = useMemo(() => (read.kind === 'bytes' ? decodeStream(read.bytes, told) : null), [read, told]);
  if (read.kind === 'unreadable') {
    return (
      <div role="alert" class="unreadable-text">
        <p>
          Character {read.at + 1}: {read.problem}.
        </p>
        <pre>
          {text.slice(Math.max(0, read.at - 40), read.at)}
          <mark>{text.slice(read.at, read.at + 1) || '⏎'}</mark>
          {text.slice(read.at + 1, read.at + 40)}
        </pre>
      </div>
    );
  }
  if (stream === null || stream.packets.length === 0) return <p class="faint">Nothing yet.</p>;
  const { packets, basis } = stream;
  const wrong = packets.filter(({ dissection }) => dissection.violation !== undefined).length;
  return (
    <>
      <p role="status">
        {count(read.bytes.length, 'byte')} ({read.notation}): <b>{count(packets.length, 'packet')}</b> of MQTT{' '}
        {packets[0]?.version}, {bases[basis]}. {wrong > 0 && <b class="wrong">{wrong} not as the standard wants it.</b>}
      </p>
      <ol class="packets">
        {packets.slice(0, shown).map(({ offset, bytes, version, dissection }) => (
          <li key={offset} class="card">
            {dissection.type !== null && <p class="glossary">{packetGlossary[dissection.type]}</p>}
            <PacketBytes bytes={bytes} version={version} />
          </li>
        ))}
      </ol>
      {packets.length > shown && (
        <button type="button" onClick={() => setShown(shown + shownAtOnce)}>
          {count(packets.length - shown, 'more packet')}
        </button>
      )}
    </>
  );
}
