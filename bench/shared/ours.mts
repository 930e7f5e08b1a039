import path from 'node:path';
import type { ParsedDocument } from '../../src/document/document.ts';
import type { LanguageId } from '../../src/document/languages.ts';
import type { Guidance } from '../../src/guidance/guidance.ts';
import { readPack } from '../../src/guidance/pack.ts';
import type { Judged } from '../../src/review/gate.ts';
import { noSettings } from '../../src/review/settings.ts';
import { readPackFiles } from '../../tools/build-guidance.ts';
import { core } from './built.mts';
import { multiplied } from './tenfold.mts';

/** The bundled guidance, so many times over; once, it is loaded as it is shipped. */
export async function guidanceOf(times: number): Promise<Guidance> {
  const { principles } = readPack(await readPackFiles(path.join(import.meta.dirname, '../../guidance')));
  return times === 1 ? core.loadGuidance(core.storeGuidance(principles)) : multiplied(principles, times);
}

/** All that surfaces show of a document of its own accord: hints, gaps and problems. */
export function judged(document: ParsedDocument, guidance: Guidance): Judged {
  const answer = core.judge(document, guidance, noSettings, { path: 'docs/decision.md' });
  core.documentProblems(answer, guidance);
  return answer;
}

/** A full check, from the text. */
export const check =
  (guidance: Guidance, languageId: LanguageId = 'markdown') =>
  (text: string): Judged =>
    judged(core.parseDocument(text, languageId), guidance);
