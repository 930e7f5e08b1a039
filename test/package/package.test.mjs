import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import * as esbuild from 'esbuild';
import { ESLint } from 'eslint';
import { noticesOf } from '../../tools/notices.mjs';
import { unpack } from '../../tools/unpack.mjs';

const onDemand = ['exporting', 'judging', 'packs', 'search'].map((name) => `dist/${name}.js`);
const bundles = ['dist/extension.js', 'dist/extension.web.js', 'dist/cli.js', ...onDemand];
/** How much each may be, as it is sent: gzipped, in bytes. */
const mostOfBundle = 150_000;

const networks = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'WebTransport',
  'RTCPeerConnection',
  'importScripts',
];
const anyOf = `/^(${networks.join('|')}|sendBeacon)$/`;
const message = 'a way to the network, or to a module that is not known';
const noNetwork = {
  languageOptions: { sourceType: 'commonjs', ecmaVersion: 2022 },
  linterOptions: { reportUnusedDisableDirectives: 'off', noInlineConfig: true },
  rules: {
    'no-restricted-globals': ['error', ...networks],
    'no-restricted-syntax': [
      'error',
      ...[
        // As a property of any name, for a minifier gives what is global another; `this.index.fetch` is an index.
        `MemberExpression[computed=false][object.type=/^(Identifier|ThisExpression)$/][property.name=${anyOf}]`,
        `MemberExpression[computed=true][property.value=${anyOf}]`,
        'ImportExpression',
        'CallExpression[callee.name="require"][arguments.0.type!="Literal"]',
      ].map((selector) => ({ selector, message })),
    ],
  },
};

suite('the package', () => {
  /** @type {{ folder: string, vsix: string }[]} */
  const made = [];
  let unpacked = '';

  /** Packages a copy of this folder, as another user elsewhere would, at the same commit. */
  function packageIn(name, mask, env) {
    const folder = mkdtempSync(path.join(tmpdir(), name));
    const vsix = path.join(folder, 'design-manual-0.1.0.vsix');
    made.push({ folder, vsix });
    const before = process.umask(mask);
    try {
      const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
        encoding: 'utf8',
      });
      for (const file of files.split('\0')) {
        if (file === '') continue;
        mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
        copyFileSync(file, path.join(folder, file));
      }
      symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'), 'junction');
      execFileSync(process.execPath, ['tools/package.mjs'], {
        cwd: folder,
        stdio: 'pipe',
        env: { ...process.env, SOURCE_DATE_EPOCH: '1764115200', ...env },
      });
    } finally {
      process.umask(before);
    }
  }

  suiteSetup(async function () {
    this.timeout(120_000);
    packageIn('design-manual-one-', 0o022, { TZ: 'Pacific/Auckland', LANG: 'C' });
    packageIn('another place ', 0o077, { TZ: 'Europe/London', LANG: 'cy_GB.UTF-8' });
    unpacked = mkdtempSync(path.join(tmpdir(), 'design-manual-unpacked-'));
    await unpack(made[0].vsix, unpacked);
  });
  suiteTeardown(() => {
    for (const folder of [...made.map(({ folder }) => folder), unpacked])
      rmSync(folder, { recursive: true, force: true });
  });
  const read = (file) => readFileSync(path.join(unpacked, 'extension', file), 'utf8');

  test('is the same to the byte, whatever the folder, the time zone, the language and the mask', () => {
    const [one, other] = made.map(({ vsix }) =>
      createHash('sha256').update(readFileSync(vsix)).digest('hex'),
    );
    assert.ok(one);
    assert.equal(one, other);
  });

  test('names no folder of the machine that it was made on', () => {
    for (const file of [...bundles, 'dist/guidance/principles.json', 'dist/ThirdPartyNotices.txt'])
      for (const folder of [process.cwd(), tmpdir(), ...made.map(({ folder }) => folder)])
        assert.ok(!read(file).includes(folder), `${file} names ${folder}`);
  });

  test('has bundles of at most 150 KB each, gzipped', () => {
    for (const bundle of bundles) {
      const { length } = gzipSync(read(bundle));
      assert.ok(length <= mostOfBundle, `${bundle} has ${length} bytes`);
    }
  });

  test('asks for no module but those listed', async () => {
    // No http, https, http2, net, tls, dns or dgram; git is the one program that the command line starts.
    const cli =
      'buffer child_process events fs fs/promises module os path process url v8 worker_threads'.split(' ');
    const beside = ['./packs.js', './search.js'];
    const later = ['./exporting.js', './judging.js', ...beside];
    const allowed = {
      'dist/extension.js': ['vscode', ...later],
      'dist/extension.web.js': ['vscode'],
      'dist/cli.js': [...cli, ...beside],
    };
    for (const bundle of bundles) {
      const { metafile } = await esbuild.build({
        stdin: { contents: read(bundle), resolveDir: unpacked },
        bundle: true,
        write: false,
        metafile: true,
        platform: 'node',
        external: ['vscode', ...later],
        logLevel: 'silent',
      });
      const asked = Object.values(metafile.inputs).flatMap(({ imports }) =>
        imports.map(({ path: name }) => name.replace('node:', '')),
      );
      if (!onDemand.includes(bundle))
        assert.ok(asked.includes(bundle === 'dist/cli.js' ? 'fs' : 'vscode'), bundle);
      assert.deepEqual(
        [...new Set(asked)].filter((name) => !allowed[bundle]?.includes(name)),
        [],
        bundle,
      );
    }
  });

  const found = async (code) => {
    const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: noNetwork, ignore: false });
    const [result] = await eslint.lintText(code, { filePath: 'bundle.js' });
    return (result?.messages ?? []).map(({ message, line, column }) => `${line}:${column}: ${message}`);
  };

  test('holds no way to the network', async function () {
    this.timeout(60_000);
    for (const bundle of bundles) assert.deepEqual(await found(read(bundle)), [], bundle);
  });

  test('a way to the network would be found', async () => {
    for (const code of [
      "fetch('x')",
      "globalThis.fetch('x')",
      "self['fetch']('x')",
      'new XMLHttpRequest()',
      "new WebSocket('x')",
      "new EventSource('x')",
      "navigator.sendBeacon('x')",
      "importScripts('x')",
      "import('https://x')",
      "require('ht' + 'tp')",
    ])
      assert.notDeepEqual(await found(code), [], code);
  });

  test('holds the licence of each library whose code it holds', () => {
    const notices = read('dist/ThirdPartyNotices.txt');
    for (const name of ['@lezer/markdown', 'minisearch', 'jsonc-parser', 'yaml', 'zod', 'commander'])
      assert.match(notices, new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\((MIT|ISC)\\)$`, 'm'));
    assert.ok(!notices.includes('esbuild '), 'a tool is not in the package');
  });

  test('a library without an allowed licence stops the build', () => {
    const folder = path.join(unpacked, 'node_modules', 'strange');
    mkdirSync(folder, { recursive: true });
    const metafile = (file) => ({
      inputs: {},
      outputs: {
        'x.js': { bytes: 1, inputs: { [file]: { bytesInOutput: 1 } }, imports: [], exports: [] },
      },
    });
    for (const [license, message] of [
      ['GPL-3.0', /is its licence "GPL-3.0" allowed here/],
      ['MIT', /brings no text of its licence/],
    ]) {
      writeFileSync(
        path.join(folder, 'package.json'),
        JSON.stringify({ name: 'strange', version: '1.0.0', license }),
      );
      assert.throws(
        () => noticesOf([metafile(path.join(folder, 'index.js').replaceAll('\\', '/'))]),
        message,
      );
    }
  });
});
