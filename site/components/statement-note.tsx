/** One statement of a standard: its number, what it requires in our words, and a link to where the standard says it. */

import type { Version } from '../../reference/codec/version.ts';
import { findStatement } from '../../reference/statements/index.ts';
import { sectionTitle, sectionUrl } from '../../reference/statements/sections.ts';

/** What is shown. */
export interface StatementNoteProps {
  readonly version: Version;
  readonly id: string;
  /** Whether it was found broken. */
  readonly broken?: boolean;
  /** Where more about it is to be seen within the page. */
  readonly href?: string;
}

/** The note; of an id that the catalogue lacks, the id alone. */
export function StatementNote({ version, id, broken = false, href }: StatementNoteProps) {
  const statement = findStatement(version, id);
  const name = href === undefined ? id : <a href={href}>{id}</a>;
  return (
    <div class={broken ? 'statement-note broken' : 'statement-note'}>
      <div class="statement-head">
        <b class="mono">{name}</b>
        {statement !== undefined && <span class="level">{statement.level}</span>}
        {broken && <span class="level broken">broken</span>}
        {statement !== undefined && version !== '3.1' && <SectionLink version={version} section={statement.section} />}
      </div>
      {statement !== undefined && <p>{statement.gist}</p>}
    </div>
  );
}

/** A link to a section of the edition that OASIS publishes. */
function SectionLink({ version, section }: { readonly version: '3.1.1' | '5.0'; readonly section: string }) {
  return (
    <a class="section-link" href={sectionUrl(version, section)} target="_blank" rel="noreferrer">
      MQTT {version}, {section} {sectionTitle(version, section)}
      <span class="sr-only"> (at OASIS, in a new tab)</span>
    </a>
  );
}
