/**
 * The words by which a reader tells that a sentence does not state what its words name: data, in the language of phrases.
 * `reading.ts` says where each kind of cue counts.
 */
import { compilePhrase, type Phrase } from '../guidance/phrase.ts';

const compiled = (sources: string): readonly Phrase[] =>
  sources
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const result = compilePhrase(line);
      if ('error' in result) throw new Error(`"${line}": ${result.error}`);
      return result.phrase;
    });

/** Denies what follows in its clause. */
export const denies = compiled(`
  (no|not|never|nothing|nobody|neither|nor|none|without|cannot|hardly)
  (don't|doesn't|didn't|won't|can't|isn't|aren't|wasn't|weren't|shouldn't|mustn't|wouldn't|couldn't|hasn't|haven't|needn't)
  (avoid|avoids|avoiding|avoided|prevent|prevents|prevented|preventing|prohibit|prohibits|prohibited|forbid|forbids|forbidden)
  (preclude|precludes|refuse|refuses|refused|reject|rejects|rejected|rejecting|eliminate|eliminates|eliminating|eliminated)
  (instead of|rather than|in place of|as opposed to|in preference to|away from|in lieu of)
  (free of|free from|independent of|independently of|protect against|protects against|guard against|guards against)
  (mitigate|mitigates|mitigating|reduce|reduces|reducing|minimise|minimises|minimising|limit the risk of|lower the risk of) [the|our|any] [risk|risks] [of]
  (remove|removes|removing|removed|replace|replaces|replacing|retire|retires|retiring|decommission|decommissions|decommissioning|end|ends|ending|stop|stops|stopping) [the|our|any|all|its|this]
  (except|excluding|excludes|exclude|ban|bans|banned|disallow|disallows|disallowed)
  (rule out|rules out|ruled out|ruling out|move off|moving off|migrate off|migrating off|get rid of)
  no longer
`);

/** Holds a word that denies, and denies nothing. */
export const deniesNothing = compiled(`
  (no|not) (later|earlier|sooner|less|fewer|more|longer|greater|lower) than
  not (only|just|merely|simply|limited|exceeding|uncommon|unusual|least)
  not to exceed
  without (limitation|prejudice|delay|undue|further notice|notice|cause|any further|regard)
  whether or not
  (if|or) not
  no (doubt|matter)
  do not hesitate
  not applicable
  nothing (contained|in this)
  end (user|users|date|to end|of)
  (replace|replaces|replacing|reduce|reduces|reducing) the (paper|manual|current|existing|legacy)
`);

/** Denies what stands before it in its clause: "extension is not permitted". */
export const deniesBefore = compiled(`
  (not|never|cannot) [be] (permit|permitted|allow|allowed|accept|accepted|acceptable|used|supported|offered|required|needed|considered|available|appropriate|apply)
  (prohibited|forbidden|disallowed|banned|unacceptable|inappropriate)
  (be|been|is|are|was|were) (avoided|excluded|rejected|ruled out|discounted|dismissed|discarded|removed|retired|replaced|decommissioned|eliminated|out of scope)
  (isn't|aren't|won't be|can't be) (permitted|allowed|accepted|acceptable|used|required|an option)
  not an option
`);

/** Drops an option, in its own sentence or the next. */
export const drops = compiled(`
  (rejected|dropped|discarded|dismissed|ruled out|decided against|not chosen|not selected|not pursued|turned down)
  (we|team|board|group) (chose|decided|opted) (not to|against)
  (not|never) (chosen|selected|pursued|taken forward|recommended|adopted|proceed)
`);

/** Speaks of what could be, not of what is to be. */
export const supposes = compiled(`
  (could|might)
  (would have|would need|would mean|would require|would be|would also|would lead|would tie|would lock)
  (we|team) (considered|discussed|looked at|explored|evaluated|investigated|thought about|debated)
  (one|another|an|the other|alternative|third|second|first) (option|alternative|approach|possibility|idea) (is|was|would|were|being)
  (option|alternative) (one|two|three|four|a|b|c|d|#)
  (was|were|been) (proposed|suggested|considered|mooted|floated|discussed)
  (if|whether|suppose|supposing)
`);

/** Speaks of how things were before this document. */
export const recalls = compiled(`
  (previously|formerly|historically|originally|until now|in the past|used to|no longer|once)
  (legacy|previous|former|old|outgoing|predecessor|earlier|retired|decommissioned) ...2 (system|platform|contract|service|supplier|solution|application|hosting|arrangement|estate|design)
  (had|has|have) been
`);

/** Introduces an example, not a rule. */
export const exemplifies = compiled(`
  (for example|for instance|such as|including for example|by way of example|e.g|eg|like for like)
`);

/** Introduces what a word means. */
export const defines = compiled(`
  means (the|a|an|any|all|each|that|those)
  (shall mean|has the meaning|have the meaning|is defined as|are defined as|refers to|shall refer to)
`);

/** Owns up to a conflict and says what is done about it, or who allowed it. */
export const mitigates = compiled(`
  (mitigate|mitigates|mitigated|mitigating|mitigation|mitigations|offset|offsets|compensate|compensated)
  (we|board|team|department|authority|agency|council) [knowingly|consciously|have|has|explicitly] (accept|accepts|accepted) [this|that|the|these]
  (accepted|accept|tolerate|tolerated|justified|approved|granted|agreed) (because|since|as|until|for now|on the ground|on condition|by)
  (exemption|exception|waiver|dispensation|derogation) ...4 (granted|approved|agreed|obtained|given|recorded|in place|held|from)
  (approved|granted|agreed|obtained|recorded|hold|has) ...3 (exemption|exception|waiver|dispensation|derogation)
  (exit plan|exit route|exit cost|exit test|migration path|export route|way out|escape route)
  (revisit|revisited|reassess|reassessed|reconsider|reconsidered) ...4 (month|months|year|years|quarter|date|before|annually|quarterly|after|by|at|in|when)
  (review|reviewed) (it|this|that|again|every|each|in|annually|quarterly)
  to (reduce|limit|contain|lower|manage|address|counter|balance) (this|that|the) (risk|impact|dependency|effect|exposure|lock-in)
  (contained|limited|confined|isolated|wrapped|hidden) (to|behind|by|in|within) (one|a|an|our|single|the) ...3 (module|adapter|interface|layer|service|wrapper|boundary|component|abstraction)
  (behind|through) (an|a|our|one) ...2 (adapter|abstraction|abstraction layer|wrapper|facade|anti-corruption layer)
  until (then|that|it|we|the new|this)
  (is|are|was|were) [already] (booked|planned|scheduled|funded|budgeted) (for|to|in|by)
  (under|by|with) ...2 (exemption|exception|waiver|dispensation)
  (will|shall|to) be (replaced|retired|removed|moved|migrated|switched off|phased out) ...3 (by|before|in|within) ...3 #
`);
