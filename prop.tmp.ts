import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument } from '/tmp/wt/formats/src/document/document.ts';
import { updateDocument } from '/tmp/wt/formats/src/document/update.ts';
import { changesOf, edits, text } from '/tmp/wt/formats/test/document/generated.ts';
const lang = process.argv[2] as never; const n = Number(process.argv[3]);
const t0 = performance.now();
const samples = fc.sample(fc.tuple(text(lang), edits(lang)), { numRuns: n, seed: Number(process.argv[4] ?? 1) });
console.log('sample', performance.now() - t0);
let worst = 0, bad = 0;
for (const [start, seq] of samples) {
  const t = performance.now();
  let d = parseDocument(start, lang);
  for (const e of seq) {
    const ch = changesOf(d.text, e);
    const before = d.text;
    let next;
    try { next = updateDocument(d, ch); assert.deepEqual(next, parseDocument(next.text, lang)); }
    catch (err) { bad++; if (bad < 4) { console.log(JSON.stringify({ before, ch }), String((err as Error).message).slice(0, 900)); } break; }
    d = next;
  }
  const dt = performance.now() - t; if (dt > worst) { worst = dt; console.log('worst', dt.toFixed(0), start.length); }
}
console.log('done', performance.now() - t0, 'bad', bad);
