import assert from 'node:assert/strict';
import { signalPlace } from '../../src/guidance/signalPlace.ts';

const page = `---
id: a
signals:
  - relation: topic
    because: it says so
    phrases: [x]
  - { relation: conflict, because: "it says <b>so</b> ", satisfy: No., phrases: [y] }
  - relation: conflict
    because: >-
      it says
      so
    phrases: [z]
---
`;
const textAt = (
  text: string,
  relation: 'topic' | 'conflict' | 'support',
  because: string,
): string | undefined => {
  const span = signalPlace(text, { relation, because });
  return span && text.slice(span.from, span.to);
};

suite('guidance: the place of a signal', () => {
  test('is told by its relation and its reason, as they are shown', () => {
    assert.match(textAt(page, 'topic', 'it says so') ?? '', /^relation: topic[^]*\[x\]/);
    assert.match(textAt(page, 'conflict', 'it says so') ?? '', /^relation: conflict\n[^]*\[z\]/);
    assert.match(textAt(page, 'conflict', 'it says ‹b>so‹/b>') ?? '', /^\{ relation: conflict.*\[y\] \}$/);
  });

  test('is none in a file without it, whatever the file holds', () => {
    assert.equal(textAt(page, 'support', 'it says so'), undefined);
    for (const text of [
      '',
      '---\n---\n',
      '---\nsignals: x\n---\n',
      '---\nsignals: [1, null, [], {}]\n---\n',
      '---\n: {\n---\n',
    ])
      assert.equal(textAt(text, 'topic', 'it says so'), undefined);
  });
});
