/** What people and attackers put into packs: each is answered clearly, costs itself only, and hangs and runs nothing. */
import assert from 'node:assert/strict';
import { parseDocument } from '../../src/document/document.ts';
import { loadBodies, loadGuidance, loadPackBase, storeGuidance } from '../../src/guidance/guidance.ts';
import { readPack } from '../../src/guidance/pack.ts';
import { packLimits } from '../../src/guidance/packLimits.ts';
import { readTeamPack, type TeamPack } from '../../src/guidance/teamPack.ts';
import { withPacks } from '../../src/guidance/withPacks.ts';
import { analyse } from '../../src/relevance/analyse.ts';
import { principleText } from './page.ts';

const stored = storeGuidance(
  readPack([{ path: 'architecture/cloud-first.md', text: principleText() }]).principles,
);
const bundled = {
  guidance: loadGuidance(stored),
  bodies: loadBodies(stored.bodies),
  base: loadPackBase(stored.base),
};

const info = {
  path: 'pack.yml',
  text: 'name: Ours\nversion: 1.0.0\nlicence: OGL-UK-3.0\nmaintainer: The board\n',
};
const page = (fields: string, body = ''): string => `---\n${fields}\n---\n\n${body}`;
const front = 'id: bad\ntitle: A title\nsummary: A summary.\ndocuments: [architecture]';
const good = { path: 'good.md', text: page(front.replace('bad', 'good')) };
const read = (text: string, ...more: { path: string; text: string }[]): TeamPack =>
  readTeamPack('ours', [info, good, { path: 'bad.md', text }, ...more], bundled.guidance);

const signal = (phrase: string): string =>
  `${front}\nsignals:\n  - relation: topic\n    because: it says so\n    phrases:\n      - ${phrase}`;
