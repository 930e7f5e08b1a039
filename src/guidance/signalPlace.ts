/** Where a file of a team's pack declares a signal that was heard. */
import type { CompiledSignal } from './compile.ts';
import { readYaml, splitFrontMatter, type TextSpan } from './frontMatter.ts';
import { safeText } from './safeText.ts';

/**
 * The span of a signal in the text of a file. Never throws.
 * @returns undefined where the file has no such signal: it may change other fields only, or be another now
 */
export function signalPlace(
  text: string,
  { relation, because }: Pick<CompiledSignal, 'relation' | 'because'>,
): TextSpan | undefined {
  const parts = splitFrontMatter(text);
  const read = parts && readYaml(parts.source, parts.from).read;
  const { signals } = (read?.data ?? {}) as { signals?: unknown };
  if (!read || !Array.isArray(signals)) return undefined;
  const index = (signals as unknown[]).findIndex((signal) => {
    const said = signal as { relation?: unknown; because?: unknown } | null | undefined;
    // What a pack says is shown as text that can do nothing, and that is what was heard.
    return (
      said?.relation === relation &&
      typeof said.because === 'string' &&
      safeText(said.because.trim(), true).text === because
    );
  });
  return index < 0 ? undefined : read.spanOf(['signals', index]);
}
