import assert from 'node:assert/strict';
import { parseDocument } from '../../src/document/document.ts';
import { judge } from '../../src/review/gate.ts';
import { noSettings, readSettings } from '../../src/review/settings.ts';
import { guidance } from './pack.ts';

const filler = 'We say much about nothing in particular here. '.repeat(40).trim();
const own = 'We keep our own servers.';

/** What a change brings, as `principle line` and `gap principle`. */
function brought(before: readonly string[], after: readonly string[], settings = noSettings): string[] {
  const parsed = (paragraphs: readonly string[]) => parseDocument(`${paragraphs.join('\n\n')}\n`);
  const kind = 'architecture';
  const judged = judge(parsed(after), guidance, settings, {
    kind,
    before: judge(parsed(before), guidance, settings, { kind }),
  });
  const { text } = judged.analysis.document;
  return [
    ...judged.hints.map(({ match }) => `${match.principle} ${text.slice(0, match.from).split('\n').length}`),
    ...judged.gaps.map(({ principle }) => `gap ${principle}`),
  ];
}

suite('review: what a change brings', () => {
  test('nothing, where nothing changed or something else did', () => {
    assert.deepEqual(brought(['# A', own], ['# A', own]), []);
    assert.deepEqual(brought(['# A', own], ['# A', 'New words.', own, 'More.']), []);
    assert.deepEqual(brought(['# A', 'Old words.', own], ['# A', own]), []);
  });

  test('a conflict in a paragraph that is new, or that changed in any of its lines', () => {
    assert.deepEqual(brought(['# A', 'x'], ['# A', 'x', own]), ['cloud-first 5']);
    assert.deepEqual(brought(['# A', `${own}\nOld.`], ['# A', `${own}\nNew.`]), ['cloud-first 3']);
    assert.deepEqual(brought(['# A', `${own}\nOld.\nLast.`], ['# A', `${own}\nLast.`]), ['cloud-first 3']);
  });

  test('an old conflict of the same section does not hide a new one', () => {
    const section = ['# A', own, 'Words.'];
    assert.deepEqual(brought(section, [...section, 'The archive has own servers too.']), ['cloud-first 7']);
    // What stood there already and is hidden no more, is old.
    assert.deepEqual(
      brought(['# A', own, 'It has own servers too.'], ['# A', 'It has own servers too.']),
      [],
    );
  });

  test('a conflict that a change elsewhere causes', () => {
    const silence = '<!-- design-manual-ignore cloud-first: the Act names it -->';
    assert.deepEqual(brought(['# A', 'x', `${silence}\n${own}`], ['# A', 'x', own]), ['cloud-first 5']);
    assert.deepEqual(brought(['# A', own], ['# A', `${silence}\n${own}`]), []);
  });

  test('a gap, where the document had none', () => {
    assert.deepEqual(brought(['# A', filler], ['# A', filler, 'More.']), []);
    assert.deepEqual(brought(['# A', filler, own], ['# A', filler]), ['gap cloud-first']);
    // A few words become a document.
    assert.deepEqual(brought(['# A'], ['# A', filler]), ['gap cloud-first']);
  });

  test('settings decide as ever', () => {
    const { settings } = readSettings({ ignore: ['cloud-first'], pinned: ['exit-plan'] }, () => true);
    assert.deepEqual(brought(['# A', filler], ['# A', filler, own], settings), []);
  });
});
