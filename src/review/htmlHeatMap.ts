/** Which themes and principles documents keep, as tables: each cell says in words what its colour shows. */
import type { ReportContext } from './exportReview.ts';
import { html, type Html, scrolling } from './htmlText.ts';
import { countStates, saidCounts, type StateCounts, stateNames, themeNames } from './reportWords.ts';
import { reviewStates } from './review.ts';
import type { ReviewedDocument, ReviewedEntry } from './reviewed.ts';
import { themeCounts } from './themeCounts.ts';

/** Documents by theme: the heat map. */
export function heatMap(
  documents: readonly ReviewedDocument[],
  anchors: readonly string[],
  { principles }: ReportContext,
): Html {
  const shown = [
    ...themeCounts(
      documents.flatMap(({ entries }) => entries),
      principles,
    ).keys(),
  ];
  const rows = documents.map((document, i) => {
    const counts = themeCounts(document.entries, principles);
    return html`<tr>
      <th scope="row"><a href="#${anchors[i]}">${document.title}</a></th>
      ${shown.map((theme) => heatCell(counts.get(theme)))}
    </tr> `;
  });
  return html`<section class="wide" aria-labelledby="themes">
    <h2 id="themes">Documents by theme</h2>
    ${scrolling(
      'Documents by theme',
      html`<table class="heat">
        <caption>
          How many principles of each theme a document is in conflict with, misses and addresses. The stronger
          the colour of a cell, the more there is to do.
        </caption>
        <thead>
          <tr>
            <th scope="col">Document</th>
            ${shown.map((theme) => html`<th scope="col">${themeNames[theme]}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>`,
    )}
  </section> `;
}

function heatCell(counts: StateCounts | undefined): Html {
  if (!counts)
    return html`<td><span aria-hidden="true">–</span><span class="hidden">nothing expected</span></td>`;
  const lines = saidCounts(counts).split(', ');
  return html`<td class="${heatClass(counts)}">${lines.map((line) => html`<span>${line}</span>`)}</td>`;
}

/** The worst state colours a cell: in three steps by how often it occurs. */
function heatClass(counts: StateCounts): string {
  const step = (count: number): number => (count >= 4 ? 3 : count >= 2 ? 2 : 1);
  if (counts.conflict > 0) return `conflict-${step(counts.conflict)}`;
  if (counts.missing > 0) return `missing-${step(counts.missing)}`;
  return counts.addressed > 0 ? 'addressed' : 'notApplicable';
}

/** How many documents are in each state by each principle, those with most conflicts first. */
export function principleTable(entries: readonly ReviewedEntry[], { principles }: ReportContext): Html {
  const groups = new Map<string, ReviewedEntry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.principle);
    if (group) group.push(entry);
    else groups.set(entry.principle, [entry]);
  }
  const rows = [...groups]
    .map(([id, those]) => ({ id, title: principles.get(id)?.title ?? id, counts: countStates(those) }))
    .sort(
      (a, b) =>
        b.counts.conflict - a.counts.conflict ||
        b.counts.missing - a.counts.missing ||
        (a.title < b.title ? -1 : 1),
    );
  return html`<section aria-labelledby="principles">
    <h2 id="principles">Principles</h2>
    ${scrolling(
      'Principles',
      html`<table>
        <caption>
          How many documents are in each state by each principle, after reviewers have spoken.
        </caption>
        <thead>
          <tr>
            <th scope="col">Principle</th>
            ${reviewStates.map((state) => html`<th scope="col">${stateNames[state]}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ title, counts }) =>
              html`<tr>
                <th scope="row">${title}</th>
                ${reviewStates.map((state) => html`<td class="number${counts[state] > 0 ? ` ${cellClass[state]}` : ''}">${counts[state]}</td>`)}
              </tr> `,
          )}
        </tbody>
      </table>`,
    )}
  </section> `;
}

const cellClass = {
  conflict: 'conflict-1',
  missing: 'missing-1',
  addressed: 'addressed',
  notApplicable: 'notApplicable',
} as const;
