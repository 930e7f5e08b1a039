import assert from 'node:assert/strict';
import fc from 'fast-check';
import { newPackText, newPrincipleText } from '../../src/guidance/newPrinciple.ts';
import { readTeamPack } from '../../src/guidance/teamPack.ts';

const nothing = { principles: new Map<string, never>() };

suite('guidance: a new principle and a new pack', () => {
  test('are right from the start, whatever their names', () => {
    const name = fc.constantFrom(
      'Our pack',
      'yes',
      '1.2',
      'a: b',
      '"quoted"',
      '- dash',
      '# hash',
      'Égalité {x} [y]',
      '*star',
    );
    fc.assert(
      fc.property(name, name, (title, pack) => {
        const { info, principles, problems } = readTeamPack(
          'folder',
          [
            { path: 'p/pack.yml', text: newPackText(pack) },
            { path: 'p/new-one.md', text: newPrincipleText('new-one', title) },
          ],
          nothing,
        );
        assert.deepEqual(problems, []);
        assert.equal(info.name, pack);
        assert.equal(principles[0]?.title, title);
      }),
    );
  });

  test('the example of a signal can be used as it is', () => {
    const text = newPrincipleText('new-one', 'New one')
      .replace(/^# (signals:| {2})/gm, '$1')
      .replace(/^# What.*\n/m, '');
    const { principles, problems } = readTeamPack('folder', [{ path: 'p/new-one.md', text }], nothing);
    assert.deepEqual(
      problems.filter(({ severity }) => severity === 'error'),
      [],
    );
    assert.equal(principles[0]?.signals.length, 1);
  });
});
