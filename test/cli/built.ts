/** The built command line, run as a process beside guidance of our own, so that no test leans on what principles say. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { storeGuidance } from '../../src/guidance/guidance.ts';
import { readPack } from '../../src/guidance/pack.ts';
import { buildIndex, storeIndex } from '../../src/search/index.ts';
import { principleText } from '../guidance/page.ts';

export const builtCli = path.resolve('dist/cli.js');
/** What it loads beside it, when it is needed. */
const parts = ['packs.js', 'search.js'];

const cloudSignals = `
  - relation: conflict
    strength: strong
    because: it is hosted on our own servers
    satisfy: Choose public cloud.
    phrases: [our own (server|data centre)]
  - relation: topic
    because: it is about hosting
    phrases: [hosting]`;

const pack = [
  {
    path: 'architecture/cloud-first.md',
    text: principleText({ signals: cloudSignals, related: '[open-standards]' }),
  },
  {
    path: 'openness/open-standards.md',
    text: principleText({
      id: 'open-standards',
      title: 'Build on open standards',
      theme: 'openness',
      documents: '[architecture]',
      expectedIn: '[{ kind: architecture, because: Every design exchanges data. }]',
    }),
  },
];

export const conflicting = '# ADR\n\n## Decision\n\nIt will run on 💾 our own servers in Leeds.\n';
export const gapping = `# ADR\n\n${'The design has many parts that work together. '.repeat(60)}\n`;
export const clean = '# ADR\n\n## Decision\n\nIt will run well.\n';

export interface Workplace {
  /** A folder that is removed again. */
  readonly folder: string;
  /** The script to run. */
  readonly cli: string;
  /** Writes files into the folder: path to content. */
  write(files: Readonly<Record<string, string | Uint8Array>>): void;
  run(args: readonly string[], options?: RunOptions): SpawnSyncReturns<string>;
  /** Runs, and reads standard output as JSON. */
  json(args: readonly string[], options?: RunOptions): unknown;
  /** Runs git in the folder, as nobody in particular; what it printed, without the last end of line. */
  git(...args: string[]): string;
  /** Commits everything, and says which commit it is. */
  commit(message: string): string;
  remove(): void;
}

export interface RunOptions {
  readonly input?: string | Uint8Array;
  readonly env?: NodeJS.ProcessEnv;
  readonly uid?: number;
  readonly cwd?: string;
}

/** Lays out a folder with documents to come, and the command line with its guidance beside. */
export function workplace(): Workplace {
  if (!existsSync(builtCli)) throw new Error('dist/cli.js is not there: run "npm run build" first');
  const { principles, problems } = readPack(pack);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  const base = realpathSync(mkdtempSync(path.join(tmpdir(), 'design-manual-')));
  const folder = path.join(base, 'documents');
  const guidance = path.join(base, 'guidance');
  const cli = path.join(base, 'cli.js');
  mkdirSync(folder);
  mkdirSync(guidance);
  copyFileSync(builtCli, cli);
  for (const part of parts) copyFileSync(path.join('dist', part), path.join(base, part));
  const assets = { ...storeGuidance(principles), index: storeIndex(buildIndex(principles)), changes: '[]' };
  for (const [name, json] of Object.entries(assets)) writeFileSync(path.join(guidance, `${name}.json`), json);

  const run = (args: readonly string[], { env, ...options }: RunOptions = {}): SpawnSyncReturns<string> =>
    spawnSync(process.execPath, [cli, ...args], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      env: { ...process.env, ...env },
      ...options,
    });
  const git = (...args: string[]): string => {
    const settings = ['user.name=Test', 'user.email=test@example.org', 'protocol.file.allow=always'];
    const { status, stdout, stderr } = spawnSync(
      'git',
      [...settings.flatMap((setting) => ['-c', setting]), ...args],
      { cwd: folder, encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
    return stdout.trim();
  };
  return {
    folder,
    cli,
    git,
    commit(message) {
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', '--message', message);
      return git('rev-parse', 'HEAD');
    },
    write(files) {
      for (const [name, content] of Object.entries(files)) {
        const file = path.join(folder, name);
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, content);
      }
    },
    run,
    json: (args, options) => JSON.parse(run([...args, '--format', 'json'], options).stdout) as unknown,
    remove() {
      rmSync(base, { recursive: true, force: true });
    },
  };
}
