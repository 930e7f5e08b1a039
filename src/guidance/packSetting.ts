/** The setting `packs`: where packs are. By itself, for most workspaces name none, and then nothing else of packs is loaded. */
import { packLimits } from './packLimits.ts';

/** A folder that may hold a pack. */
export interface PackPlace {
  /** Relative to the workspace folder, with forward slashes. */
  readonly path: string;
  /** What the pack is called where it does not say so itself. */
  readonly name: string;
}

const packageName = /^(?:@[a-z0-9][\w.-]*\/)?[a-z0-9][\w.-]*$/i;

/**
 * Reads an entry of the setting `packs`: a folder of the workspace, or the name of a package in its `node_modules`.
 * @returns where to look, in order: the first folder that is there is meant; or what is wrong with the entry
 */
export function packPlaces(entry: unknown): { places: readonly PackPlace[] } | { problem: string } {
  if (typeof entry !== 'string' || entry.trim() === '')
    return { problem: 'a pack is named by its folder, such as "guidance/our-pack", or by its npm package' };
  const text = entry.trim();
  const shown = JSON.stringify(text.slice(0, 100));
  if (text.length > longestPath) return { problem: `${shown}… is too long for a folder` };
  if (/^[a-z][a-z0-9+.-]*:/i.test(text) || /^[\\/~]/.test(text))
    return { problem: `${shown} must be a folder within the workspace, written from its top` };
  if (/[\p{Cc}*?"<>|\\]/u.test(text))
    return { problem: `${shown} holds a character that no folder here can have; folders are parted by "/"` };
  const parts = text.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.includes('..')) return { problem: `${shown} leads out of the workspace` };
  const path = parts.join('/');
  const name = parts.at(-1);
  // The workspace itself would be searched from end to end.
  if (name === undefined) return { problem: `${shown} is the whole workspace: name a folder in it` };
  const places = [{ path, name }];
  if (packageName.test(text)) places.push({ path: `node_modules/${text}`, name: text });
  return { places };
}

const longestPath = 500;

/** The setting `packs`, read: its entries in order, and in words what is wrong, by the entry's position where it is one's. */
export function readPackSetting(value: unknown): {
  entries: string[];
  problems: { index?: number; message: string }[];
} {
  if (value === undefined || value === null) return { entries: [], problems: [] };
  if (!Array.isArray(value))
    return { entries: [], problems: [{ message: 'packs must be a list of folders or npm packages' }] };
  const entries: string[] = [];
  const problems: { index?: number; message: string }[] = [];
  (value as unknown[]).forEach((entry, index) => {
    const read = packPlaces(entry);
    if ('problem' in read) problems.push({ index, message: read.problem });
    else if (entries.includes(String(entry))) problems.push({ index, message: 'this pack is named twice' });
    else if (entries.length === packLimits.packs)
      problems.push({ index, message: `at most ${packLimits.packs} packs are used: this one is left out` });
    else entries.push(String(entry));
  });
  return { entries, problems };
}
