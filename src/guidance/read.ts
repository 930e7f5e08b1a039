/** Reads one principle from Markdown with YAML front matter, and says on which line it is wrong. */
import matter from 'gray-matter';
import { isMap, isPair, isScalar, LineCounter, type Document, type Node, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { compilePhrase } from './phrase.ts';
import { compileTogether } from './together.ts';
import { bodySections } from './body.ts';
import { frontMatterSchema, type Principle } from './principle.ts';
import type { Problem } from './problem.ts';
import { parseQuantity } from './quantity.ts';

export interface ReadResult {
  /** Absent where there is any problem. */
  readonly principle?: Principle;
  /** The id that the file declares, as far as it can be read: others may refer to it although it is wrong elsewhere. */
  readonly id?: string;
  readonly problems: readonly Problem[];
}

/** Aliases can make a small file expand without end; front matter has no need of more than a few. */
const maxAliases = 20;

/**
 * Reads a principle.
 * @param path where the file is, for the messages; nothing is opened
 * @param text the whole file: YAML front matter between `---` lines, then Markdown
 * @returns the principle, or every problem found, each with its line. Never throws on bad input.
 */
export function readPrinciple(path: string, text: string): ReadResult {
  const problems: Problem[] = [];
  const report = (line: number, message: string): void => {
    problems.push({ path, line, message });
  };
  if (!/^\uFEFF?---[ \t]*\r?\n/.test(text)) {
    report(
      1,
      'the file must start with YAML front matter: a line with only "---", the fields, and "---" again',
    );
    return { problems };
  }
  const lines = new LineCounter();
  let yaml: Document | undefined;
  let file: matter.GrayMatterFile<string>;
  try {
    // Only data: every engine of gray-matter but YAML is replaced by one that refuses.
    const refuse = (): never => {
      throw new Error('front matter must be YAML');
    };
    file = matter(text, {
      language: 'yaml',
      engines: {
        yaml: {
          parse: (source) => {
            yaml = parseDocument(source, { lineCounter: lines, uniqueKeys: true });
            return yaml.errors.length > 0 ? {} : (yaml.toJS({ maxAliasCount: maxAliases }) as object);
          },
        },
        json: refuse,
        javascript: refuse,
      },
    });
  } catch (error) {
    report(1, `the front matter cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    return { problems };
  }
  if (!yaml) {
    report(1, 'the front matter is empty');
    return { problems };
  }
  const document = yaml;
  // gray-matter hands over what follows the first `---`, so its line 1 is the fence itself.
  const lineOf = (offset: number): number => lines.linePos(offset).line;
  for (const error of document.errors) report(lineOf(error.pos[0]), firstSentence(error.message));
  if (problems.length > 0) return { problems };

  const declared: unknown = file.data['id'];
  const id = typeof declared === 'string' ? { id: declared } : {};
  const parsed = frontMatterSchema.safeParse(file.data);
  if (!parsed.success) {
    for (const issue of flatten(parsed.error.issues)) {
      report(
        lineOf(offsetOf(document, issue.path)),
        `${issue.path.join('.') || 'front matter'}: ${issue.message}`,
      );
    }
    return { ...id, problems };
  }
  const at = (...keys: PropertyKey[]): number => lineOf(offsetOf(document, keys));
  // "a # b" without quotes is "a" with a comment, which is never meant in a phrase.
  const comments = new Set<number>();
  visit(document, {
    Scalar(_, node) {
      if (node.comment != null && node.range) comments.add(lineOf(node.range[0]));
    },
  });
  parsed.data.signals.forEach((signal, i) => {
    if (signal.relation === 'conflict' && signal.satisfy === undefined) {
      report(at('signals', i), 'a conflict signal must say in "satisfy" what would put it right');
    }
    if (signal.relation !== 'conflict' && signal.replace !== undefined) {
      report(at('signals', i, 'replace'), 'only a conflict can have a "replace"');
    }
    for (const key of ['phrases', 'under', 'near', 'without'] as const) {
      const phrases = key in signal ? (signal as Partial<Record<typeof key, string[]>>)[key] : undefined;
      phrases?.forEach((phrase, j) => {
        const compiled = compilePhrase(phrase);
        if (comments.has(at('signals', i, key, j)))
          report(
            at('signals', i, key, j),
            `"${phrase}": what follows " #" is lost; put the phrase in quotes`,
          );
        if ('error' in compiled) report(at('signals', i, key, j), `"${phrase}": ${compiled.error}`);
      });
    }
    if ('together' in signal) {
      signal.together.forEach((source, j) => {
        const compiled = compileTogether(source);
        if ('error' in compiled) report(at('signals', i, 'together', j), `"${source}": ${compiled.error}`);
      });
    }
    if ('limit' in signal) {
      const { quantity } = signal.limit;
      const [side, bound] =
        'over' in signal.limit
          ? (['over', signal.limit.over] as const)
          : (['under', signal.limit.under] as const);
      if (parseQuantity(quantity, bound) === undefined)
        report(at('signals', i, 'limit', side), `"${bound}" is not a ${quantity}`);
    }
  });
  if (parsed.data.status === 'historic' && parsed.data.supersededBy === parsed.data.id) {
    report(at('supersededBy'), 'a principle cannot be superseded by itself');
  }
  const bodyLine = text.slice(0, text.length - file.content.length).split('\n').length;
  for (const problem of bodySections(file.content).problems) {
    report(bodyLine + problem.line - 1, problem.message);
  }
  if (problems.length > 0) return { ...id, problems };
  return { ...id, principle: { ...parsed.data, body: file.content.trim() }, problems };
}

type Issue = Pick<z.core.$ZodIssue, 'message' | 'path'>;

/** A union's own message is "invalid input"; the branch that came closest says what is wrong. */
function flatten(issues: readonly z.core.$ZodIssue[]): Issue[] {
  return issues.flatMap((issue): Issue[] => {
    if (issue.code !== 'invalid_union') return [issue];
    const closest = [...issue.errors].sort((a, b) => a.length - b.length)[0];
    return flatten(closest ?? []).map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
  });
}

/** Where the value at a path starts in the YAML source; the nearest parent's start where it is absent. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key);
      if (!pair) break;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value;
    } else if (node && typeof node === 'object' && 'items' in node) {
      node = (node.items as unknown[])[Number(key)];
      offset = (node as Node | undefined)?.range?.[0] ?? offset;
    } else break;
  }
  return offset;
}

/** The parser's message without its own line number and excerpt. */
const firstSentence = (message: string): string =>
  (message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '');
