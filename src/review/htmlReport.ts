/** The review as one HTML page that needs nothing else: no scripts, no pictures, no address is asked for anything. */
import { codePositions, missingIn, type PointPosition } from './codePositions.ts';
import { positionNames } from './codeStatement.ts';
import type { ReportContext } from './exportReview.ts';
import { heatMap, principleTable } from './htmlHeatMap.ts';
import { htmlStyle } from './htmlStyle.ts';
import { html, Html, scrolling } from './htmlText.ts';
import {
  countChanges,
  countStates,
  kindNames,
  lineLink,
  plural,
  saidChanges,
  saidCounts,
  saidVerdict,
  sinceNames,
  stateNames,
  whyAsked,
} from './reportWords.ts';
import { reviewStates } from './review.ts';
import {
  type ReviewedDocument,
  type ReviewedEntry,
  type ReviewedEvidence,
  settledState,
} from './reviewed.ts';

/** A whole page, from its doctype on. */
export function htmlReport(documents: readonly ReviewedDocument[], context: ReportContext): string {
  const judged = documents.filter(({ kind }) => kind !== 'other');
  const left = documents.length - judged.length;
  const entries = judged.flatMap((document) => document.entries);
  const changes = countChanges(judged);
  const title = `Review of ${context.subject}`;
  const counts = saidCounts(countStates(entries)) || 'nothing is expected of them';
  const anchors = judged.map((_, i) => `document-${i + 1}`);
  const page = html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
        />
        <meta name="generator" content="Design Manual" />
        <title>${title}</title>
        <style>
          ${styleSheet}
        </style>
      </head>
      <body>
        <a class="skip" href="#main">Skip to the review</a>
        <header>
          <h1>${title}</h1>
          <p>
            ${plural(judged.length, 'document')}
            reviewed${context.date === undefined ? '' : ` on ${context.date}`}${left > 0 ? ` (${left} of another kind, not judged)` : ''}:
            ${counts}.
          </p>
          ${changes ? html`<p>${saidChanges(changes)}</p>` : ''}
        </header>
        <nav aria-label="Contents">
          <ul>
            ${
              entries.length > 0
                ? html`<li><a href="#themes">Documents by theme</a></li>
                    <li><a href="#principles">Principles</a></li> `
                : ''
            }
            <li><a href="#code">Technology Code of Practice</a></li>
            ${judged.map((document, i) => html`<li><a href="#${anchors[i]}">${document.title}</a></li> `)}
          </ul>
        </nav>
        <main id="main">
          ${entries.length > 0 ? [heatMap(judged, anchors, context), principleTable(entries, context)] : []}
          ${codeSection(judged, context)}
          ${judged.map((document, i) => documentSection(document, anchors[i] ?? '', context))}
        </main>
        <footer>
          <p>
            Written by Design Manual from the words of the documents. A reviewer decides; this page shows
            where to look.
          </p>
        </footer>
      </body>
    </html> `;
  return `${page.text}\n`;
}

const styleSheet = new Html(htmlStyle);

function codeSection(documents: readonly ReviewedDocument[], context: ReportContext): Html {
  const { code, year, points } = codePositions(documents, context.principles);
  const missing = (point: PointPosition): string =>
    missingIn(point)
      .map(({ principle }) => context.principles.get(principle)?.title ?? principle)
      .join('; ');
  return html`<section aria-labelledby="code">
    <h2 id="code">${code}</h2>
    ${scrolling(
      code,
      html`<table>
        <caption>
          Where the documents stand on the ${points.length} points of the ${code} (${year}).
        </caption>
        <thead>
          <tr>
            <th scope="col">Point</th>
            <th scope="col">Position</th>
            <th scope="col">Places that speak for it</th>
            <th scope="col">Places in conflict</th>
            <th scope="col">What is missing</th>
          </tr>
        </thead>
        <tbody>
          ${points.map(
            (point) =>
              html`<tr>
                <th scope="row">${point.number}. ${point.name}</th>
                <td><span class="state state-${point.position}">${positionNames[point.position]}</span></td>
                <td class="number">${point.towards.length}</td>
                <td class="number">${point.against.length}</td>
                <td>${missing(point) || 'Nothing'}</td>
              </tr> `,
          )}
        </tbody>
      </table>`,
    )}
  </section> `;
}

function documentSection(document: ReviewedDocument, anchor: string, context: ReportContext): Html {
  const { path, title, kind, entries, resolved, touched } = document;
  const named = (id: string): string => context.principles.get(id)?.title ?? id;
  const states = reviewStates.flatMap((state) => {
    const those = entries.filter((entry) => settledState(entry) === state);
    return those.length === 0
      ? []
      : [
          html`<h3>${stateNames[state]}</h3>
            ${those.map((entry) => entryArticle(entry, path, context))}`,
        ];
  });
  return html`<section aria-labelledby="${anchor}">
    <h2 id="${anchor}">${title}</h2>
    <p>
      <a href="${lineLink(context.linkBase, path, 1)}">${path}</a> (${kindNames[kind]}):
      ${saidCounts(countStates(entries)) || 'nothing is expected of it yet'}.
    </p>
    ${states}${
      resolved.length > 0
        ? html`<h3>Resolved since the last review</h3>
            <ul>
              ${resolved.map(({ principle, found }) => html`<li>${named(principle)} (was ${stateNames[found].toLowerCase()})</li>`)}
            </ul> `
        : ''
    }${
      touched.length > 0
        ? html`<h3>Also touched on</h3>
            <ul>
              ${touched.map(({ principle, evidence }) => html`<li>${named(principle)}: ${evidence.map(({ line }, i) => html`${i > 0 ? ', ' : ''}<a href="${lineLink(context.linkBase, path, line)}">line ${line}</a>`)}</li>`)}
            </ul> `
        : ''
    }
  </section> `;
}

function entryArticle(entry: ReviewedEntry, path: string, context: ReportContext): Html {
  const { principle, state, evidence, moreEvidence, excuses, verdict, since } = entry;
  const { title = principle, summary = '' } = context.principles.get(principle) ?? {};
  const settled = settledState(entry);
  const found = settled === state ? '' : ` (found ${stateNames[state].toLowerCase()})`;
  const news = since === undefined || since === 'open' ? '' : `, ${sinceNames[since]}`;
  const why = whyAsked(entry);
  const items = [
    ...excuses.map(
      ({ line, reason }) =>
        html`<li>
          Excused at ${lineAnchor(context, path, line)}${reason === undefined ? '' : `: ${reason}`}
        </li>`,
    ),
    ...evidence.map((one) => evidenceItem(one, path, context)),
    ...(moreEvidence > 0 ? [html`<li>and at ${plural(moreEvidence, 'more place')}</li>`] : []),
  ];
  return html`<article class="entry">
    <h4>${title} <span class="state state-${settled}">${stateNames[settled]}${found}</span>${news}</h4>
    <p class="quiet">${summary}</p>
    ${why === undefined ? '' : html`<p>${why}</p>`}
    ${verdict ? html`<p class="verdict">${saidVerdict(verdict)}</p>` : ''}
    ${
      items.length > 0
        ? html`<ul>
            ${items}
          </ul>`
        : ''
    }
  </article> `;
}

const lineAnchor = ({ linkBase }: ReportContext, path: string, line: number): Html =>
  html`<a href="${lineLink(linkBase, path, line)}">line ${line}</a>`;

function evidenceItem(
  { line, quote, because, satisfy, relation, section }: ReviewedEvidence,
  path: string,
  context: ReportContext,
): Html {
  const heading = section.at(-1);
  const sign = relation === 'conflict' ? html`<strong>Conflict</strong>, ` : '';
  return html`<li>
    ${sign}${lineAnchor(context, path, line)}${heading === undefined ? '' : `, ${heading}`}:
    <q>${quote.before}<mark>${quote.words}</mark>${quote.after}</q>:
    ${because}.${satisfy === undefined ? '' : ` ${satisfy}`}
  </li>`;
}
