/** Titles of sections and links to them. */

import { describe, expect, it } from 'vitest';
import { type CitedVersion, numbered, unnumbered } from './index.ts';
import { sectionTitle, sectionUrl } from './sections.ts';

const editions = {
  '3.1.1': 'http://docs.oasis-open.org/mqtt/mqtt/v3.1.1/os/mqtt-v3.1.1-os.html',
  '5.0': 'https://docs.oasis-open.org/mqtt/mqtt/v5.0/os/mqtt-v5.0-os.html',
};

describe.each<CitedVersion>(['3.1.1', '5.0'])('the sections of MQTT %s', (version) => {
  it('have a title wherever a statement stands', () => {
    for (const { id, section } of [...numbered[version], ...unnumbered[version]]) {
      expect(sectionTitle(version, section), id).toMatch(/^\S.*\S$/);
    }
  });

  it('are linked in the OASIS edition', () => {
    expect(sectionUrl(version, '3.1.2.10')).toBe(`${editions[version]}#:~:text=3.1.2.10-,Keep%20Alive`);
    expect(new URL(sectionUrl(version, '4.3.2')).origin).toContain('docs.oasis-open.org');
  });

  it.each(['9.9', 'constructor', ''])('are the whole document for %j, which holds no statement', (section) => {
    expect(sectionTitle(version, section)).toBeUndefined();
    expect(sectionUrl(version, section)).toBe(editions[version]);
  });
});

it('a title keeps to the version', () => {
  expect(sectionTitle('3.1.1', '3.1.2.4')).toBe('Clean Session');
  expect(sectionTitle('5.0', '3.1.2.4')).toBe('Clean Start');
});

it('a hyphen in a title is escaped, being syntax in a text fragment', () => {
  expect(sectionUrl('5.0', '4.12.1')).toBe(`${editions['5.0']}#:~:text=4.12.1-,Re%2Dauthentication`);
});
