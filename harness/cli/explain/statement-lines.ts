/** Statements in words: what each demands, how strongly, of whom, and where it stands. */

import { type CitedVersion, findStatement, type Level, type Statement } from '../../../reference/statements/index.ts';
import { sectionTitle, sectionUrl } from '../../../reference/statements/sections.ts';
import { besideLabel, type Layout, labelled } from '../../report/paragraph.ts';

/** How strong a statement is, for those who have never read a standard. */
const strengths: Readonly<Record<Level, string>> = {
  MUST: 'MUST: whoever does otherwise does not speak MQTT',
  'MUST NOT': 'MUST NOT: whoever does it does not speak MQTT',
  REQUIRED: 'REQUIRED: whoever does otherwise does not speak MQTT',
  DECLARATIVE: 'told as a fact, and as binding as a MUST',
  SHOULD: 'SHOULD: good advice, which may be left for a good reason',
  'SHOULD NOT': 'SHOULD NOT: good advice, which may be left for a good reason',
  'PROTOCOL ERROR':
    'what breaks it is a Protocol Error: the packet can be read, but may not be sent, and the connection is closed',
  'MALFORMED PACKET': 'what breaks it is a Malformed Packet: it cannot be read, and the connection is closed',
};

const bound: Readonly<Record<Statement['binds'], string>> = {
  server: 'binds the broker, which the standard calls the Server',
  client: 'binds the Client; a broker is judged by what it does with a Client that breaks it',
  both: 'binds the Client and the broker',
};

/** A statement in full. */
export function statementLines(statement: Statement, version: CitedVersion, layout: Layout): string[] {
  const { id, section, level, binds, gist } = statement;
  const { palette } = layout;
  const title = sectionTitle(version, section);
  return [
    `${palette.bold(id)} ${palette.dim(`of MQTT ${version}`)}`,
    ...labelled('says', gist, layout, palette.bold),
    ...labelled('strength', `${strengths[level]}; ${bound[binds]}`, layout),
    ...labelled('stands in', `section ${section}${title === undefined ? '' : `, ${title}`}`, layout),
    besideLabel('', palette.cyan(sectionUrl(version, section)), palette),
  ];
}

/** The statements of a scenario or fault in brief: number, strength, what it says, and the link where asked for. */
export function citedLines(
  label: string,
  ids: readonly string[],
  version: CitedVersion,
  layout: Layout,
  { links }: { readonly links: boolean },
): string[] {
  const { palette } = layout;
  return ids.flatMap((id, index) => {
    const found = findStatement(version, id);
    if (found === undefined) return [];
    const { section, level, gist } = found;
    const title = sectionTitle(version, section);
    const head = `${id} (${level}; section ${section}${title === undefined ? '' : `, ${title}`})`;
    return [
      ...labelled(index === 0 ? label : '', head, layout, palette.bold),
      ...labelled('', gist, layout),
      ...(links ? [besideLabel('', palette.cyan(sectionUrl(version, section)), palette)] : []),
    ];
  });
}
