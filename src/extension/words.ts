/** The words of the vocabulary as people read them, each once and each translated. */
import * as vscode from 'vscode';
import type { Audience, Phase, Pillar, Relation, Theme } from '../guidance/vocabulary.ts';

const { t } = vscode.l10n;

export const relationWords: Readonly<Record<Relation, string>> = {
  conflict: t('in conflict'),
  support: t('supported'),
  topic: t('touched on'),
};

export const pillarWords: Readonly<Record<Pillar, string>> = {
  'user-needs': t('User needs'),
  outcomes: t('Outcomes'),
  openness: t('Openness'),
};

export const themeWords: Readonly<Record<Theme, string>> = {
  ...pillarWords,
  architecture: t('Architecture'),
  data: t('Data'),
  security: t('Security'),
  sourcing: t('Sourcing'),
  delivery: t('Delivery'),
  operations: t('Operations'),
  people: t('People'),
  governance: t('Governance'),
  sustainability: t('Sustainability'),
};

export const phaseWords: Readonly<Record<Phase, string>> = {
  discovery: t('Discovery'),
  alpha: t('Alpha'),
  beta: t('Beta'),
  live: t('Live'),
  retirement: t('Retirement'),
};

export const audienceWords: Readonly<Record<Audience, string>> = {
  cto: t('Chief technology officer'),
  architect: t('Architect'),
  developer: t('Developer'),
  'service-owner': t('Service owner'),
  commercial: t('Commercial'),
  security: t('Security'),
};
