/** Points of numbered codes, such as "tcop 5" or "point 11 of the 2016 code of practice": which principles answer them. */
import type { Principle } from '../guidance/principle.ts';
import { isNumber } from '../guidance/words.ts';
import { codes } from './codes.ts';
import type { QueryWord } from './query.ts';

/** A point of an edition of a code. */
export interface Point {
  readonly code: string;
  /** The year of the edition. */
  readonly year: number;
  readonly number: number;
}

/** Ids by point; keys are {@link keyOf}'s. Plain data, so that it can be stored. */
export type PointIds = Readonly<Record<string, readonly string[]>>;

const keyOf = ({ code, year, number }: Point): string => `${code} ${year} ${number}`;

/** The principles that answer a point, the most apt first. */
export const principlesOfPoint = (points: PointIds, point: Point): readonly string[] =>
  points[keyOf(point)] ?? [];

/** Collects the principles of each point: from the lists of {@link codes}, then from the principles' own sources. */
export function collectPoints(principles: readonly Pick<Principle, 'id' | 'sources'>[]): PointIds {
  const points: Record<string, string[]> = {};
  const ids = new Set(principles.map(({ id }) => id));
  const add = (point: Point, id: string): void => {
    const known = (points[keyOf(point)] ??= []);
    if (ids.has(id) && !known.includes(id)) known.push(id);
  };
  const bySource = new Map<string, { code: string; year: number }>();
  for (const { name: code, editions } of codes) {
    for (const { year, source, points: lines } of editions) {
      bySource.set(source, { code, year });
      lines
        .split('\n')
        .filter(Boolean)
        .forEach((line, i) => {
          for (const id of line.split(' ')) add({ code, year, number: i + 1 }, id);
        });
    }
  }
  for (const { id, sources } of principles) {
    for (const { title, where = '' } of sources) {
      const edition = bySource.get(title);
      if (edition) for (const number of numbersIn(where)) add({ ...edition, number }, id);
    }
  }
  return points;
}

/** The numbers in words such as "point 5", "points 4 and 13", "principles 6-8" or "criterion 3". */
function numbersIn(where: string): number[] {
  const list = /\b(?:point|principle|criterion|polic(?:y|ies))s? ((?:\d+(?:-| and |, )?)+)/.exec(where)?.[1];
  return (list?.match(/\d+-\d+|\d+/g) ?? []).flatMap((part) => {
    const [first = 0, last = first] = part.split('-').map(Number);
    return Array.from({ length: Math.min(last - first + 1, 40) }, (_, i) => first + i);
  });
}

/** What may stand beside a code's name and a number without meaning anything else. */
const beside = new Set(
  `the of in at no nr num number point points principle principles criterion criteria standard policy policies item edition
  version original old new current today uk government gov gds s`.split(/\s+/),
);

/**
 * The point that a query names, where it names one and nothing else.
 * @param points of the loaded guidance
 * @returns the point and its principles, or what is wrong with the number in words; undefined where no point is meant
 */
export function findPoint(
  words: readonly QueryWord[],
  points: PointIds,
): { point: Point; ids: readonly string[] } | { problem: string } | undefined {
  // "14 points" counts them; "point 14" is one.
  if (
    words.some(
      ({ stem }, i) => isNumber(stem) && /^(points|principles|policies)$/.test(words[i + 1]?.text ?? ''),
    )
  )
    return undefined;
  const numbers = words.filter(({ stem }) => isNumber(stem)).map(({ stem }) => Number(stem));
  const number = numbers.find((one) => one >= 1 && one < 100);
  if (number === undefined || numbers.length > 2) return undefined;
  const year = numbers.find((one) => one >= 2010 && one < 2100);
  if (numbers.length === 2 && year === undefined) return undefined;
  const text = words
    .filter(({ stem }) => !isNumber(stem))
    .map((word) => word.text)
    .join(' ');
  const code = codes.find(({ called }) => called.some((name) => isNamed(text, name)));
  // "point 11" by itself is one of the code of practice: that is where points are cited from.
  const meant = code ?? (/^(the )?point$/.test(text) ? codes[0] : undefined);
  if (!meant) return undefined;
  const point = (edition: number): Point => ({ code: meant.name, year: edition, number });
  const years = meant.editions.map((edition) => edition.year);
  const asked = year === undefined ? years : [years.find((one) => one <= year) ?? years.at(-1) ?? year];
  for (const edition of asked) {
    const ids = points[keyOf(point(edition))];
    if (ids && ids.length > 0) return { point: point(edition), ids };
  }
  return {
    problem: `the ${meant.name}${year === undefined ? '' : ` of ${asked.join()}`} has no point ${number}`,
  };
}

/** Whether a text is a name with nothing beside it that means something. */
function isNamed(text: string, name: string): boolean {
  const at = ` ${text} `.indexOf(` ${name} `);
  if (at < 0) return false;
  const rest = `${text.slice(0, at)} ${text.slice(at + name.length)}`.split(' ').filter(Boolean);
  return rest.every((word) => beside.has(word));
}
