import { parseDocument } from './src/document/document.ts';
import { updateDocument } from './src/document/update.ts';
import { readFileSync } from 'node:fs';
const para = 'The supplier shall provide hosting in our own data centre for five years, and `code` with a [link](https://example.org/x) to read.\n';
const docs: Record<string,string> = {
  markdown: ('# Heading\n\n' + para + '\n- item one is here\n- item two is **here**\n\n| a | b |\n|---|---|\n| c | d |\n\n> quote\n\n').repeat(1000).slice(0, 100_000),
  asciidoc: ('== Heading\n\n' + para + '\n* item one is here\n* item two is *here*\n\n|===\n| a | b\n| c | d\n|===\n\n____\nquote\n____\n\n').repeat(1000).slice(0, 100_000),
  restructuredtext: ('Heading\n=======\n\n' + para + '\n- item one is here\n- item two is **here**\n\n== ==\na  b\n== ==\nc  d\n== ==\n\n   quote\n\n').repeat(1000).slice(0, 100_000),
  plaintext: ('1. Heading\n\n' + para + '\n- item one is here\n- item two is here\n\nHEADING\n\n' + para).repeat(1000).slice(0, 100_000),
};
docs.markdownList = ('- item one is here and `there` is more of it\n  - nested item\n').repeat(3000).slice(0,100_000);
docs.markdownFm = '---\nkind: procurement\n---\n' + docs.markdown;
const med = (f: () => void, n = 60) => { for (let i = 0; i < 25; i++) f(); let best = Infinity; for (let i = 0; i < n; i++) { const s = performance.now(); f(); best = Math.min(best, performance.now() - s); } return best; };
for (const [name, text] of Object.entries(docs)) {
  const lang = name.replace(/(List|Fm)$/, '') as never;
  const full = med(() => parseDocument(text, lang));
  let d = parseDocument(text, lang); let k = 0;
  const at = (share: number) => med(() => { d = updateDocument(d, [{ offset: Math.floor(d.text.length * share) , length: k++ % 2, text: k % 2 ? 'x' : '' }]); });
  console.log(name, d.blocks.length, 'full', full.toFixed(2), 'update', [0.1, 0.5, 0.9].map(s => at(s).toFixed(3)).join(' '), 'ratio', (full / at(0.5)).toFixed(1));
}
