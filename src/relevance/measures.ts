/**
 * What a quantity measures. "five years" near "contract" is a term, but "five years of experience" is not, whatever contract
 * it stands in: words that claim a quantity for something else win where they stand nearer to it than what a signal asks for.
 */
import { stemSet as stems } from './clauses.ts';

/** Claim a duration on either side: people's time, deadlines, the keeping of records, cover, and how often things happen. */
const claimsDuration = stems(`
  notice experience experienced trading age aged old retain retained retention retaining keep kept store stored archive archived archival
  warranty warranties guarantee respond response resolve resolution restore restoration invoice invoices paid payment receipt
  sprint sprints iteration iterations history backup backups latency timeout cooling probation limitation audited accounts
  turnover certified holding held working training delivered within postmark acknowledge acknowledged remedy cure survive survives
  discovery alpha beta pilot transition migration handover mobilisation
`);
/** Claim a duration that follows at once. */
const claimsNext = stems(`past previous preceding prior every each recent within after before ago`);
/** Claim money: what is insured or capped is no price. */
const claimsMoney = stems(
  `insurance insured indemnity liability liabilities turnover penalty fine fines damages cover coverage`,
);

/** How far a claim reaches, in words. */
export const claimReach = 4;

/**
 * Whether a word claims a quantity.
 * @param before the word before it: "the last five years" are past, and what "lasts five years" is not
 * @param distance how many words it stands before (negative) or after the quantity
 */
export function claims(kind: string, word: string, before: string, distance: number): boolean {
  if (kind === 'money') return claimsMoney.has(word);
  if (kind !== 'duration') return false;
  if (word === 'last' && distance === -1) return /^(the|our|their|your|over|in)$/.test(before);
  return claimsDuration.has(word) || (distance < 0 && distance >= -2 && claimsNext.has(word));
}
