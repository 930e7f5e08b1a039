import assert from 'node:assert/strict';
import { exportReview, reviewFormats } from '../../src/review/exportReview.ts';
import { hostile } from './hostile.ts';
import { guidance } from './pack.ts';
import { conflicting, gapping, reviews } from './reports.ts';

const context = { principles: guidance.principles, subject: 'docs' };

suite('review: export', () => {
  const documents = [...reviews({ 'adr/1.md': conflicting, 'gap.md': gapping }), hostile];

  test('every format ends with one line end, is the same each time, and takes no documents at all', () => {
    for (const format of reviewFormats) {
      const text = exportReview(documents, format, context);
      assert.match(text, /[^\n]\r?\n$/, format);
      assert.equal(exportReview(documents, format, context), text);
      assert.ok(exportReview([], format, context).length > 0);
    }
  });

  test('the JSON holds all of it, and what holds after the reviewer', () => {
    const text = exportReview(documents, 'json', { ...context, date: '2026-11-24' });
    const read = JSON.parse(text) as { date: string; documents: Record<string, unknown>[] };
    assert.equal(read.date, '2026-11-24');
    assert.deepEqual(
      read.documents.map(({ path, title, kind }) => [path, title, kind]),
      documents.map(({ path, title, kind }) => [path, title, kind]),
    );
    const [entry] = (read.documents[0]?.['entries'] ?? []) as Record<string, unknown>[];
    assert.deepEqual(
      [entry?.['principle'], entry?.['state'], entry?.['settled']],
      ['cloud-first', 'conflict', 'conflict'],
    );
  });

  test('documents of another kind are counted, and not judged', () => {
    const other = { ...hostile, kind: 'other' as const, entries: [], resolved: [], title: 'Canteen menu' };
    for (const format of ['markdown', 'html', 'statement'] as const) {
      const text = exportReview([...documents, other], format, context);
      assert.ok(!text.includes('Canteen menu'), format);
      if (format !== 'statement') assert.match(text, /\(1 of another kind, not judged\)/);
    }
  });
});
