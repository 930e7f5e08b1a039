/** Paths against glob patterns, as in VS Code: `*`, `?`, `**` and `{a,b}`. No regular expressions, so nothing can hang. */

/** More alternatives in braces than this are not read. */
const mostAlternatives = 64;

/**
 * Whether a path fits a pattern. A pattern without a slash fits a name in any folder.
 * @param pattern such as `tenders/**` or `*.{md,adoc}`
 * @param path with forward slashes, relative to its workspace folder
 */
export function fitsGlob(pattern: string, path: string): boolean {
  const parts = path.split('/').filter(Boolean);
  return expandBraces(pattern).some((one) => {
    const wanted = one.split('/').filter((part) => part !== '' && part !== '.');
    return fits(wanted.length === 1 ? ['**', ...wanted] : wanted, parts, '**', fitsName);
  });
}

/** One step back to the last `**` or `*` is enough, so time is the product of both lengths at most. */
function fits<T>(
  pattern: readonly T[],
  path: readonly T[],
  star: T,
  one: (pattern: T, path: T) => boolean,
): boolean {
  let p = 0;
  let at = 0;
  let backTo = -1;
  let from = 0;
  while (at < path.length) {
    const wanted = pattern[p];
    const given = path[at];
    if (wanted === star) {
      backTo = p++;
      from = at;
    } else if (wanted !== undefined && given !== undefined && one(wanted, given)) {
      p++;
      at++;
    } else if (backTo >= 0) {
      p = backTo + 1;
      at = ++from;
    } else return false;
  }
  while (pattern[p] === star) p++;
  return p === pattern.length;
}

const fitsName = (pattern: string, name: string): boolean =>
  fits(Array.from(pattern), Array.from(name), '*', (wanted, given) => wanted === '?' || wanted === given);

const braces = /^([^{]*)\{([^{}]*)\}(.*)$/s;

/** `a{b,c}` as `ab` and `ac`; braces that are not closed stand for themselves. */
function expandBraces(pattern: string): string[] {
  let open = [pattern];
  while (open.length <= mostAlternatives && open.some((one) => braces.test(one))) {
    open = open.flatMap((one) => {
      const [whole, before = '', inside = '', after = ''] = braces.exec(one) ?? [];
      return whole === undefined ? [one] : inside.split(',').map((part) => before + part + after);
    });
  }
  return open.slice(0, mostAlternatives);
}
