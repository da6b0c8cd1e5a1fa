import type { CompiledBank } from '../bank/compile-bank.js'
import type { Issue } from '../issues/issue.js'
import { isMelekError, MelekError } from '../issues/melek-error.js'
import { answeredItems } from './answered-items.js'
import { checkScoringOptions } from './check-scoring-options.js'
import { compileScorer } from './compile-scorer.js'
import { compileEapScorer } from './eap-columns.js'
import type { ColumnScorer } from './score-columns.js'
import type { ScoringOptions } from './scoring-options.js'

/**
 * A scorer for many persons by any method: what can be tabulated is tabulated once. The same figures as `estimateProficiency` to 1e-9; mle,
 * map, wle and jeffreys to 2e-10 logits and standard errors to 1e-8, or 1e-11 where `polish` asks for it.
 * @param options as for one person
 * @throws MelekError `options-invalid` with every option that is unknown or out of range; `scoreInto` throws `responses-invalid` with the
 *   first persons whose responses are no categories
 * @see scoringDefaults
 */
export function compileCheckedScorer(bank: CompiledBank, options: ScoringOptions = {}): ColumnScorer {
  checkScoringOptions(options)
  return withPersonsNamed(bank, compileScorer(bank, options))
}

/**
 * {@link compileCheckedScorer} for EAP alone, whatever the method.
 * @param options prior, nodes and parameterUncertainty count
 * @throws MelekError as that one
 */
export function compileCheckedEapScorer(bank: CompiledBank, options: ScoringOptions = {}): ColumnScorer {
  checkScoringOptions(options)
  return withPersonsNamed(bank, compileEapScorer(bank, options))
}

/** The scorer, which names the first persons whose responses are no categories. */
function withPersonsNamed(bank: CompiledBank, scorer: ColumnScorer): ColumnScorer {
  return {
    ...scorer,
    scoreInto(out, responses, persons) {
      try {
        scorer.scoreInto(out, responses, persons)
      } catch (error) {
        const isOfOne = isMelekError(error) && error.code === 'responses-invalid' && error.issues.length > 0
        throw isOfOne ? invalidResponses(bank, responses, persons) : error
      }
    },
  }
}

/** Persons that a message names at most. */
const mostNamed = 20

/** The same error for all persons, by their places. */
function invalidResponses(bank: CompiledBank, responses: Uint8Array, persons: number): MelekError {
  const items = bank.items.length
  const issues: Issue[] = []
  let count = 0
  for (let person = 0; person < persons; person++) {
    const own = issuesOf(bank, responses.subarray(person * items, (person + 1) * items))
    if (own.length > 0) count += 1
    if (count > mostNamed) continue
    issues.push(...own.map((issue) => ({ ...issue, message: `person ${person}, the first being 0: ${issue.message}` })))
  }
  const named = count > mostNamed ? `, the first ${mostNamed} of whom are named` : ''
  return new MelekError('responses-invalid', `responses of ${count} person(s) are not categories of their items${named}`, issues)
}

function issuesOf(bank: CompiledBank, responses: Uint8Array): readonly Issue[] {
  try {
    answeredItems(bank, responses)
    return []
  } catch (error) {
    if (isMelekError(error)) return error.issues
    throw error
  }
}
