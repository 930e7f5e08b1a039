/** What a document says about how it is to be judged: its kind, the principles it pins, and those it ignores. */
import { documentKinds, type DocumentKind } from '../guidance/vocabulary.ts';
import type { Span } from './document.ts';
import type { Field } from './format.ts';
import type { YamlEntry, YamlNode } from './yamlValue.ts';

/** A principle's id in a document, at its place. */
export interface NamedPrinciple extends Span {
  readonly principle: string;
}

export interface IgnoredPrinciple extends NamedPrinciple {
  readonly reason?: string;
}

export type SettingProblemKind = 'unknownKind' | 'unknownSetting' | 'notAList' | 'notAnId' | 'unreadable';

export interface SettingProblem extends Span {
  readonly problem: SettingProblemKind;
}

export interface DocumentSettings {
  readonly kind?: DocumentKind;
  readonly pinned: readonly NamedPrinciple[];
  /** Silenced in the whole document; here the reason may be left out. */
  readonly ignored: readonly IgnoredPrinciple[];
  /** What could not be read, in order of place. */
  readonly problems: readonly SettingProblem[];
}

/** Ids are kebab-case: lower-case words with hyphens. */
export const isPrincipleId = (id: string): boolean => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id);

const isKind = (word: string): word is DocumentKind =>
  word === 'other' || documentKinds.some((kind) => kind === word);

interface Collected {
  kind?: DocumentKind;
  pinned: NamedPrinciple[];
  ignored: IgnoredPrinciple[];
  problems: SettingProblem[];
}

const nothing = (): Collected => ({ pinned: [], ignored: [], problems: [] });

/** Reads the value of `design-manual` in front matter: a map of `kind`, `pinned` and `ignore`. */
export function settingsOfYaml(node: YamlNode | undefined): DocumentSettings {
  const found = nothing();
  if (!node) return found;
  const wrong = (problem: SettingProblemKind, { from, to }: Span): void => {
    found.problems.push({ problem, from, to });
  };
  const ids = (value: YamlNode, read: (item: YamlNode) => void): void => {
    if (value.kind === 'list') value.items.forEach(read);
    else wrong(value.kind === 'unread' ? 'unreadable' : 'notAList', value);
  };
  const idOf = (item: YamlNode | undefined, place: Span): NamedPrinciple | undefined => {
    if (item?.kind === 'scalar' && isPrincipleId(item.value))
      return { principle: item.value, from: item.from, to: item.to };
    wrong(item?.kind === 'unread' ? 'unreadable' : 'notAnId', item ?? place);
    return undefined;
  };
  const readers: Readonly<Record<string, (value: YamlNode) => void>> = {
    kind: (value) => {
      const word = value.kind === 'scalar' ? value.value.toLowerCase() : '';
      if (isKind(word)) found.kind = word;
      else wrong('unknownKind', value);
    },
    pinned: (value) => {
      ids(value, (item) => {
        const named = idOf(item, item);
        if (named) found.pinned.push(named);
      });
    },
    ignore: (value) => {
      ids(value, (item) => {
        const entries: readonly YamlEntry[] = item.kind === 'map' ? item.entries : [];
        const of = (key: string): YamlNode | undefined => entries.find((entry) => entry.key === key)?.value;
        const named = idOf(item.kind === 'map' ? of('id') : item, item);
        const reason = of('reason');
        for (const { key, keySpan } of entries)
          if (key !== 'id' && key !== 'reason') wrong('unknownSetting', keySpan);
        if (!named) return;
        found.ignored.push(
          reason?.kind === 'scalar' && reason.value !== '' ? { ...named, reason: reason.value } : named,
        );
      });
    },
  };
  if (node.kind !== 'map') {
    wrong('unreadable', node);
    return found;
  }
  for (const { key, keySpan, value } of node.entries) {
    const read = Object.hasOwn(readers, key) ? readers[key] : undefined;
    if (read) read(value);
    else wrong(value.kind === 'unread' ? 'unreadable' : 'unknownSetting', keySpan);
  }
  return found;
}

/** Reads `design-manual-kind`, `design-manual-pinned` and `design-manual-ignore`, whose lists have commas. */
export function settingsOfFields(text: string, fields: readonly Field[]): DocumentSettings {
  const found = nothing();
  const wrong = (problem: SettingProblemKind, { from, to }: Span): void => {
    found.problems.push({ problem, from, to });
  };
  for (const { name, value } of fields) {
    if (!name.startsWith('design-manual-')) continue;
    const source = text.slice(value.from, value.to);
    const setting = name.slice('design-manual-'.length);
    if (setting === 'kind') {
      const word = source.trim().toLowerCase();
      if (isKind(word)) found.kind = word;
      else wrong('unknownKind', value);
    } else if (setting === 'pinned' || setting === 'ignore') {
      for (const named of namedIn(source, value.from)) {
        if (!isPrincipleId(named.principle)) wrong('notAnId', named);
        else (setting === 'pinned' ? found.pinned : found.ignored).push(named);
      }
    } else wrong('unknownSetting', value);
  }
  return found;
}

/**
 * The words of a list with commas, whatever they are.
 * @param offset where the source stands in the document
 */
export const namedIn = (source: string, offset: number): NamedPrinciple[] =>
  [...source.matchAll(/[^\s,](?:[^,]*[^\s,])?/g)].map(({ 0: principle, index }) => ({
    principle,
    from: offset + index,
    to: offset + index + principle.length,
  }));
