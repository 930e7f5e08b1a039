/** The command line: commands, options and exit codes. Each command is loaded when it is called. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { documentKinds, themes } from '../guidance/vocabulary.ts';
import { failLevels } from '../review/report.ts';
import { version } from '../../package.json';
import type { CheckOptions } from './check.ts';
import type { ListOptions } from './list.ts';
import { complain } from './output.ts';
import type { RelevantOptions } from './relevant.ts';
import type { SearchOptions } from './search.ts';
import type { ShowOptions } from './show.ts';

const positive = (text: string): number => {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 1.');
  return Number(text);
};
const lineNumbers = (text: string, before: readonly number[] = []): number[] => [
  ...before,
  ...text.split(',').map((part) => positive(part.trim())),
];
const format = (): Option =>
  new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text');
const limit = (fallback: number): Option =>
  new Option('--limit <n>', 'how many at most').argParser(positive).default(fallback);
const stdinPath = (): Option =>
  new Option('--stdin-path <path>', 'what to call standard input; its extension tells the language').default(
    '-',
  );

/** What a command reads of the place where it runs. */
const withSettings = (command: Command): Command =>
  command
    .option('--settings <file>', 'settings.json or .code-workspace to read, instead of those that are found')
    .option('--no-settings', 'read no settings and no packs');

/** The process ends by itself, when all its output is written: `process.exit` would cut it off. */
const finish = async (running: Promise<number>): Promise<void> => {
  process.exitCode = await running;
};

const program = new Command('design-manual')
  .description('Principles of good government technology, beside the sentence that needs them.')
  .version(version)
  .exitOverride()
  .addHelpText(
    'after',
    `
Examples:
  design-manual check docs/decisions --fail-on conflict
  design-manual check "specs/**/*.md" --kind procurement --format json
  design-manual relevant tender.md --line 12,40
  design-manual search supplier wants five years
  design-manual show open-standards
  cat tender.md | design-manual check - --stdin-path tender.md

Settings and packs are those of VS Code: designManual.* in the nearest .vscode/settings.json or .code-workspace file
from the document (or from here, where there is none) up to the top of the repository.

Exit codes: 0 nothing to report, 1 findings at or above --fail-on, or settings and packs with errors unless --fail-on
is never, 2 bad usage or unreadable input.`,
  );

withSettings(program.command('search'))
  .description('find principles from words')
  .argument('<words...>', 'what you would type into a search box')
  .addOption(limit(10))
  .addOption(format())
  .action(async (words: string[], options: SearchOptions) => {
    const { search } = await import('./search.ts');
    await finish(search(words, options));
  });

withSettings(program.command('check'))
  .description('say where documents conflict with principles, or leave one out')
  .argument('<files...>', 'files, folders or globs; - is standard input')
  .addOption(
    new Option('--kind <kind>', 'what the documents are').choices([...documentKinds, 'auto']).default('auto'),
  )
  .addOption(
    new Option('--fail-on <level>', 'exit with 1 at this or above; a conflict is above a gap')
      .choices(failLevels)
      .default('never'),
  )
  .option('--all', 'every match, at any score', false)
  .addOption(stdinPath())
  .addOption(format())
  .action(async (files: string[], options: CheckOptions) => {
    const { check } = await import('./check.ts');
    await finish(check(files, options));
  });

withSettings(program.command('relevant'))
  .description('rank the principles that matter at lines of a document, or to the whole of it')
  .argument('<file>', 'a file; - is standard input')
  .addOption(
    new Option('--line <numbers>', 'lines from 1, with commas: 3,17 (without: the whole document)').argParser(
      lineNumbers,
    ),
  )
  .addOption(limit(8))
  .addOption(stdinPath())
  .addOption(format())
  .action(async (file: string, options: RelevantOptions) => {
    const { relevant } = await import('./relevant.ts');
    await finish(relevant(file, options));
  });

withSettings(program.command('show'))
  .description('print a principle')
  .argument('<id>', 'its id, as search and list print it')
  .addOption(format())
  .action(async (id: string, options: ShowOptions) => {
    const { show } = await import('./show.ts');
    await finish(show(id, options));
  });

withSettings(program.command('list'))
  .description('list the principles')
  .addOption(new Option('--theme <theme>', 'only of this theme').choices(themes))
  .addOption(new Option('--kind <kind>', 'only for documents of this kind').choices(documentKinds))
  .addOption(format())
  .action(async (options: ListOptions) => {
    const { list } = await import('./list.ts');
    await finish(list(options));
  });

// A reader that has seen enough, such as `head`, is no error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

program.parseAsync().catch((error: unknown) => {
  // Commander has printed its own errors, and throws for --help and --version as well.
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else {
    complain(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
  }
});
