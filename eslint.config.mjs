// The layer arrows of the architecture, as lint rules: each layer may import only what stands above it.
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** The layers of src/, from the top; the core is every layer but the adapters. */
const layers = ['guidance', 'search', 'document', 'relevance', 'review', 'extension', 'cli'];
const adapters = ['extension', 'cli'];
/** Layers on the same step, which may not know of one another although one is listed above the other. */
const apart = { document: ['search'], cli: ['extension'] };

const arrows = layers.map((layer, i) => {
  const forbidden = [...layers.slice(i + 1), ...(apart[layer] ?? [])];
  const core = !adapters.includes(layer);
  const patterns = [
    {
      regex: `^(\\.\\./)+(src/)?(${['test', 'tools', 'bench', ...forbidden].join('|')})(/|$)`,
      message: `src/${layer} may not import this: see the layers in CONTRIBUTING.md.`,
    },
  ];
  if (core || layer === 'extension') {
    patterns.push({ regex: '^node:', message: `src/${layer} runs in a browser: no node:* here.` });
    patterns.push({
      regex: '^(fs|path|os|url|util|crypto|process|child_process|worker_threads|buffer|module)$',
      message: `src/${layer} runs in a browser: no Node modules here.`,
    });
  }
  if (layer !== 'extension') {
    patterns.push({ regex: '^vscode$', message: 'Only src/extension knows of VS Code.' });
  }
  const globals = core
    ? ['process', 'Buffer', 'console', 'setTimeout', 'setInterval', 'Date', 'require', '__dirname']
    : [];
  return {
    files: [`src/${layer}/**/*.ts`],
    rules: {
      'no-restricted-imports': ['error', { patterns }],
      'no-restricted-globals': [
        'error',
        ...globals.map((name) => ({ name, message: 'The core takes plain values: no I/O and no clock.' })),
      ],
    },
  };
});

export default defineConfig(
  { ignores: ['dist/', '.vscode-test/', 'test-results/', 'node_modules/'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/no-floating-promises': 'off' },
  },
  ...arrows,
);
