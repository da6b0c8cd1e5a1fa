import type { Constraint } from '../adaptive/constraints/constraint.js'
import type { AdministrationRules } from '../adaptive/session/administration/administration-rules.js'
import type { Engine } from '../adaptive/session/engine.js'
import { missing } from '../scoring/proficiency-estimate.js'

/**
 * The same engine for a person whose answers were recorded: only items that the person answered are candidates. To give an item without
 * an answer and call it not presented would use up a step, and content, on nothing; so the test is the one this person could have had.
 * The same holds for items on trial: a place for one that the person never answered is taken by a scored item.
 * @param answers category of each item of the bank, 255 where there is none
 */
export function withRecordedAnswers(engine: Engine, answers: Uint8Array): Engine {
  if (!answers.includes(missing)) return engine
  const recorded: Constraint = {
    name: 'recorded-answers',
    narrow: (candidates) => ({ candidates: candidates.filter((index) => answers[index] !== missing) }),
  }
  // Behind the first two, so that a bank without items or with none left is still told apart from answers that ran out.
  const constraints = [...engine.constraints.slice(0, 2), recorded, ...engine.constraints.slice(2)]
  const { administration, bank } = engine
  if (administration === undefined) return { ...engine, constraints }
  const unanswered = bank.items.flatMap(({ status }, index) =>
    status === 'pretest' && answers[index] === missing ? [index] : [],
  )
  return { ...engine, constraints, administration: withoutTrialsOf(unanswered, administration) }
}

/** The same rules, to which these items on trial count as given already. */
function withoutTrialsOf(items: readonly number[], administration: AdministrationRules): AdministrationRules {
  return {
    ...administration,
    choose: (sitting) => administration.choose({ ...sitting, onTrial: [...sitting.onTrial, ...items] }),
  }
}
