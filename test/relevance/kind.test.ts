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
    ['a request for comments without a template', 'architecture', '# Remove the backup CDN\n\n## Summary\n\n## **Problem**\n\nIt is broken.\n\n## Proposal:\n\nTurn it off.\n'],
    ['an enhancement', 'architecture', '# Private endpoints\n\n## What\n\n## Goals\n\n## Non-Goals\n\n## How\n\nThe API.\n\n## Open Questions\n'],
    ['a decision as situation, background, assessment and recommendation', 'architecture', '# Ways of working\n\n## Situation - Context and Problem Statement\n\n## Assessment - Considered Options\n\n## Recommendation - Decision Outcome\n'],
    ['a statement of objectives that is named by its file', 'procurement', '# 076_Records_Management_BPA_SOO\n\nThe objectives are as follows.\n'],
    ['a statement of work whose headings are numbered lines', 'procurement', '# Console support\n\n1.0 Background\n\n3.2 Period of Performance: one year\n\nThe contractor shall maintain the consoles.\n'],
    ['a licence', 'procurement', '# ARTICLE II\n\nSubject to the terms of this Agreement, Licensor grants Licensee a licence. The licensor shall support it.\n'],
    ['a part of a tender', 'procurement', '# Spelling checkers\n\n## Requirements\n\n## Subproject selection criteria\n\n## Acceptance requirements\n'],
    ['the README of a solicitation', 'other', '# Buying a search service\n\n## Background\n\nThe solicitation. The contractor shall do it.\n\n## Contributing\n\n## Public domain\n'],
    ['a dedication to the public', 'other', '# CC0 1.0 Universal\n\n## No Copyright\n\nThe person hereby waives all rights.\n'],
    ['notes on a problem', 'other', '# Why builds are slow\n\n## Problem\n\n## What we tried\n'],
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
