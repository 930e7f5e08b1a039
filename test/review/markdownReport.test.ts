import assert from 'node:assert/strict';
import { GFM, parser } from '@lezer/markdown';
import fc from 'fast-check';
import { markdownReport } from '../../src/review/markdownReport.ts';
import { escapeMarkdown, markdownLink, markdownTable } from '../../src/review/markdownText.ts';
import { hostile } from './hostile.ts';
import { guidance } from './pack.ts';
import { conflicting, gapping, reviews } from './reports.ts';

const gfm = parser.configure(GFM);
const context = { principles: guidance.principles, subject: 'docs', date: '2026-11-24' };

/** The kinds of nodes that a Markdown parser finds. */
function nodesOf(text: string): Set<string> {
  const names = new Set<string>();
  gfm.parse(text).iterate({ enter: ({ name }) => void names.add(name) });
  return names;
}

suite('review: Markdown', () => {
  test('a summary, tables, and every principle by state with its evidence', () => {
    const documents = reviews({ 'adr/1.md': conflicting, 'gap.md': gapping });
    assert.equal(
      markdownReport(documents, context),
      `# Review of docs

2 documents reviewed on 2026-11-24: 1 in conflict, 1 missing.

## Documents

| Document | Kind | In conflict | Missing | Addressed | Not applicable |
| --- | --- | --- | --- | --- | --- |
| [1\\. Hosting](adr/1.md#L1) | architecture document | 1 | 0 | 0 | 0 |
| [Parts](gap.md#L1) | architecture document | 0 | 1 | 0 | 0 |

## Themes

| Theme | In conflict | Missing | Addressed | Not applicable |
| --- | --- | --- | --- | --- |
| Architecture | 1 | 1 | 0 | 0 |

## 1\\. Hosting

[adr/1.md](adr/1.md#L1) (architecture document): 1 in conflict.

### In conflict

- **Choose public cloud first** (\`cloud-first\`)
  - Every design says where it runs.
  - Conflict, [line 5](adr/1.md#L5), Decision: “It runs on **own servers** in Leeds.”: it is so. Mend it.

## Parts

[gap.md](gap.md#L1) (architecture document): 1 missing.

### Missing

- **Choose public cloud first** (\`cloud-first\`)
  - Every design says where it runs.
`,
    );
  });

  test('what has changed since the last review is said', () => {
    const text = markdownReport([hostile], context);
    assert.match(
      text,
      /Since the last review: 0 new, 1 changed, 0 still open, 1 resolved; 1 verdict out of date\./,
    );
    assert.match(text, /### Resolved since the last review\n\n- Choose public cloud first \(was missing\)\n/);
    assert.match(text, /, changed since the last review\n/);
  });

  test('no text of a document marks anything up', () => {
    const nodes = nodesOf(markdownReport([hostile], { ...context, subject: hostile.title }));
    for (const name of ['HTMLBlock', 'HTMLTag', 'Image', 'Autolink', 'Entity', 'FencedCode', 'CodeBlock'])
      assert.ok(!nodes.has(name), name);
  });

  test('any text is escaped into plain words', () => {
    const piece = fc.constantFrom(
      ...[
        '#',
        '-',
        '+',
        '*',
        '1.',
        '2)',
        '>',
        '|',
        '`',
        '~~',
        '**',
        '_',
        '[a](b)',
        '![a](b)',
        '<b>',
        '&amp;',
        '=',
      ],
      ...[
        'http://x.y',
        'www.x.y',
        'a@b.cd',
        'mailto:a@b.cd',
        '\\',
        '\n',
        '\t',
        ' ',
        '    ',
        'word',
        '- [ ] x',
        ':',
        '---',
      ],
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ unit: 'grapheme', maxLength: 4 })), { maxLength: 8 }),
        (parts) => {
          const text = escapeMarkdown(parts.join(''));
          const odd = [...nodesOf(text)].filter(
            (name) => !['Document', 'Paragraph', 'Escape'].includes(name),
          );
          assert.deepEqual(odd, [], text);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('a link keeps its address whole, and a table its cells', () => {
    assert.equal(markdownLink('a', 'x (1).md#L2'), '[a](x%20%281%29.md#L2)');
    assert.equal(
      markdownTable(['a', 'b'], [[escapeMarkdown('x|y'), escapeMarkdown('1\n2')]]),
      '| a | b |\n| --- | --- |\n| x\\|y | 1 2 |\n',
    );
  });
});
