/** The rows of a search as a person sees them, in order: what stands above and below what, and what each is. */
import { matchedWords } from './hit.ts';
import type { Hit, SearchResult } from './index.ts';
import { type FilterName, filterValues } from './filters.ts';
import { filterNames, type OpenFilter, withFilter } from './openFilter.ts';

/** Groups of an empty search, and what the answers to another one are. */
export type GroupName = 'here' | 'pinned' | 'recent' | 'all' | 'found' | 'point' | 'nearest' | 'filters';

export type Row =
  | { readonly is: 'group'; readonly group: GroupName }
  /** `words` are those that were matched, where the query does not stand in the row as it was typed. */
  | { readonly is: 'principle'; readonly id: string; readonly words: readonly string[] }
  /** A sentence without a full stop. */
  | { readonly is: 'problem'; readonly text: string }
  /** The same search in another spelling. */
  | { readonly is: 'didYouMean'; readonly query: string }
  /** A filter, or a value of one, that goes on the query. */
  | {
      readonly is: 'filter';
      readonly query: string;
      readonly label: string;
      readonly values: readonly string[];
    };

/** How many rows the groups above all principles have at most. */
const mostInGroup = 5;

/**
 * The rows of an empty search: what matters here, what is pinned, what was opened last, then all.
 * @param ids of each group, best first; a principle stands in the first of its groups only
 */
export function startRows(
  ids: Readonly<Record<'here' | 'pinned' | 'recent' | 'all', Iterable<string>>>,
): Row[] {
  const shown = new Set<string>();
  return (['here', 'pinned', 'recent', 'all'] as const).flatMap((group): Row[] => {
    // Pins are few, and a team means every one of them.
    const most = group === 'here' || group === 'recent' ? mostInGroup : Infinity;
    const fresh: string[] = [];
    for (const id of ids[group]) if (fresh.length < most && !shown.has(id)) fresh.push(id);
    for (const id of fresh) shown.add(id);
    return grouped(
      group,
      fresh.map((id) => ({ is: 'principle', id, words: [] })),
    );
  });
}

/**
 * The rows that answer a query: what is wrong with it, how it may be meant, the values of a filter that is being typed,
 * then what was found.
 * @param text the query as typed
 */
export function resultRows(text: string, result: SearchResult, open?: OpenFilter): Row[] {
  const problems = result.problems.map((problem): Row => ({ is: 'problem', text: problem }));
  const meant: Row[] =
    result.didYouMean === undefined ? [] : [{ is: 'didYouMean', query: result.didYouMean }];
  const choices = (open?.choices ?? []).map(({ query, value }): Row => ({
    is: 'filter',
    query,
    label: `${open?.name ?? ''}:${value}`,
    values: [],
  }));
  const above = [...problems, ...meant, ...grouped('filters', choices)];
  const hits = result.hits.map((hit) => principleRow(hit, text));
  const group = result.nearest ? 'nearest' : result.point ? 'point' : 'found';
  // By itself what was found needs no title.
  return above.length === 0 && group === 'found' ? hits : [...above, ...grouped(group, hits)];
}

/** The filters that can go on a query. */
export const filterRows = (text: string): Row[] =>
  grouped(
    'filters',
    filterNames.map((name: FilterName) => ({
      is: 'filter',
      query: withFilter(text, name),
      label: `${name}:`,
      values: filterValues[name],
    })),
  );

/** Lists mark by themselves what stands in a row as it was typed; other words that were matched are named. */
function principleRow(hit: Hit, text: string): Row {
  const typed = text.trim().toLowerCase();
  const isMarked = [hit.title, hit.summary].some((shown) => shown.toLowerCase().includes(typed));
  return { is: 'principle', id: hit.id, words: isMarked ? [] : matchedWords(hit) };
}

const grouped = (group: GroupName, rows: readonly Row[]): Row[] =>
  rows.length > 0 ? [{ is: 'group', group }, ...rows] : [];

/** The row that Enter means: the first principle or filter, and a better spelling only where there is none of these. */
export const firstChoice = (rows: readonly Row[]): Row | undefined =>
  rows.find(({ is }) => is === 'principle' || is === 'filter') ?? rows.find(({ is }) => is === 'didYouMean');
