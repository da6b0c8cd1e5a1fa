import type { CompiledBank } from '../bank/compile-bank.js'
import { type CategoryCurve, categoryCurve, createCurvePoint } from '../models/category-curve.js'
import { type Prior, priorLocation } from './prior.js'
import { fineSize, rootGroups } from './root-groups.js'
import { type KernelRoot, kernelResult, rootKernel } from './root-kernel.js'
import { type RootTables, rootTables } from './root-tables.js'
import { type ScoreColumns, scoreStatus } from './score-columns.js'
import type { InformationKind } from './scoring-options.js'

/** Writes one person's estimate, or returns false for a person that the readable form must score. */
export type RootScorer = (out: ScoreColumns, responses: Uint8Array, person: number) => boolean

export interface RootRule {
  readonly method: 'mle' | 'map'
  readonly prior: Prior
  readonly standardError: InformationKind
}

/** Logits that the tables reach to either side of the prior's mean. */
const reach = 6
/** Numbers that the tables of single items may take: some 250 items answered right or wrong. */
const mostNumbers = 1.5e6

/**
 * MLE and MAP of many persons from tables of the slope of the likelihood: to 1e-10 the figures of the readable forms, which
 * score whoever has no maximum inside the tables that is certainly the global one.
 * @returns undefined where the prior or marginal curves have no such tables, or the bank is too large for them
 */
export function compileRootScorer(bank: CompiledBank, { method, prior, standardError }: RootRule): RootScorer | undefined {
  const answers = bank.categories.reduce((sum, categories) => sum + categories, 0)
  if (answers === 0 || answers * fineSize > mostNumbers || (method === 'map' && prior.kind === 'density') || !hasOwnCurves(bank))
    return undefined
  const { mean } = priorLocation(prior)
  const precision = method === 'map' && prior.kind === 'normal' ? 1 / (prior.sd * prior.sd) : 0
  const root: KernelRoot = { theta: 0, observed: 0, expected: 0, answered: 0 }
  let tables: RootTables | undefined
  const kernelOf = (withMissing: boolean) => {
    tables ??= rootTables(bank, mean - reach, mean + reach)
    return rootKernel(tables, rootGroups(bank, tables, withMissing), { mean, precision }, root)
  }
  let complete: ReturnType<typeof kernelOf> | undefined
  let incomplete: ReturnType<typeof kernelOf> | undefined
  return (out, responses, person) => {
    const start = person * bank.items.length
    complete ??= kernelOf(false)
    let result = complete(responses, start)
    if (result === kernelResult.unknown) {
      incomplete ??= kernelOf(true)
      result = incomplete(responses, start)
    }
    if (result !== kernelResult.root) return false
    out.theta[person] = root.theta
    out.standardError[person] = 1 / Math.sqrt(standardError === 'observed' ? root.observed : root.expected + precision)
    out.answered[person] = root.answered
    if (out.status !== undefined) out.status[person] = scoreStatus.finite
    return true
  }
}

/** Whether the curves are those of the items, not marginal ones: the proofs that the tables rest on hold for no others. */
function hasOwnCurves(bank: CompiledBank): boolean {
  const given = createCurvePoint(bank.maximumCategories)
  const own = createCurvePoint(bank.maximumCategories)
  return bank.items.every((item, index) => {
    const curve = bank.curves[index] as CategoryCurve
    curve.pointInto(given, 0.4)
    categoryCurve(item, bank.scale.scalingConstant).pointInto(own, 0.4)
    return own.slope.every((slope, k) => k >= curve.categories || slope === given.slope[k])
  })
}
