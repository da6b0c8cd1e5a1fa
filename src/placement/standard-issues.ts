import type { ItemBank } from '../bank/item-bank.js'
import type { Issue } from '../issues/issue.js'
import { isMelekError } from '../issues/melek-error.js'
import { assertSameScale, type Standard } from '../literacy/standard.js'

/** Why a standard cannot judge the results of a test from a bank. */
export function standardIssues(bank: ItemBank, standard: Standard): Issue[] {
  const issues: Issue[] = []
  try {
    assertSameScale(standard, bank.scale)
  } catch (error) {
    if (!isMelekError(error)) throw error
    issues.push({ code: error.code, message: error.message, path: 'standard.scaleId' })
  }
  if (standard.rule === 'conjunctive') {
    issues.push({
      code: 'standard-rule',
      message: 'a conjunctive rule needs a result per pillar, a placement test has one for all; take a compensatory standard',
      path: 'standard.rule',
    })
  }
  return issues
}
