/** What is wrong with settings, and with what a document says to this tool, in words for a terminal. */
import type { PlacedSettingsProblem } from '../review/settingsFile.ts';

const meant = (instead: readonly string[]): string =>
  instead.length > 0 ? `; did you mean ${instead.join(' or ')}?` : '';

export function settingsProblemText({ setting, value, problem, instead }: PlacedSettingsProblem): string {
  const name = `designManual.${setting}`;
  return {
    notAList: `${name} must be a list`,
    notAnObject: `${name} must be an object`,
    unknownPrinciple: `${name} names "${value}", and there is no such principle${meant(instead)}`,
    unknownLevel: `${name} has ${value}: a level is off, hint, information, warning or error`,
    unknownKind: `${name} has ${value}: a kind is architecture, procurement or other`,
  }[problem];
}
