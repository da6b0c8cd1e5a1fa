import type { Issue } from '../issues/issue.js'
import { MelekError } from '../issues/melek-error.js'
import { targetIndex } from '../literacy/standard.js'
import { missing } from '../scoring/proficiency-estimate.js'
import { covariateIssues } from './conditioning/covariates.js'
import type { ShareInput, ShareOptions } from './share-options.js'
import { otherTargetLevel } from './target/target.js'
import { fewestBankDraws } from './uncertainty/bank-draws.js'

/** So many issues of one kind are listed; of more, the first and their number. */
const mostListed = 20

/**
 * Refuses input that cannot be estimated from.
 * @throws MelekError `population-input` with every problem at once
 */
export function assertShareInput(input: ShareInput): void {
  const issues = [
    ...shapeIssues(input),
    ...responseIssues(input),
    ...weightIssues(input),
    ...covariateIssues(input.covariates ?? [], input.persons),
    ...standardIssues(input),
    ...optionIssues(input.options ?? {}),
  ]
  if (issues.length > 0)
    throw new MelekError('population-input', `shares cannot be estimated, ${issues.length} problem(s)`, issues)
}

function shapeIssues({ bank, responses, persons, groups, weights }: ShareInput): Issue[] {
  const issues: Issue[] = []
  const cells = persons * bank.items.length
  const wrong = (what: string, wanted: number, got: number): Issue => ({
    code: 'length-mismatch',
    message: `${what} must hold ${wanted} values for ${persons} persons, got ${got}`,
    path: what,
  })
  if (!Number.isInteger(persons) || persons < 0) {
    return [{ code: 'persons-invalid', message: `persons must be a whole number of 0 or more, got ${persons}`, path: 'persons' }]
  }
  if (responses.length !== cells) issues.push(wrong('responses', cells, responses.length))
  if (groups !== undefined && groups.length !== persons) issues.push(wrong('groups', persons, groups.length))
  if (weights !== undefined && weights.length !== persons) issues.push(wrong('weights', persons, weights.length))
  return issues
}

function responseIssues({ bank, responses, persons }: ShareInput): Issue[] {
  const items = bank.items.length
  if (responses.length !== persons * items) return []
  const issues: Issue[] = []
  let beyond = 0
  let answered = 0
  for (let cell = 0; cell < responses.length; cell++) {
    const response = responses[cell] as number
    if (response === missing) continue
    answered += 1
    const categories = bank.categories[cell % items] as number
    if (response < categories) continue
    beyond += 1
    if (beyond > mostListed) continue
    issues.push({
      code: 'category-beyond-range',
      message: `person ${Math.floor(cell / items) + 1} has category ${response}, but the item has 0…${categories - 1}; check the base and the key`,
      item: bank.itemIds[cell % items] as string,
    })
  }
  if (beyond > mostListed) {
    issues.push({
      code: 'category-beyond-range',
      message: `… and ${beyond - mostListed} more responses beyond the range of their items`,
    })
  }
  if (answered === 0)
    issues.push({
      code: 'nobody-answered',
      message: 'no person has answered any item; there is nothing to estimate a share from',
    })
  return issues
}

function weightIssues({ weights, persons }: ShareInput): Issue[] {
  if (weights === undefined || weights.length !== persons) return []
  const bad = Array.from({ length: persons }, (_, p) => p).filter((p) => {
    const weight = weights[p] as number
    return !(weight >= 0 && weight < Infinity)
  })
  const issues: Issue[] = bad.slice(0, mostListed).map((p) => ({
    code: 'weight-invalid',
    message: `the weight of person ${p + 1} must be a number of 0 or more, got ${weights[p]}; correct it or leave the person out`,
    path: `weights[${p}]`,
  }))
  if (bad.length > mostListed)
    issues.push({
      code: 'weight-invalid',
      message: `… and ${bad.length - mostListed} more weights that are negative or no number`,
    })
  if (bad.length === 0 && persons > 0 && Array.from(weights).every((weight) => weight === 0)) {
    issues.push({ code: 'weights-all-zero', message: 'all weights are 0; at least one person has to count', path: 'weights' })
  }
  return issues
}

export function standardIssues({ standard, target }: Pick<ShareInput, 'standard' | 'target'>): Issue[] {
  const issues: Issue[] = []
  if (standard.rule === 'conjunctive') {
    issues.push({
      code: 'rule-not-supported',
      message:
        'a conjunctive standard needs a posterior of every pillar, but responses are scored on one scale; use the compensatory rule',
      path: 'standard.rule',
    })
  }
  if (targetIndex(standard) <= 0) {
    issues.push({
      code: 'target-without-cut',
      message: `targetLevel "${standard.targetLevel}" is the lowest level, which everybody reaches; name a level with a cut`,
      path: 'standard.targetLevel',
    })
  }
  const other = target === undefined ? undefined : otherTargetLevel(target, standard)
  if (other !== undefined) {
    issues.push({
      code: 'target-level-mismatch',
      message: `the target counts from level "${other.wanted}", the standard from "${other.counted}"; use a version of the standard with that targetLevel`,
      path: 'target.level',
    })
  }
  return issues
}

function optionIssues({ confidence, itemDraws, curve }: ShareOptions): Issue[] {
  const issues: Issue[] = []
  const refuse = (path: string, message: string) => issues.push({ code: 'option-invalid', message, path: `options.${path}` })
  if (confidence !== undefined && !(confidence > 0 && confidence < 1))
    refuse('confidence', `confidence must lie between 0 and 1, got ${confidence}`)
  if (typeof itemDraws === 'number' && !(Number.isInteger(itemDraws) && itemDraws >= fewestBankDraws)) {
    refuse('itemDraws', `itemDraws must be a whole number of at least ${fewestBankDraws} or 'none', got ${itemDraws}`)
  }
  if (curve !== undefined && !(Number.isInteger(curve.count) && curve.count >= 3 && curve.low < curve.high)) {
    refuse('curve', `a curve needs at least 3 cuts and low below high, got ${curve.count} from ${curve.low} to ${curve.high}`)
  }
  return issues
}
