// `npm run package`: a production build and an installable .vsix that holds only what runs.
// The same commit gives the same bytes, whatever the folder, the time zone, the language and the user's mask.
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const belongs =
  /^(dist\/(extension|extension\.web|cli|exporting|judging|packs|search)\.js|dist\/ThirdPartyNotices\.txt|dist\/guidance\/\w+\.json|media\/(icon\.svg|screenshot\.png|walkthrough\/\w+\.(svg|md))|package(\.nls(\.\w+)?)?\.json|l10n\/bundle\.l10n\.\w+\.json|README\.md|CHANGELOG\.md|LICENSE(\.txt)?)$/;

const vsce = (args, options) =>
  execFileSync(path.resolve('node_modules/.bin/vsce'), args, {
    encoding: 'utf8',
    shell: process.platform === 'win32',
    ...options,
  });

/**
 * Builds dist/ and packages it.
 * @param {string} out where the .vsix goes
 * @returns {string[]} the files in it
 */
export function makePackage(out) {
  rmSync('dist/guidance', { recursive: true, force: true });
  execFileSync(process.execPath, ['esbuild.config.mjs'], { stdio: 'inherit' });
  const files = vsce(['ls', '--no-dependencies'])
    .split('\n')
    .filter((line) => line !== '');
  const strangers = files.filter((file) => !belongs.test(file));
  if (strangers.length > 0)
    throw new Error(`These would be in the package and are not what runs:\n  ${strangers.join('\n  ')}`);
  // The archive holds the rights of each file, which differ from checkout to checkout: so it is made of copies.
  const copies = mkdtempSync(path.join(tmpdir(), 'design-manual-package-'));
  try {
    for (const file of [...files, '.vscodeignore']) {
      const copy = path.join(copies, file);
      mkdirSync(path.dirname(copy), { recursive: true });
      copyFileSync(file, copy);
      chmodSync(copy, 0o644);
    }
    // The project has no public address yet: links in the README stay as they are.
    const flags = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
    vsce(['package', ...flags, '--out', path.resolve(out)], {
      cwd: copies,
      env: { ...process.env, SOURCE_DATE_EPOCH: secondOfCommit(), TZ: 'UTC', LC_ALL: 'C' },
    });
  } finally {
    rmSync(copies, { recursive: true, force: true });
  }
  return files;
}

/** When HEAD was committed, in seconds since 1970; the first second of a .zip file where there is no repository. */
function secondOfCommit() {
  if (process.env.SOURCE_DATE_EPOCH) return process.env.SOURCE_DATE_EPOCH;
  try {
    return execFileSync('git', ['log', '-1', '--format=%ct'], { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return '315532800';
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const out = `${name}-${version}.vsix`;
  try {
    const files = makePackage(out);
    console.log(`${out}: ${files.length} files\n  ${files.join('\n  ')}`);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