const changed = (from: string, to: string): string => page(front.replace(from, to));
const many = (count: number, make: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => make(i)).join('');
/** Each alias is ten of the one before. */
const bomb = `a0: &a0 [x]\n${many(12, (i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(10)}]\n`)}${front}`;

/** What is refused: the principle is not there. */
const refused: readonly (readonly [name: string, text: string, message: RegExp])[] = [
  ['nothing', '', /must start with YAML front matter/],
  ['no front matter', '# A title\n\nSome text.', /must start with YAML front matter/],
  ['front matter that is not closed', `---\n${front}\n`, /not closed: end it with a line "---"/],
  [
    'front matter in JavaScript',
    `---js\n{ id: require('child_process').execSync('id') }\n---\n`,
    /must start with YAML/,
  ],
  ['front matter in CoffeeScript', `---coffee\nid: 'bad'\n---\n`, /must start with YAML/],
  ['front matter in TOML', `+++\nid = "bad"\n+++\n`, /must start with YAML/],
  ['front matter in JSON', `;;;\n{ "id": "bad" }\n;;;\n`, /must start with YAML/],
  ['empty front matter', '---\n---\n', /must be fields/],
  ['a list as front matter', page('- id: bad'), /must be fields/],
  ['a word as front matter', page('bad'), /must be fields/],
  ['a comment as front matter', page('# id: bad'), /must be fields/],
  ['YAML that is broken off', '---\nid: bad\ntitle: "A ti\n---\n', /quote/i],
  ['tabs as indentation', page(`${front}\nrelated:\n\t- x`), /[Tt]ab/],
  ['a key that is written twice', page(`${front}\nid: other`), /unique/],
  ['two documents in one', `---\n${front}\n...\n--- !!js/function\nx\n---\n`, /.+/],
  ['a bomb of aliases', page(bomb), /[Ee]xcessive alias count|alias/],
  ['an alias of nothing', page(`${front}\nrelated: *nothing`), /[Uu]nresolved alias/],
  ['an alias of itself', page(`related: &a [*a]\n${front}`), /.+/],
  [
    'a JavaScript function',
    page(`${front}\nkeywords: !!js/function 'function () { process.exit() }'`),
    /[Uu]nresolved tag/,
  ],
  [
    'a tag of Python',
    page(`${front}\nkeywords: !!python/object/apply:os.system ['id']`),
    /[Uu]nresolved tag/,
  ],
  [
    'a merge key',
    page(`x: &x { id: bad }\n<<: *x\ntitle: T\nsummary: S.\ndocuments: [architecture]`),
    /no such field|id/,
  ],
  ['a field called __proto__', page(`${front}\n__proto__: { admin: true }`), /.+/],
  ['a field called constructor', page(`${front}\nconstructor: x`), /constructor: there is no such field/],
  ['lists within lists', page(`${front}\nrelated: ${'['.repeat(5000)}${']'.repeat(5000)}`), /.+/],
  ['maps within maps', page(`${front}\nrelated: ${'{a: '.repeat(3000)}${'}'.repeat(3000)}`), /.+/],
  ['a misspelt field', page(`${front}\nsumary: x`), /sumary: there is no such field/],
  ['no id', changed('id: bad\n', ''), /id: /],
  ['no title', changed('title: A title\n', ''), /title: /],
  ['no summary', changed('summary: A summary.\n', ''), /summary: /],
  ['no kinds of document', changed('\ndocuments: [architecture]', ''), /documents: /],
  ['an empty list of kinds', changed('[architecture]', '[]'), /documents: /],
  ['a kind that there is not', changed('[architecture]', '[invoice]'), /documents\.0: .*architecture/],
  ['a theme of its own', page(`${front}\ntheme: submarines`), /theme: .*"sourcing"/],
  ['a pillar of its own', page(`${front}\npillar: speed`), /pillar: .*user-needs/],
  ['an id with capitals', changed('id: bad', 'id: Bad'), /id: /],
  ['an id with markup', changed('id: bad', 'id: "<b>bad</b>"'), /id: /],
  ['an id that is a path', changed('id: bad', 'id: ../../etc/passwd'), /id: /],
  ['an id with a command', changed('id: bad', 'id: "command:workbench.action.terminal.new"'), /id: /],
  ['an id with a line break', changed('id: bad', 'id: "bad\\nx"'), /id: /],
  ['an id with a zero-width character', changed('id: bad', 'id: "b\\u200Bad"'), /id: /],
  ['an id with Cyrillic letters', changed('id: bad', 'id: bаd'), /id: /],
  ['an id that is a number', changed('id: bad', 'id: 42'), /id: /],
  ['an id that is a list', changed('id: bad', 'id: [bad]'), /id: /],
  ['an id of endless length', changed('id: bad', `id: ${'a'.repeat(5000)}`), /id: /],
  ['a title of two lines', changed('A title', '"A\\ntitle"'), /title: /],
  ['a title of endless length', changed('A title', 'A'.repeat(10_000)), /title: .*100/],
  ['a summary of endless length', changed('A summary.', 'A'.repeat(10_000)), /summary: .*400/],
  ['a title that is a date', changed('A title', '{ a: 1 }'), /title: /],
  [
    'a source that runs a script',
    page(`${front}\nsources: [{ title: T, url: "javascript:alert(1)" }]`),
    /sources\.0\.url: /,
  ],
  [
    'a source that is a file',
    page(`${front}\nsources: [{ title: T, url: "file:///etc/passwd" }]`),
    /sources\.0\.url: /,
  ],
  [
    'a source that runs a command',
    page(`${front}\nsources: [{ title: T, url: "command:x" }]`),
    /sources\.0\.url: /,
  ],
  [
    'a source of data',
    page(`${front}\nsources: [{ title: T, url: "data:text/html,x" }]`),
    /sources\.0\.url: /,
  ],
  ['a year that is none', page(`${front}\nsources: [{ title: T, year: 99999 }]`), /sources\.0\.year: /],
  [
    'a date that is none',
    page(`${front}\nsources: [{ title: T, checked: 2026-02-31 }]`),
    /sources\.0\.checked: /,
  ],
  ['too many keywords', page(`${front}\nkeywords: [${'x, '.repeat(500)}x]`), /keywords: .*100/],
  [
    'too many signals',
    page(
      `${front}\nsignals:\n${many(100, (i) => `  - { relation: topic, because: b, phrases: [w${i}] }\n`)}`,
    ),
    /signals: .*40/,
  ],
  [
    'too many phrases',
    page(
      `${front}\nsignals:\n  - relation: topic\n    because: b\n    phrases: [${many(1000, (i) => `word${i}, `)}]`,
    ),
    /at most 300 phrases/,
  ],
  [
    'too many phrases beside',
    page(`${signal('x')}\n    near: [${many(100, (i) => `word${i}, `)}]`),
    /at most 60 phrases together/,
  ],
  ['a signal without a relation', page(`${front}\nsignals: [{ because: b, phrases: [x] }]`), /relation/],
  ['a signal of another relation', page(signal('x').replace('topic', 'conflct')), /conflict/],
  ['a conflict without a way out', page(signal('x').replace('topic', 'conflict')), /satisfy/],
  ['a phrase of nothing', page(signal('""')), /phrases/],
  ['a phrase of signs', page(signal('"…!?"')), /phrases|"…!\?"/],
  ['a bracket that is not closed', page(signal('"(a|b"')), /close the bracket|"\(a\|b"/],
  ['brackets within brackets', page(signal('"((((a|b)|c)|d)|e)"')), /does not belong here|nested/],
  ['a regular expression', page(signal(`'^(a+)+$'`)), /"\^\(a\+\)\+\$"/],
  ['a phrase that starts with a gap', page(signal('"... x"')), /gap|start/],
  ['a phrase that is a gap', page(signal('"..."')), /"\.\.\."/],
  ['a gap without end', page(signal('"a ...999999999 b"')), /gap|999999999/],
  ['gaps and gaps', page(signal(`"a ${'...8 b '.repeat(12).trim()}"`)), /ways|gap|long/],
  ['gaps between the same words', page(signal(`"a ${'...8 a '.repeat(20).trim()}"`)), /ways|gap|long/],
  ['optional words without number', page(signal(`"a ${'[b] '.repeat(200).trim()} c"`)), /ways|long|"a \[b\]/],
  [
    'alternatives without number',
    page(signal(`"(${many(5000, (i) => `a w${i}|`)}z) x"`)),
    /<=2000 characters/,
  ],
  ['a phrase of endless length', page(signal(`"${'word '.repeat(20_000).trim()}"`)), /<=2000 characters/],
  ['a phrase that YAML cuts off', page(signal('at least # days')), /put the phrase in quotes/],
  [
    'a quantity that is none',
    page(
      `${front}\nsignals: [{ relation: topic, because: b, near: [x], limit: { quantity: duration, over: long } }]`,
    ),
    /is not a duration/,
  ],
  ['a file of 300 KB', page(front, 'x'.repeat(300 * 1024)), /too large: at most 256 KB/],
  ['a body without end', page(front, 'x '.repeat(30_000)), /too long: at most 50000 characters/],
  [
    'templates without number',
    page(`${front}\nevidence:\n${'  - { title: T, text: x }\n'.repeat(100)}`),
    /evidence: .*20/,
  ],
  [
    'a template without end',
    page(`${front}\nevidence: [{ title: T, text: ${'x'.repeat(6000)} }]`),
    /evidence\.0\.text: .*5000/,
  ],
  [
    'the id of a bundled principle',
    changed('id: bad', 'id: cloud-first'),
    /is a bundled principle: to change it, write "overrides"/,
  ],
  ['the id of another file', changed('id: bad', 'id: good'), /the id "good" is already that of/],
  [
    'an override of nothing',
    page('overrides: cloud-frist\ntitle: T'),
    /there is no bundled principle "cloud-frist" to change/,
  ],
  [
    'an override of prototype',
    page('overrides: constructor\ntitle: T'),
    /there is no bundled principle "constructor"/,
  ],
  ['an override with an id', page('overrides: cloud-first\nid: bad'), /id: there is no such field/],
];

/** What is read as something harmless, with a warning. */
const disarmed: readonly (readonly [name: string, text: string, message: RegExp, gone: RegExp])[] = [
  ['HTML', page(front, 'Hello <b>you</b>.'), /HTML is shown as text/, /<b>/],
  ['a script', page(front, '<script>alert(1)</script>'), /HTML is shown as text/, /<script/],
  ['a picture in HTML', page(front, '<img src=x onerror=alert(1)>'), /HTML is shown as text/, /<img/],
  ['a comment in HTML', page(front, '<!-- x -->'), /HTML is shown as text/, /<!--/],
  [
    'a command link',
    page(front, '[Press](command:workbench.action.terminal.new)'),
    /leads nowhere/,
    /\]\(command:/,
  ],
  ['a command link in angle brackets', page(front, '[Press](<command:x>)'), /leads nowhere/, /\]\(<command:/],
  ['a command link in capitals', page(front, '[Press](COMMAND:x)'), /leads nowhere/, /\]\(COMMAND/],
  ['a command link by entities', page(front, '[Press](&#99;ommand:x)'), /leads nowhere/, /\]\(&#99;/],
  ['a command link by escapes', page(front, '[Press](\\command:x)'), /leads nowhere/, /\]\(\\/],
  [
    'a command link with a zero-width character',
    page(front, '[Press](com\u200Bmand:x)'),
    /leads nowhere/,
    /\]\(com/,
  ],
  ['a command as a reference', page(front, '[Press][a]\n\n[a]: command:x'), /leads nowhere/, /\]: command/],
  ['a command as an autolink', page(front, '<command:x>'), /HTML is shown as text/, /<command/],
  ['a link to a script', page(front, '[Press](javascript:alert(1))'), /leads nowhere/, /\]\(javascript/],
  ['a link to a file', page(front, '[Press](file:///etc/passwd)'), /leads nowhere/, /\]\(file/],
  ['a link to an editor', page(front, '[Press](vscode://x/y)'), /leads nowhere/, /\]\(vscode/],
  ['a link to data', page(front, '[Press](data:text/html,x)'), /leads nowhere/, /\]\(data/],
  ['a link out of the pack', page(front, '[Press](../../../etc/passwd)'), /leads nowhere/, /\]\(\.\./],
  ['a remote picture', page(front, '![x](https://tracker.example/x.png)'), /pictures are not shown/, /!\[/],
  [
    'a picture that is a link',
    page(front, '[![x](https://t.example/x)](https://a.example)'),
    /pictures are not shown/,
    /!\[/,
  ],
  ['HTML in a title', changed('A title', '"A <b>title"'), /HTML is shown as text/, /<b>/],
  [
    'a command link in a summary',
    changed('A summary.', '"A [s](command:x)."'),
    /links do not belong here/,
    /\]\(/,
  ],
  [
    'HTML in the reason of a signal',
    page(signal('x').replace('it says so', '"<a href=x>"')),
    /HTML is shown as text/,
    /<a /,
  ],
  [
    'a picture in a template',
    page(`${front}\nevidence: [{ title: T, text: "![x](https://t.example/x)" }]`),
    /pictures are not shown/,
    /!\[/,
  ],
  ['letters from right to left', page(front, 'abc\u202Edef'), /U\+202E cannot be seen/, /\u202E/],
  ['direction marks in a title', changed('A title', 'A\u2067 title'), /U\+2067 cannot be seen/, /\u2067/],
  ['zero-width characters', page(front, 'a\u200Bb'), /U\+200B cannot be seen/, /\u200B/],
  ['a control character', page(front, 'a\u001B[2Jb'), /U\+001B cannot be seen/, /\u001B/],
  [
    'a successor that supersedes in turn',
    page(`${front}\nstatus: historic\nsupersededBy: bad`),
    /superseded/,
    /^$/,
  ],
  [
    'a related principle that there is not',
    page(`${front}\nrelated: [no-such-one]`),
    /there is no principle "no-such-one"/,
    /no-such-one/,
  ],
  ['a principle related to itself', page(`${front}\nrelated: [bad]`), /not related to itself/, /^$/],
];

suite('guidance: hostile packs', () => {
  test('there are a hundred bad inputs', () => {
    assert.ok(refused.length + disarmed.length >= 100, String(refused.length + disarmed.length));
  });

  for (const [name, text, message] of refused) {
    test(`refused: ${name}`, () => {
      const pack = read(text);
      assert.deepEqual(
        pack.principles.map(({ id }) => id),
        ['good'],
        'the other principle stays, this one does not count',
      );
      assert.deepEqual(pack.overrides, []);
      const errors = pack.problems.filter(({ severity }) => severity === 'error');
      assert.ok(
        errors.some((problem) => message.test(problem.message)),
        JSON.stringify(pack.problems),
      );
      for (const { path, line, column, from, to, message: said } of pack.problems) {
        assert.match(path, /^(?:bad|good)\.md$/);
        assert.ok(line >= 1 && line <= text.split('\n').length && column >= 1);
        assert.ok(0 <= from && from <= to && to <= text.length);
        assert.ok(said.length > 10 && said.length < 500, said);
      }
      assert.ok(pack.problems.length <= packLimits.problems);
    });
  }

  for (const [name, text, message, gone] of disarmed) {
    test(`disarmed: ${name}`, () => {
      const pack = read(text);
      assert.deepEqual(
        pack.principles.map(({ id }) => id),
        ['bad', 'good'],
        JSON.stringify(pack.problems),
      );
      const [problem] = pack.problems;
      assert.ok(
        problem && pack.problems.some((one) => message.test(one.message)),
        JSON.stringify(pack.problems),
      );
      assert.equal(problem.severity, 'warning');
      const [principle] = pack.principles;
      const strings: string[] = [];
      JSON.stringify(principle, (_, value: unknown) => {
        if (typeof value === 'string') strings.push(value);
        return value;
      });
      for (const string of strings) assert.ok(string === '' || !gone.test(string), string);
    });
  }

  const packInfos: readonly (readonly [name: string, text: string, message: RegExp])[] = [
    ['nothing', '', /must hold fields/],
    ['a list', '- a', /must hold fields/],
    ['a bomb of aliases', bomb, /alias/],
    ['no licence', info.text.replace('licence: OGL-UK-3.0\n', ''), /licence: /],
    ['a misspelt field', info.text.replace('maintainer', 'mantainer'), /mantainer: there is no such field/],
    ['code', `${info.text}main: !!js/function 'x'`, /[Uu]nresolved tag/],
    ['a script to run', `${info.text}scripts: { postinstall: rm -rf / }`, /scripts: there is no such field/],
    ['a name with markup', info.text.replace('Ours', '"<b>Ours</b>"'), /HTML is shown as text/],
    ['a name with a command link', info.text.replace('Ours', '"[x](command:x)"'), /links do not belong here/],
    ['a name without end', info.text.replace('Ours', 'x'.repeat(5000)), /name: .*80/],
    [
      'principles off that there are not',
      `${info.text}off: [cloud-frist]`,
      /no bundled principle "cloud-frist" to switch off/,
    ],
    ['300 KB', `${info.text}# ${'x'.repeat(300 * 1024)}`, /too large: at most 256 KB/],
  ];
  for (const [name, text, message] of packInfos) {
    test(`pack.yml: ${name}`, () => {
      const pack = readTeamPack('ours', [{ path: 'pack.yml', text }, good], bundled.guidance);
      assert.deepEqual(
        pack.principles.map(({ id }) => id),
        ['good'],
        'its principles count all the same',
      );
      assert.ok(
        pack.problems.some((problem) => message.test(problem.message)),
        JSON.stringify(pack.problems),
      );
      assert.ok(pack.info.name.length > 0 && pack.info.name.length <= 80);
      assert.doesNotMatch(JSON.stringify(pack.info), /<b>|\]\(/);
      assert.deepEqual(pack.off, []);
    });
  }

  test('circles of successors end, whatever their length', () => {
    const historic = (id: string, by: string): { path: string; text: string } => ({
      path: `${id}.md`,
      text: page(`${front.replace('bad', id)}\nstatus: historic\nsupersededBy: ${by}`),
    });
    const count = 200;
    const files = Array.from({ length: count }, (_, i) => historic(`p${i}`, `p${(i + 1) % count}`));
    const pack = readTeamPack('ours', [info, ...files, historic('tail', 'p0')], bundled.guidance);
    assert.equal(pack.principles.length, count + 1);
    assert.equal(pack.problems.length, count);
    assert.ok(pack.problems.every(({ message }) => message.includes('superseded by it in turn')));
    const successors = pack.principles.filter(({ supersededBy }) => supersededBy !== undefined);
    assert.deepEqual(
      successors.map(({ id }) => id),
      ['tail'],
    );
  });

  test('of 10,000 principles so many count as may, and the limit is named', () => {
    const files = Array.from({ length: 10_000 }, (_, i) => ({
      path: `p${i}.md`,
      text: page(front.replace('bad', `p${i}`)),
    }));
    const pack = readTeamPack('ours', [info, ...files], bundled.guidance);
    assert.equal(pack.principles.length, packLimits.principles);
    const named = pack.problems.filter(({ message }) =>
      message.includes(`at most ${packLimits.principles} principles`),
    );
    assert.ok(named.length > 0);
    const packs = Array.from({ length: 12 }, (_, i) =>
      readTeamPack(`pack ${i}`, [info, ...files.slice(i * 100, (i + 1) * 100)], bundled.guidance),
    );
    const all = withPacks(bundled, packs);
    assert.equal(all.guidance.principles.size, packLimits.allPrinciples + 1);
    assert.ok(all.problems.some(({ message }) => message.includes('at most 8 packs are used')));
    assert.ok(
      all.problems.some(({ message }) => message.includes('all packs together have at most 600 principles')),
    );
  });

  test('the heaviest phrases that are let by judge a hostile document in a moment', () => {
    const phrases = [
      'a ...12 a ...12 a ...12 a',
      '(a|a a|a a a|a a a a) ...12 (a|a a) [a] [a] [a] a',
      'a [a] [a] [a] [a] [a] [a] [a] [a] [a] [a] [a] a',
      '# ...12 # ...12 #',
      'a ...8 a ...8 a',
    ];
    const files = Array.from({ length: 250 }, (_, i) => {
      // Half of them share few words, which goes beyond the limit sooner or later; the others are alone with theirs.
      const phrase = `${phrases[i % phrases.length] ?? ''} end${i % 2 === 0 ? i : i % 6}`;
      const listens = `signals: [{ relation: topic, because: b, phrases: ["${phrase}"] }]`;
      return { path: `p${i}.md`, text: page(`${front.replace('bad', `p${i}`)}\n${listens}`) };
    });
    const pack = readTeamPack('ours', [info, ...files], bundled.guidance);
    assert.ok(pack.problems.some(({ message }) => message.includes('hang on the word')));
    assert.ok(pack.principles.length > 125, String(pack.principles.length));
    const { guidance } = withPacks(bundled, [pack]);
    const text = many(20_000, (i) => `a 1 end${i % 250} `);
    const document = parseDocument(`# ADR\n\n## Decision\n\n${text}\n`);
    const start = performance.now();
    analyse(document, guidance, { kind: 'architecture' });
    const took = performance.now() - start;
    assert.ok(took < 10_000, `${took} ms`);
  });

  test('a name of a group of words in a signal is no HTML', () => {
    const listens = `signals: [{ relation: conflict, because: code is kept, satisfy: Own it., together: ["<supplier> > keep|hold >3 =code"] }]`;
    const pack = read(page(`${front}\n${listens}`));
    assert.deepEqual(pack.problems, []);
    const { guidance } = withPacks(bundled, [pack]);
    const document = parseDocument('# ADR\n\n## Decision\n\nThe vendor will keep the code.\n');
    const { hints } = analyse(document, guidance, { kind: 'architecture' });
    assert.deepEqual(hints.map(({ principle }) => principle), ['bad']); // prettier-ignore
  });

  test('nothing of a pack changes what was bundled', () => {
    const before = JSON.stringify([...bundled.guidance.principles]);
    const pack = readTeamPack(
      'ours',
      [
        { path: 'pack.yml', text: info.text },
        {
          path: 'change.md',
          text: page('overrides: cloud-first\ntitle: Another\nkeywords: [x]', '## Do\n\n- x'),
        },
      ],
      bundled.guidance,
    );
    assert.deepEqual(pack.problems, []);
    const { guidance, bodies } = withPacks(bundled, [pack]);
    assert.equal(guidance.principles.get('cloud-first')?.title, 'Another');
    assert.notEqual(bodies.get('cloud-first'), bundled.bodies.get('cloud-first'));
    assert.equal(JSON.stringify([...bundled.guidance.principles]), before);
    assert.equal(({} as { admin?: boolean }).admin, undefined);
  });
});
