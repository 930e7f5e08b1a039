// `npm run package`: a production build and an installable .vsix that holds only what runs.
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

const vsce = (...args) =>
  execFileSync(path.join('node_modules', '.bin', 'vsce'), args, {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
const belongs =
  /^(dist\/(extension|extension\.web|cli)\.js|dist\/guidance\/\w+\.json|media\/(icon\.svg|screenshot\.png|walkthrough\/\w+\.(svg|md))|package(\.nls(\.\w+)?)?\.json|l10n\/bundle\.l10n\.\w+\.json|README\.md|CHANGELOG\.md|LICENSE(\.txt)?)$/;

rmSync('dist', { recursive: true, force: true });
execFileSync(process.execPath, ['esbuild.config.mjs'], { stdio: 'inherit' });
const files = vsce('ls', '--no-dependencies')
  .split('\n')
  .filter((line) => line !== '');
const strangers = files.filter((file) => !belongs.test(file));
if (strangers.length > 0) {
  console.error(`These would be in the package and are not what runs:\n  ${strangers.join('\n  ')}`);
  process.exit(1);
}
const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
const out = `${name}-${version}.vsix`;
// The project has no public address yet: links in the README stay as they are.
vsce(
  'package',
  '--no-dependencies',
  '--allow-missing-repository',
  '--no-rewrite-relative-links',
  '--out',
  out,
);
console.log(`${out}: ${files.length} files\n  ${files.join('\n  ')}`);
