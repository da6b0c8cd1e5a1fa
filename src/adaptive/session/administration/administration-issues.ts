import type { CompiledBank } from '../../../bank/compile-bank.js'
import type { Issue } from '../../../issues/issue.js'
import { type CompleteDesign, maximumLength, operationalItems } from '../design.js'
import { validitySettings } from '../validity/validity.js'
import type { AdministrationDesign, EarlierSitting } from './administration-design.js'
import { administrationShapeIssues } from './administration-schema.js'
import { lastSlot } from './pretest-slots.js'

/** Says of a part of the administration what it must be unless it is. */
type Check = (holds: boolean, path: string, message: string) => void

/** Everything that is wrong with how a test is to be held: figures out of range, contradictions, and what the bank cannot give. */
export function administrationIssues({ administration, select, stop }: CompleteDesign, bank: CompiledBank): Issue[] {
  if (administration === undefined) return []
  const shape = administrationShapeIssues(administration)
  if (shape.length > 0) return shape
  const issues: Issue[] = []
  const check: Check = (holds, path, message) => {
    if (!holds) issues.push({ code: 'design-administration', message, path: `administration.${path}` })
  }
  checkPretest(administration, maximumLength({ stop }, operationalItems(bank)), bank, check)
  checkNumbers(administration, check)
  checkStart(administration, check)
  checkValidity(administration, check)
  const likelihood = /^(likelihood-weighted-information|kullback-leibler|global-discrimination)$/.test(select.criterion)
  check(
    administration.start === undefined || !likelihood,
    'start',
    `a prior for each person has no part in ${select.criterion}; weigh by the posterior, or leave start out`,
  )
  return issues
}

function checkPretest({ pretest }: AdministrationDesign, longest: number, bank: CompiledBank, check: Check): void {
  if (pretest === undefined) return
  const { items, from = 1 } = pretest
  const last = lastSlot(pretest, longest)
  const onTrial = bank.items.filter(({ status }) => status === 'pretest').length
  check(whole(items, 1), 'pretest.items', `items must be a whole number of at least 1, got ${items}`)
  check(items <= onTrial, 'pretest.items', `${items} items on trial are asked for, the bank has ${onTrial} of status pretest`)
  check(whole(from, 1), 'pretest.from', `from must be a whole number of at least 1, got ${from}`)
  check(whole(last, 1), 'pretest.to', `to must be a whole number of at least 1, got ${last}`)
  check(last - from + 1 >= items, 'pretest', `places ${from} … ${last} have no room for ${items} items; widen them`)
  check(
    last < longest + items,
    'pretest.to',
    `a test of ${longest} scored items is over before place ${last}; lower to to ${longest + items - 1} or less`,
  )
}

function checkNumbers({ stage, timing, suspension, retest }: AdministrationDesign, check: Check): void {
  if (stage !== undefined)
    check(whole(stage.items, 1), 'stage.items', `items must be a whole number of at least 1, got ${stage.items}`)
  if (timing !== undefined) {
    check(timing.item > 0, 'timing.item', `item must be above 0 seconds, got ${timing.item}`)
    check((timing.grace ?? 0) >= 0, 'timing.grace', `grace must be at least 0 seconds, got ${timing.grace}`)
  }
  if (suspension?.most !== undefined)
    check(whole(suspension.most, 0), 'suspension.most', `most must be a whole number, got ${suspension.most}`)
  if (retest === undefined) return
  check(retest.coolDown >= 0, 'retest.coolDown', `coolDown must be at least 0 days, got ${retest.coolDown}`)
  if (retest.overlap !== undefined)
    check(whole(retest.overlap, 0), 'retest.overlap', `overlap must be a whole number, got ${retest.overlap}`)
}

function checkStart({ start }: AdministrationDesign, check: Check): void {
  if (start?.covariates !== undefined) {
    const { intercept, coefficients, sd } = start.covariates
    check(Number.isFinite(intercept), 'start.covariates.intercept', `intercept must be finite, got ${intercept}`)
    check(sd > 0 && Number.isFinite(sd), 'start.covariates.sd', `sd must be above 0 logits, got ${sd}`)
    for (const [name, value] of Object.entries(coefficients))
      check(Number.isFinite(value), `start.covariates.coefficients.${name}`, `the coefficient must be finite, got ${value}`)
  }
  if (start?.earlier === undefined) return
  const { discount } = start.earlier
  check(discount >= 0 && discount <= 1, 'start.earlier.discount', `discount must lie in 0 … 1, got ${discount}`)
}

function checkValidity({ validity }: AdministrationDesign, check: Check): void {
  if (validity === undefined) return
  const { alpha, replications, rapidBelow, leastEffort } = validitySettings(validity)
  check(alpha > 0 && alpha < 0.5, 'validity.alpha', `alpha must lie between 0 and 0.5, got ${alpha}`)
  check(whole(replications, 1), 'validity.replications', `replications must be a whole number of at least 1, got ${replications}`)
  check(
    1 / (replications + 1) <= alpha,
    'validity.replications',
    `${replications} tests cannot show a rate of ${alpha}; take ${Math.ceil(1 / alpha) - 1} or more`,
  )
  check(rapidBelow >= 0, 'validity.rapidBelow', `rapidBelow must be at least 0 seconds, got ${rapidBelow}`)
  check(leastEffort >= 0 && leastEffort <= 1, 'validity.leastEffort', `leastEffort must lie in 0 … 1, got ${leastEffort}`)
}

/** What is wrong with the earlier sittings of a person. */
export function earlierIssues(earlier: readonly EarlierSitting[]): Issue[] {
  if (!Array.isArray(earlier)) {
    const message = 'earlier must be a list of sittings, as in [{ items: ["A1-001"], daysAgo: 40 }]'
    return [{ code: 'earlier-sitting-invalid', message, path: 'earlier' }]
  }
  return earlier.flatMap(({ items, daysAgo, theta, standardError }: EarlierSitting, index): Issue[] => {
    const issue = (field: string, message: string): Issue => ({
      code: 'earlier-sitting-invalid',
      message,
      path: `earlier[${index}].${field}`,
    })
    return [
      ...(Array.isArray(items) ? [] : [issue('items', 'items must be a list of ids of items')]),
      ...(daysAgo >= 0 ? [] : [issue('daysAgo', `daysAgo must be at least 0, got ${daysAgo}`)]),
      ...(theta === undefined || Number.isFinite(theta) ? [] : [issue('theta', `theta must be finite, got ${theta}`)]),
      ...(standardError === undefined || standardError > 0
        ? []
        : [issue('standardError', `standardError must be above 0, got ${standardError}`)]),
    ]
  })
}

function whole(value: number, least: number): boolean {
  return Number.isInteger(value) && value >= least
}
