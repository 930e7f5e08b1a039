// The licences of the libraries whose code is in a bundle, from what esbuild says it took.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Licences that allow this use, and ask for no more than the notice. */
const allowed = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'CC0-1.0']);

/**
 * @param {import('esbuild').Metafile[]} metafiles
 * @returns {string} name, version, licence and its text for each library, in the order of their names
 * @throws where a library has no licence of those allowed, or brings no text of it
 */
export function noticesOf(metafiles) {
  const folders = new Set(
    metafiles.flatMap(({ outputs }) =>
      Object.values(outputs).flatMap(({ inputs }) =>
        Object.entries(inputs).flatMap(([file, { bytesInOutput }]) =>
          bytesInOutput > 0 ? (/^.*\bnode_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []) : [],
        ),
      ),
    ),
  );
  const notices = [...folders].map(noticeOf).sort((a, b) => (a.name < b.name ? -1 : 1));
  return [
    'Design Manual contains code of the libraries below, under the licences that follow each.\n',
    ...new Set(notices.map(({ text }) => text)),
  ].join(`\n${'-'.repeat(80)}\n\n`);
}

function noticeOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  if (!allowed.has(license)) throw new Error(`${name} ${version}: is its licence "${license}" allowed here?`);
  const file = readdirSync(folder)
    .sort()
    .find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  if (!file) throw new Error(`${name} ${version} brings no text of its licence`);
  const text = readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
  return { name, text: `${name} ${version} (${license})\n\n${text}\n` };
}
