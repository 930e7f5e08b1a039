import assert from 'node:assert/strict';
import { parseDocument } from '../../src/document/document.ts';
import type { LanguageId } from '../../src/document/languages.ts';
import { isSilenced } from '../../src/document/suppressions.ts';

suite('document: settings', () => {
  const read = (text: string, languageId: LanguageId = 'markdown') => {
    const { settings, frontMatter } = parseDocument(text, languageId);
    return {
      kind: settings.kind,
      stated: frontMatter.get('kind'),
      pinned: settings.pinned.map(({ principle, from, to }) => [principle, text.slice(from, to)]),
      ignored: settings.ignored.map(({ principle, reason }) => [principle, reason]),
      problems: settings.problems.map(({ problem, from, to }) => `${problem}: ${text.slice(from, to)}`),
    };
  };
  const expected = {
    kind: 'procurement',
    stated: 'procurement',
    pinned: [['open-standards', 'open-standards'], ['exit-plan', 'exit-plan']],
    ignored: [['cloud-first', 'the law: it "says" so'], ['reuse', undefined]],
    problems: [],
  }; // prettier-ignore

  test('of front matter, in lines or in brackets, quoted or not, with comments', () => {
    const lines = [
      '---', 'title: A # no', 'kind: other', 'design-manual: # ours', '  kind: procurement', '', '  pinned:', '    - open-standards # first',
      '    - "exit-plan"', '  ignore:', '  - id: cloud-first', "    reason: 'the law: it \"says\" so'", '  - reuse', 'date: today', '---', '', 'Text.',
    ]; // prettier-ignore
    for (const ending of ['\n', '\r\n', '\r']) {
      const found = read(lines.join(ending));
      assert.deepEqual({ ...found, pinned: found.pinned.map(([id]) => [id, id]) }, expected);
    }
    const text =
      '---\ndesign-manual: {kind: procurement, pinned: [open-standards, "exit-plan"],\n  ignore: [{ id: cloud-first, reason: \'the law: it "says" so\' }, reuse]}\n---\n\nText.\n';
    assert.deepEqual({ ...read(text), pinned: expected.pinned }, expected);
    assert.equal(parseDocument(lines.join('\n')).frontMatter.get('title'), 'A');
    assert.equal(parseDocument(lines.join('\n')).blocks.length, 1);
  });

  test('of attributes and fields', () => {
    const asciidoc =
      '= T\n:design-manual-kind: Architecture\n:design-manual-pinned: a, b-c\n:design-manual-ignore: d\n';
    const rest =
      'T\n=\n\n:design-manual-kind: architecture\n:design-manual-pinned: a, b-c\n:design-manual-ignore: d\n';
    for (const found of [read(asciidoc, 'asciidoc'), read(rest, 'restructuredtext')]) {
      assert.deepEqual(found, {
        kind: 'architecture',
        stated: 'architecture',
        pinned: [['a', 'a'], ['b-c', 'b-c']],
        ignored: [['d', undefined]],
        problems: [],
      }); // prettier-ignore
    }
  });

  test('what is ignored is silenced in the whole document', () => {
    const document = parseDocument('---\ndesign-manual:\n  ignore: [a]\n---\n\nOne.\n\nTwo.\n');
    assert.deepEqual(
      [isSilenced(document, 'a', 0), isSilenced(document, 'a', 1), isSilenced(document, 'b', 1)],
      [true, true, false],
    );
  });

  test('what cannot be read is kept, with its place', () => {
    const problems = (...lines: string[]): string[] =>
      read(['---', 'design-manual:', ...lines, '---', ''].join('\n')).problems;
    assert.deepEqual(problems('  kind: tender'), ['unknownKind: tender']);
    assert.deepEqual(problems('  pinned: cloud-first'), ['notAList: cloud-first']);
    assert.deepEqual(problems('  pinned: [Cloud First, ok]'), ['notAnId: Cloud First']);
    assert.deepEqual(problems('  ignore:', '    - reason: why'), ['notAnId: reason: why']);
    assert.deepEqual(problems('  ignore:', '    - id: a', '      because: why'), ['unknownSetting: because']);
    assert.deepEqual(problems('  ingore: [a]'), ['unknownSetting: ingore']);
    assert.deepEqual(problems('  pinned: [a'), ['unreadable: [a']);
    assert.deepEqual(problems('  pinned: *alias'), ['unreadable: *alias']);
    assert.deepEqual(read('= T\n:design-manual-kind: tender\n:design-manual-ignore: A\n:design-manual-x: y\n', 'asciidoc').problems, [
      'unknownKind: tender', 'notAnId: A', 'unknownSetting: y',
    ]); // prettier-ignore
  });

  test('front matter that is never closed is text', () => {
    assert.deepEqual(read('---\ndesign-manual:\n  kind: other\n').kind, undefined);
    assert.deepEqual(parseDocument('---\nkind: other\n---').frontMatter.get('kind'), 'other');
  });
});
