import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkGuidance } from '../../tools/check-guidance.ts';
import { principleText } from '../guidance/page.ts';

suite('guidance:check', () => {
  let folder: string;
  setup(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'design-manual-'));
    mkdirSync(path.join(folder, 'architecture'));
    writeFileSync(path.join(folder, 'words.txt'), '# our words\nSIAM # service integration\n');
    writeFileSync(path.join(folder, 'CHANGES.md'), '## 2026-11-24\n\n- new: `cloud-first`: first.\n');
  });
  teardown(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const file = (): string => path.join(folder, 'architecture', 'cloud-first.md');
  const messages = async (text: string, only: string[] = []): Promise<string[]> => {
    writeFileSync(file(), text);
    const { problems } = await checkGuidance(folder, only, '2026-11-24');
    return problems.map(({ path: where, line, message }) => `${path.basename(where)}:${line}: ${message}`);
  };

  test('spelling, by a British dictionary and our own words, at the line', async () => {
    const text = principleText().replace('Some text.', 'The SIAM reciever is organised in colour.');
    const found = (await messages(text)).filter((message) => message.includes('dictionary'));
    const line = text.slice(0, text.indexOf('reciever')).split('\n').length;
    assert.equal(found.length, 1);
    assert.match(
      found[0] ?? '',
      new RegExp(`^cloud-first.md:${line}: "reciever" is not in the dictionary: correct it`),
    );
  });

  test('signals are not spelt, for they hold what documents say', async () => {
    const signals = '\n  - relation: topic\n    because: it is so\n    phrases: [reciever]';
    assert.deepEqual(
      (await messages(principleText({ signals }))).filter((m) => m.includes('dictionary')),
      [],
    );
  });

  test('a page that cannot be read is reported, with the rest', async () => {
    const found = await messages(principleText({ pillar: 'wealth' }));
    assert.match(found[0] ?? '', /^cloud-first.md:\d+: pillar: /);
  });

  test('a phrase that YAML cuts off at a comment', async () => {
    const signals = '\n  - relation: topic\n    because: it is so\n    phrases:\n      - at least # days';
    assert.match((await messages(principleText({ signals }))).join('\n'), /what follows " #" is lost; put/);
  });

  test('the record of changes', async () => {
    writeFileSync(path.join(folder, 'CHANGES.md'), '## 2026-11-24\n');
    assert.match((await messages(principleText())).join('\n'), /CHANGES.md:1: "cloud-first" is not recorded/);
  });

  test('only what is asked for', async () => {
    writeFileSync(path.join(folder, 'CHANGES.md'), '## yesterday\n');
    assert.ok(
      (await messages(principleText(), [file()])).every((message) => message.startsWith('cloud-first')),
    );
    await assert.rejects(messages(principleText(), ['nowhere.md']), /not a file of/);
  });
});
