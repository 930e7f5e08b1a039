/** Which principle a command is about: the one that it is given, the page that is read, or one that is asked for. */
import * as vscode from 'vscode';
import type { Palette } from './search.ts';
import { principleOf } from './reader.ts';

/** What rows of trees and lists give to commands. */
export interface PrincipleRow {
  readonly principle: string;
}

/** The id that a command was called with: itself, a row of a tree or list, or the address of a page of the reader. */
export function idOf(argument: unknown): string | undefined {
  if (typeof argument === 'string') return argument;
  if (argument instanceof vscode.Uri) return principleOf(argument);
  const principle = (argument as Partial<PrincipleRow> | null | undefined)?.principle;
  return typeof principle === 'string' ? principle : undefined;
}

/** The principle whose page has the focus. */
export function openedPrinciple(): string | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputCustom || input instanceof vscode.TabInputText
    ? principleOf(input.uri)
    : undefined;
}

export interface Targets {
  principle(argument: unknown): Promise<string | undefined>;
}

export const createTargets = (palette: Palette): Targets => ({
  principle: async (argument) => idOf(argument) ?? openedPrinciple() ?? (await palette.choose()),
});
