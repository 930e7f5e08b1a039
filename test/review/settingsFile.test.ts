import assert from 'node:assert/strict';
import { idSpanAt, placeOfSetting, settingsFileProblems } from '../../src/review/settingsFile.ts';

const ids = ['cloud-first', 'exit-plan', 'open-standards'];

suite('review: settings files', () => {
  const text = `{
  // ours
  "designManual.pinned": [
    "cloud-fist", // a slip
    { "id": "exit-plans", "note": "Board" },
    { "id": "exit-plan", "severity": "loud", "for": ["poem"] },
    "cloud-first",
  ],
  "designManual.severity": { "dta": "hint", "data": "shout" },
  "designManual.ignore": "exit-plan",
  "designManual.kinds": { "a/**": "poem" },
  "editor.wordWrap": "on",
}`;

  test('what is wrong is named where it stands, with what is nearest', () => {
    const found = settingsFileProblems(text, false, ids).map(({ from, to, problem, setting, instead }) => [
      text.slice(from, to),
      `${setting} ${problem}`,
      instead[0],
    ]);
    assert.deepEqual(found, [
      ['"cloud-fist"', 'pinned unknownPrinciple', '"cloud-first"'],
      ['"exit-plans"', 'pinned unknownPrinciple', '"exit-plan"'],
      ['"loud"', 'pinned unknownLevel', '"off"'],
      ['["poem"]', 'pinned unknownKind', undefined],
      ['"dta"', 'severity unknownPrinciple', '"data"'],
      ['"shout"', 'severity unknownLevel', '"off"'],
      ['"exit-plan"', 'ignore notAList', undefined],
      ['"poem"', 'kinds unknownKind', undefined],
    ]);
  });

  test('in a workspace file the settings stand under "settings"', () => {
    const file = `{ "folders": [], "settings": ${text} }`;
    assert.equal(settingsFileProblems(file, true, ids).length, 8);
    assert.equal(settingsFileProblems(text, true, ids).length, 0);
  });

  test('what cannot be read has no problems of ours, however broken it is', () => {
    for (const broken of ['', '[', '{ "designManual.pinned": [', '7', '{ "designManual.pinned": }'])
      assert.deepEqual(settingsFileProblems(broken, false, ids), [], broken);
  });

  test('where an id stands, or would stand', () => {
    const at = (source: string, isWorkspaceFile = false): string | undefined => {
      const offset = source.indexOf('^');
      const span = idSpanAt(source.replace('^', ''), isWorkspaceFile, offset);
      return span && source.replace('^', '').slice(span.from, span.to);
    };
    assert.equal(at('{ "designManual.pinned": ["a", "b^c"] }'), '"bc"');
    assert.equal(at('{ "designManual.pinned": ["a", ^] }'), '');
    assert.equal(at('{ "designManual.pinned": [{ "id": "x^" }] }'), '"x"');
    assert.equal(at('{ "designManual.pinned": [{ "note": "x^" }] }'), undefined);
    assert.equal(at('{ "editor.rulers": ["x^"] }'), undefined);
    assert.equal(at('{ "settings": { "designManual.ignore": ["x^"] } }', true), '"x"');
  });

  test('the places of settings and of their entries', () => {
    const wordsOf = (setting: string, key?: string): string => {
      const span = placeOfSetting(text, false, setting, key);
      return span ? text.slice(span.from, span.to) : 'none';
    };
    assert.equal(wordsOf('ignore'), '"exit-plan"');
    assert.equal(wordsOf('enable'), 'none');
    assert.equal(
      wordsOf('pinned', 'exit-plan'),
      '{ "id": "exit-plan", "severity": "loud", "for": ["poem"] }',
    );
    assert.equal(wordsOf('pinned', 'cloud-first'), '"cloud-first"');
    assert.equal(wordsOf('severity', 'data'), '"data": "shout"');
    assert.equal(wordsOf('severity', 'security'), 'none');
    assert.equal(placeOfSetting(text, false, 'pinned', 9), undefined);
    assert.notEqual(placeOfSetting(`{ "settings": ${text} }`, true, 'ignore'), undefined);
  });
});
