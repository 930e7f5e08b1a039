// Builds dist/: a bundle for each host, those that they load on demand, the guidance, and the licences of what is in them.
// --dev: not minified. --watch: again at each change. --tests: the suites that run inside a real VS Code as well.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build, context } from 'esbuild';
import { noticesOf } from './tools/notices.mjs';

const { values: flags } = parseArgs({
  options: { dev: { type: 'boolean' }, watch: { type: 'boolean' }, tests: { type: 'boolean' } },
});

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  format: 'cjs',
  target: 'es2022',
  minify: !flags.dev && !flags.watch,
  sourcemap: true,
  sourcesContent: false,
  legalComments: 'none',
  // Some libraries have a main file that finds its parts at run time, which a bundle cannot.
  mainFields: ['module', 'main'],
  // What is imported when it is needed is required then: the bundles are CommonJS.
  supported: { 'dynamic-import': false },
  logLevel: 'warning',
};

/** What is loaded when it is first needed, each a bundle of its own: without anything of a host, the same for all of them. */
const onDemand = {
  exporting: 'src/review/exportReview.ts',
  judging: 'src/review/judging.ts',
  packs: 'src/guidance/packReader.ts',
  search: 'src/search/index.ts',
};

/**
 * Leaves these out of the bundle of a host that imports them when they are needed.
 * @type {import('esbuild').Plugin}
 */
const leftOut = {
  name: 'left-out',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\.\// }, ({ kind, path: imported, resolveDir }) => {
      if (kind !== 'dynamic-import') return undefined;
      const file = path.relative('', path.join(resolveDir, imported)).replaceAll(path.sep, '/');
      const name = Object.keys(onDemand).find((one) => onDemand[one] === file);
      return name === undefined ? undefined : { path: `./${name}.js`, external: true };
    });
  },
};

/**
 * The browser's host has a way of its own to load them.
 * @type {import('esbuild').Plugin}
 */
const inBrowser = {
  name: 'in-browser',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/onDemand\.ts$/ }, ({ resolveDir }) => ({
      path: path.join(resolveDir, 'onDemand.web.ts'),
    }));
  },
};

/**
 * One copy of VS Code's API for all the files of a bundle: for each that imports all of it, esbuild would make an object with a getter
 * for every name, half a hundred times four hundred while the extension is loaded.
 * @type {import('esbuild').Plugin}
 */
const oneApi = {
  name: 'one-api',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^vscode$/ }, ({ kind }) =>
      kind === 'require-call' ? { path: 'vscode', external: true } : { path: 'vscode', namespace: 'vscode' },
    );
    onLoad({ filter: /.*/, namespace: 'vscode' }, async () => {
      const types = await readFile('node_modules/@types/vscode/index.d.ts', 'utf8');
      const declared = types.matchAll(/^\texport (?:const|function|class|enum|namespace) (\w+)/gm);
      const names = new Set(Array.from(declared, ([, name]) => name));
      const lines = Array.from(names, (name) => `export const ${name} = /* @__PURE__ */ named('${name}');`);
      return {
        contents: `const api = require('vscode');\nconst named = (name) => api[name];\n${lines.join('\n')}`,
      };
    });
  },
};

/** @type {import('esbuild').BuildOptions[]} */
const bundles = [
  {
    ...common,
    entryPoints: { extension: 'src/extension/extension.ts' },
    platform: 'node',
    plugins: [oneApi, leftOut],
  },
  {
    ...common,
    entryPoints: { 'extension.web': 'src/extension/extension.ts' },
    platform: 'browser',
    plugins: [oneApi, inBrowser],
  },
  {
    ...common,
    entryPoints: onDemand,
    platform: 'browser',
  },
  {
    ...common,
    entryPoints: { cli: 'src/cli/main.ts' },
    platform: 'node',
    plugins: [leftOut],
    // A library among those bundled asks for its own address, which CommonJS does not know.
    define: { 'import.meta.url': 'importMetaUrl' },
    banner: {
      js: "#!/usr/bin/env node\nconst importMetaUrl = require('node:url').pathToFileURL(__filename).href;",
    },
  },
].map((options) => ({ ...options, outdir: 'dist', metafile: true }));

if (flags.tests) {
  const tests = { ...common, minify: false, outdir: 'dist/test' };
  const browser = {
    ...tests,
    platform: 'browser',
    external: ['vscode'],
    define: { global: 'globalThis', process: '{ "env": {} }' },
  };
  bundles.push(
    {
      ...tests,
      entryPoints: { suite: 'test/host/run.ts', soak: 'test/soak/soak.ts' },
      platform: 'node',
      external: ['vscode', 'mocha'],
    },
    {
      ...browser,
      entryPoints: { 'suite.web': 'test/host/run.web.ts' },
      // Node's module has the same name here as the package, which is for the browser.
      alias: { 'node:assert/strict': './test/host/assert.web.ts' },
      // Mocha's build for browsers writes over what a module exports.
      footer: { js: 'module.exports = { run: runInBrowser };' },
    },
    {
      ...browser,
      entryPoints: {
        virtual: 'test/host/virtual/extension.ts',
        package: 'test/host/virtual/package.json',
      },
      loader: { '.json': 'copy' },
      define: { EXAMPLES: JSON.stringify(await textsIn('examples')) },
    },
  );
}

/** Path in the folder to content, for a file system in memory. */
async function textsIn(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  const texts = await Promise.all(
    files.map(async (file) => [
      path.relative(folder, file).replaceAll(path.sep, '/'),
      await readFile(file, 'utf8'),
    ]),
  );
  return Object.fromEntries(texts);
}

/** Writes dist/guidance; the code that reads packs is TypeScript, so it is bundled in memory and loaded first. */
async function writeGuidance() {
  const built = await build({
    entryPoints: ['tools/build-guidance.ts'],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    write: false,
    mainFields: common.mainFields,
    logLevel: 'warning',
  });
  const module = { exports: {} };
  const { createRequire } = await import('node:module');
  new Function('module', 'exports', 'require', built.outputFiles[0].text)(
    module,
    module.exports,
    createRequire(import.meta.url),
  );
  const folder = path.join('dist', 'guidance');
  await mkdir(folder, { recursive: true });
  for (const [name, json] of Object.entries(await module.exports.buildGuidance('guidance'))) {
    await writeFile(path.join(folder, name), json);
  }
}

try {
  await writeGuidance();
  if (flags.watch) {
    for (const options of bundles) await (await context(options)).watch();
    console.log('[watch] build finished, watching for changes');
  } else {
    const built = await Promise.all(bundles.map((options) => build(options)));
    await writeFile(
      path.join('dist', 'ThirdPartyNotices.txt'),
      noticesOf(built.flatMap(({ metafile }) => metafile ?? [])),
    );
  }
} catch (error) {
  // esbuild has printed its own errors; ours are lines of file:line: message.
  if (!error.errors) console.error(error.message);
  process.exitCode = 1;
}
