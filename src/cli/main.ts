/** The command line: commands, options and exit codes. Each command is loaded when it is called. */
import { isMainThread, workerData } from 'node:worker_threads';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { documentKinds, themes } from '../guidance/vocabulary.ts';
import { reviewFormats } from '../review/exportReview.ts';
import { failLevels } from '../review/report.ts';
import { verdictsPath } from '../review/verdicts.ts';
import { version } from '../../package.json';
import type { CheckOptions } from './check.ts';
import type { ListOptions } from './list.ts';
import type { MergeOptions } from './merge.ts';
import { checkFormats, complain } from './output.ts';
import type { RelevantOptions } from './relevant.ts';
import type { ReviewOptions } from './review.ts';
import type { SearchOptions } from './search.ts';
import { parseShard, type Shard } from './shard.ts';
import type { ShowOptions } from './show.ts';
import type { ThreadData } from './threads.ts';

const positive = (text: string): number => {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 1.');
  return Number(text);
};
const lineNumbers = (text: string, before: readonly number[] = []): number[] => [
  ...before,
  ...text.split(',').map((part) => positive(part.trim())),
];
const shard = (text: string): Shard => {
  const read = parseShard(text);
  if (!read) throw new InvalidArgumentError('It must be i/n, such as 1/4: a number from 1, and of how many.');
  return read;
};
/** More would only wait for one another. */
const mostThreads = 64;
const threads = (text: string): number => {
  const count = positive(text);
  if (count > mostThreads) throw new InvalidArgumentError(`It must be ${mostThreads} at most.`);
  return count;
};
const refName = (text: string): string => {
  // Git would take it for an option of its own.
  if (text === '' || text.startsWith('-')) throw new InvalidArgumentError('No commit has such a name.');
  return text;
};
const linkBase = (text: string): string => {
  if (/^(?!https?:\/\/)[^/?#]*:/i.test(text))
    throw new InvalidArgumentError('It must be an address that starts with https://, or a relative one.');
  return text === '' || text.endsWith('/') ? text : `${text}/`;
};
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
  design-manual check . --since origin/main --format github
  design-manual check "specs/**/*.md" --kind procurement --format json
  design-manual review docs --format html --output review.html
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
    new Option(
      '--since <ref>',
      'only what has changed since the branch left this commit, with what is not committed',
    )
      .argParser(refName)
      .conflicts('staged'),
  )
  .option('--staged', 'only what the next commit changes, as it is staged (for a pre-commit hook)')
  .addOption(
    new Option('--fail-on <level>', 'exit with 1 at this or above; a conflict is above a gap')
      .choices(failLevels)
      .default('never'),
  )
  .option('--all', 'every match, at any score', false)
  .addOption(stdinPath())
  .addOption(new Option('--format <format>', 'how to print').choices(checkFormats).default('text'))
  .option('--output <file>', 'write the report to a file')
  .option('--baseline <file>', 'findings that this file records are old, and not reported')
  .addOption(
    new Option('--update-baseline', 'record what is found in the file of --baseline')
      .default(false)
      .conflicts(['since', 'staged']),
  )
  .addOption(
    new Option('--shard <i/n>', 'only this part of the documents: 2/5 is the second of five').argParser(
      shard,
    ),
  )
  .addOption(
    new Option(
      '--threads <n>',
      'on how many threads (without: on all cores where there are many documents)',
    ).argParser(threads),
  )
  .action(async (files: string[], options: CheckOptions, command: Command) => {
    if (options.updateBaseline && options.baseline === undefined)
      command.error('error: --update-baseline needs the file: --baseline <file>');
    const { check } = await import('./check.ts');
    await finish(check(files, options));
  });

program
  .command('merge')
  .description('put the SARIF logs of shards together, as one run would have written them')
  .argument('<logs...>', 'files that check --format sarif --shard wrote')
  .option('--output <file>', 'write the log to a file')
  .action(async (logs: string[], options: MergeOptions) => {
    const { merge } = await import('./merge.ts');
    await finish(merge(logs, options));
  });

withSettings(program.command('review'))
  .description('report what documents address, conflict with and miss, principle by principle')
  .argument('<files...>', 'files, folders or globs; - is standard input')
  .addOption(
    new Option('--kind <kind>', 'what the documents are').choices([...documentKinds, 'auto']).default('auto'),
  )
  .addOption(
    new Option(
      '--format <format>',
      'how to write it; statement is on the Technology Code of Practice (without: by the name of --output, else markdown)',
    ).choices(reviewFormats),
  )
  .option('--output <file>', 'write the report to a file')
  .option('--force', 'write over a file that is no report', false)
  .option(
    '--verdicts <file>',
    `what reviewers said and the last review found (without: ${verdictsPath}, where it is there)`,
  )
  .option('--record', 'write what is found into the file of verdicts, for the next review', false)
  .addOption(
    new Option(
      '--link-base <address>',
      'what links to documents start with (without: they are relative)',
    ).argParser(linkBase),
  )
  .addOption(stdinPath())
  .action(async (files: string[], options: ReviewOptions) => {
    const { review } = await import('./review.ts');
    await finish(review(files, options));
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

if (isMainThread) {
  program.parseAsync().catch((error: unknown) => {
    // Commander has printed its own errors, and throws for --help and --version as well.
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
    else {
      complain(error instanceof Error ? error.message : String(error));
      process.exitCode = 2;
    }
  });
} else void import('./threads.ts').then(({ runThread }) => runThread(workerData as ThreadData));
