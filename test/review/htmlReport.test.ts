import assert from 'node:assert/strict';
import { type DefaultTreeAdapterTypes, html as html5, parse } from 'parse5';
import { htmlReport } from '../../src/review/htmlReport.ts';
import { escapeHtml, html } from '../../src/review/htmlText.ts';
import { hostile, hostileText } from './hostile.ts';
import { guidance } from './pack.ts';
import { conflicting, excusing, gapping, reviews } from './reports.ts';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;

const context = { principles: guidance.principles, subject: 'docs', date: '2026-11-24' };

/** Every element of a page, in order; any error that a browser would have to mend is one. */
function elementsOf(page: string): Element[] {
  const document = parse(page, {
    onParseError: ({ code, startLine }) => assert.fail(`${code} at line ${startLine}`),
  });
  const found: Element[] = [];
  const walk = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      if (!('tagName' in node)) continue;
      found.push(node);
      walk(node.childNodes);
    }
  };
  walk(document.childNodes);
  return found;
}
const textOf = (element: Element | undefined): string =>
  (element?.childNodes ?? [])
    .map((node) => ('value' in node ? node.value : 'tagName' in node ? textOf(node) : ''))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((one) => one.name === name)?.value;

const documents = { 'adr/1.md': conflicting, 'adr/2.md': excusing, 'gap.md': gapping };

suite('review: HTML', () => {
  test('a whole page, valid, in English, with nothing from elsewhere and nothing that runs', () => {
    const elements = elementsOf(htmlReport(reviews(documents), context));
    const tags = elements.map(({ tagName }) => tagName);
    assert.equal(elements[0] && attribute(elements[0], 'lang'), 'en-GB');
    for (const tag of ['header', 'nav', 'main', 'footer', 'h1', 'title'])
      assert.equal(tags.filter((one) => one === tag).length, 1, tag);
    for (const tag of ['script', 'img', 'link', 'iframe', 'object', 'form', 'svg', 'base'])
      assert.ok(!tags.includes(tag), tag);
    for (const element of elements) {
      assert.equal(element.namespaceURI, html5.NS.HTML);
      for (const { name, value } of element.attrs) {
        assert.doesNotMatch(name, /^on|^style$|^src/);
        if (name === 'href') assert.doesNotMatch(value, /^[a-z]+:|^\/\//i);
      }
    }
    const style = textOf(elements.find(({ tagName }) => tagName === 'style'));
    assert.doesNotMatch(style, /url\(|@import/);
  });

  test('headings go down by one, and links within the page lead somewhere', () => {
    const elements = elementsOf(htmlReport(reviews(documents), context));
    const levels = elements.flatMap(({ tagName }) => (/^h\d$/.test(tagName) ? [Number(tagName[1])] : []));
    levels.reduce((before, level) => {
      assert.ok(level <= before + 1, `h${level} after h${before}`);
      return level;
    }, 0);
    const ids = elements.flatMap((element) => attribute(element, 'id') ?? []);
    assert.equal(new Set(ids).size, ids.length);
    for (const element of elements) {
      const href = attribute(element, 'href');
      if (href?.startsWith('#')) assert.ok(ids.includes(href.slice(1)), href);
      const label = attribute(element, 'aria-labelledby');
      if (label !== undefined) assert.ok(ids.includes(label), label);
    }
  });

  test('the heat map is a table that says in words what its colours show', () => {
    const elements = elementsOf(htmlReport(reviews(documents), context));
    const table = elements.find((element) => attribute(element, 'class') === 'heat');
    assert.ok(table);
    const within = (element: Element, tag: string): Element[] =>
      element.childNodes.flatMap((node) =>
        'tagName' in node ? [...(node.tagName === tag ? [node] : []), ...within(node, tag)] : [],
      );
    const cells = within(table, 'tr').map((row) =>
      row.childNodes.flatMap((node) => ('tagName' in node ? [textOf(node)] : [])),
    );
    assert.deepEqual(cells, [
      ['Document', 'Architecture'],
      ['1. Hosting', '1 in conflict'],
      ['Archive', '1 not applicable'],
      ['Parts', '1 missing'],
    ]);
    assert.equal(within(table, 'caption').length, 1);
    assert.ok(within(table, 'th').every((cell) => attribute(cell, 'scope') !== undefined));
  });

  test('evidence is quoted, with a link to its line', () => {
    const page = htmlReport(reviews({ 'a b/1 é.md': conflicting }), { ...context, linkBase: '../' });
    const elements = elementsOf(page);
    assert.ok(elements.some((element) => attribute(element, 'href') === '../a%20b/1%20%C3%A9.md#L5'));
    const quote = elements.find(({ tagName }) => tagName === 'q');
    assert.equal(textOf(quote), 'It runs on own servers in Leeds.');
  });

  test('what reviewers said and what has changed is there', () => {
    const text = textOf(elementsOf(htmlReport([hostile], context)).find(({ tagName }) => tagName === 'main'));
    assert.match(text, /Reviewer disagrees: .*\(out of date: the text has changed since\)/);
    assert.match(text, /changed since the last review/);
    assert.match(text, /Resolved since the last review/);
    assert.match(text, /and at 2 more places/);
  });

  test('no text of a document becomes markup', () => {
    const elements = elementsOf(htmlReport([hostile], { ...context, subject: hostileText }));
    const tags = new Set(elements.map(({ tagName }) => tagName));
    assert.ok(!tags.has('script') && !tags.has('img'));
    const shown = hostileText.replace('\u0007', ' ').replace(/\s+/g, ' ');
    assert.equal(textOf(elements.find(({ tagName }) => tagName === 'h1')), `Review of ${shown}`);
    assert.equal(textOf(elements.find(({ tagName }) => tagName === 'mark')), shown);
  });

  test('without documents there is still a page', () => {
    const elements = elementsOf(htmlReport([], context));
    assert.match(textOf(elements.find(({ tagName }) => tagName === 'header')), /0 documents reviewed/);
  });

  test('a template escapes its values, and keeps the HTML of others', () => {
    const inner = html`<b>${'<&>'}</b>`;
    assert.equal(
      html`<p title="${'"'}">${inner}${[1, undefined, 'a']}</p>`.text,
      '<p title="&quot;"><b>&lt;&amp;&gt;</b>1a</p>',
    );
    assert.equal(escapeHtml("a'b\u0000c\nd"), 'a&#39;b c\nd');
  });
});
