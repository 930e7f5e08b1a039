/** What a new principle of a team and a new pack start as: right from the start, and to be written over. */

/** The sentence that is to be written first. */
export const summaryToWrite = 'Say in one sentence what to do, and why.';

/** Text as a value in one line of YAML. */
const yamlText = (text: string): string =>
  /^[A-Za-z][\w ,.()-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off)$/i.test(text.trim())
    ? text.trim()
    : JSON.stringify(text.trim());

/**
 * A principle with every field that must be there, and an example of those that make it found.
 * @param title as a person typed it, in one line
 */
export const newPrincipleText = (id: string, title: string): string => `---
id: ${id}
title: ${yamlText(title)}
summary: ${summaryToWrite}
documents: [architecture, procurement]
theme: governance
keywords: []
# What it listens for: take the hash signs away, and write your own words.
# signals:
#   - relation: conflict
#     strength: medium
#     because: this goes against the principle
#     satisfy: Say what would put it right.
#     phrases:
#       - words that (go|stand) against it
---

## Why it matters

Two or three sentences.

## Do

- One thing to do.

## Avoid

- One thing to avoid.
`;

/** `pack.yml` of a new pack. */
export const newPackText = (name: string): string => `name: ${yamlText(name)}
version: 0.1.0
licence: OGL-UK-3.0
maintainer: Your team
`;
