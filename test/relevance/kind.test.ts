import assert from 'node:assert/strict';
import { parseDocument } from '../../src/document/document.ts';
import { documentKind } from '../../src/relevance/kind.ts';

suite('relevance: document kind', () => {
  const cases: [string, string, string][] = [
    ['a Nygard decision', 'architecture', '# 7. Use a queue\n\n## Status\n\nAccepted\n\n## Context\n\n## Decision\n\nWe will use a queue.\n\n## Consequences\n'],
    ['a MADR decision', 'architecture', '# Host the service\n\n## Context and Problem Statement\n\n## Considered Options\n\n## Decision Outcome\n'],
    ['a tender', 'procurement', '# Tender specification\n\n## Scope\n\nThe supplier shall provide a system.\n\n## Pricing\n'],
    ['a statement of work', 'procurement', '# Statement of work\n\n## Period of performance\n\nThe Contractor must deliver.\n'],
    ['a decision with its status as text', 'architecture', '# Clusters\n\nDate: 11/11/2024\n\n## Status\n\n✅ Accepted\n\n## What’s proposed\n\nUse managed clusters.\n'],
    ['an open call', 'procurement', '# Tool ideas\n\nWe are seeking proposals for the following tools.\n'],
    ['research notes', 'other', '# Design sprint\n\n## Who we talked to\n\n## What we did\n\nWe will use the API.\n'],
    ['a README', 'other', '# my-tool\n\n## Installation\n\nRun npm install.\n\n## Usage\n\n## License\n'],
    ['a changelog', 'other', '# Changelog\n\n## 1.2.0\n\n- Decision pages\n'],
    ['a recipe', 'other', '# Ravioli\n\n## Ingredients\n\n## Steps\n'],
    ['front matter that says so', 'procurement', '---\nkind: procurement\n---\n# Notes\n'],
    ['nothing', 'other', ''],
  ]; // prettier-ignore
  for (const [name, kind, text] of cases) {
    test(`${name}: ${kind}`, () => {
      assert.equal(documentKind(parseDocument(text)), kind);
    });
  }
});
