/** A shorter form of what MiniSearch stores: a third less to ship, for less time than it takes to build the index. */
import type { AsPlainObject } from 'minisearch';

/** As {@link AsPlainObject}, with the terms and their postings as text, a line a term. */
export type Packed = Omit<AsPlainObject, 'index'> & { readonly terms: string; readonly postings: string };

/**
 * Packs a stored index. A line of `postings` is `field:document*count document …;field:…`, where a document is the
 * distance from the one before, in base 36, and a count of 1 is left out. The format is MiniSearch's version 2.
 */
export function pack({ index, ...rest }: AsPlainObject): Packed {
  const postings = index.map(([, fields]) =>
    Object.entries(fields)
      .map(([field, counts]) => {
        let last = 0;
        const documents = Object.entries(counts).map(([key, count]) => {
          const document = Number(key);
          const distance = (document - last).toString(36);
          last = document;
          return count === 1 ? distance : `${distance}*${count}`;
        });
        return `${field}:${documents.join(' ')}`;
      })
      .join(';'),
  );
  return { ...rest, terms: index.map(([term]) => term).join('\n'), postings: postings.join('\n') };
}

/** The stored index that {@link pack} packed. */
export function unpack({ terms, postings, ...rest }: Packed): AsPlainObject {
  const lines = postings.split('\n');
  const index = terms.split('\n').map((term, i): AsPlainObject['index'][number] => {
    const fields: Record<string, Record<string, number>> = {};
    for (const part of lines[i]?.split(';') ?? []) {
      const [field = '', documents = ''] = part.split(':');
      const counts: Record<string, number> = {};
      let document = 0;
      for (const entry of documents.split(' ')) {
        const [distance = '', count = '1'] = entry.split('*');
        document += Number.parseInt(distance, 36);
        counts[document] = Number(count);
      }
      fields[field] = counts;
    }
    return [term, fields];
  });
  return { ...rest, index };
}
