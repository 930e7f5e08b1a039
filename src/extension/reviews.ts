/** Reviews of documents, each with what the file of verdicts in its folder says of it. */
import * as vscode from 'vscode';
import type { Guidance } from '../guidance/guidance.ts';
import type { ReviewedDocument } from '../review/reviewed.ts';
import type { Analyses } from './analyses.ts';
import type { Assets } from './assets.ts';
import type { OnDemand } from './onDemand.ts';
import { recordPlace, type Records } from './records.ts';

export interface Reviewed {
  readonly uri: vscode.Uri;
  /** What it was judged by. */
  readonly guidance: Guidance;
  readonly review: ReviewedDocument;
}

export interface Reviews {
  /** The review of a document as it is now; undefined where it is not judged. */
  of(document: vscode.TextDocument): Promise<Reviewed | undefined>;
  /** The same review beside what the file of verdicts says now. */
  compared(reviewed: Reviewed): Promise<Reviewed>;
}

export function createReviews(
  assets: Assets,
  analyses: Analyses,
  records: Records,
  { judging }: OnDemand,
): Reviews {
  return {
    async of(document) {
      const { uri } = document;
      const place = recordPlace(uri);
      const [{ reviewedDocument }, judged, guidance, known] = await Promise.all([
        judging(),
        analyses.whole(document),
        assets.guidance(uri),
        place && records.of(place.folder),
      ]);
      if (!judged) return undefined;
      const path = place?.path ?? vscode.workspace.asRelativePath(uri, false);
      return { uri, guidance, review: reviewedDocument(path, judged, guidance, known?.records) };
    },
    async compared(reviewed) {
      const place = recordPlace(reviewed.uri);
      const known = place && (await records.of(place.folder));
      const { againstRecords } = await judging();
      return { ...reviewed, review: againstRecords(reviewed.review, known?.records ?? []) };
    },
  };
}
