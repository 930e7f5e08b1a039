import assert from 'node:assert/strict';
import type { PrincipleEntry } from '../../src/guidance/guidance.ts';
import { principlePage } from '../../src/guidance/page.ts';

const entry: PrincipleEntry = {
  id: 'berth',
  title: 'Berth in the harbour',
  summary: 'Ships berth where the pilots are.',
  pillar: 'outcomes',
  theme: 'governance',
  documents: ['procurement'],
  phases: ['alpha'],
  audience: ['architect'],
  status: 'current',
  sources: [],
  related: [],
  expectedIn: [],
};
const pack = { name: 'Harbour pack', version: '1.2.0', licence: 'OGL-UK-3.0', maintainer: 'The board' };
const page = (more: Partial<PrincipleEntry>): string => principlePage({ ...entry, ...more }, '', new Map());

suite('guidance: pages and packs', () => {
  test('a page of a pack names it, and has no list of sources that it does not give', () => {
    const text = page({ pack });
    assert.match(text, /^Pack: “Harbour pack” 1\.2\.0 \(OGL-UK-3\.0, The board\)$/m);
    assert.doesNotMatch(text, /## Sources/);
    assert.match(page({ pack: { name: 'Other' } }), /^Pack: “Other”$/m);
  });

  test('a source without a year is named without one', () => {
    const text = page({ sources: [{ title: 'Audit report', url: null }] });
    assert.match(text, /^- Audit report \(not yet checked\)$/m);
  });

  test('a page that packs have changed says what they changed', () => {
    const text = page({
      changedBy: [
        { pack, fields: ['title', 'body'] },
        { pack: { name: 'Other' }, fields: [] },
      ],
    });
    assert.match(text, /The pack “Harbour pack” 1\.2\.0 has changed this page: title, body\./);
    assert.match(text, /The pack “Other” adds examples of evidence/);
    assert.doesNotMatch(page({}), /[Pp]ack/);
  });
});
