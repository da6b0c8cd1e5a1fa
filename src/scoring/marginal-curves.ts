import type { CompiledBank } from '../bank/compile-bank.js'
import type { BankItem } from '../bank/item-bank.js'
import { MelekError } from '../issues/melek-error.js'
import { type CategoryCurve, categoryCurve } from '../models/category-curve.js'
import { modelFamily } from '../models/model-family.js'
import { type ItemDistribution, itemDistribution } from './item-distribution.js'
import { judgedItemDistribution, withMeanAsymptotes } from './judged-item-distribution.js'
import { logisticMixture } from './logistic-mixture.js'
import { mixtureCurve } from './mixture-curve.js'
import { normalPoints } from './normal-points.js'
import { tabulatedCurve } from './tabulated-curve.js'

/**
 * Where tabulated curves are read from tables: every proficiency of interest, at nodes that put the error of ln P below
 * 1e-9 for marginal slopes up to 2.5.
 */
export const marginalTable = { low: -8, high: 8, spacing: 0.1 } as const

const marginalBanks = new WeakMap<CompiledBank, CompiledBank>()

/**
 * The bank with every uncertain item's curve replaced by its marginal curve ∫ P(x|θ, ξ) π(ξ) dξ, read from tables that are
 * filled as they are needed. The same bank where its parameters are taken as known; built once a bank.
 *
 * A plug-in curve treats a guess as a fact: posteriors come out too narrow. The doubt about an item is shared by all who
 * answer it, so marginal curves serve the standard error of a person; errors of shares need draws of the whole bank.
 */
export function withMarginalCurves(bank: CompiledBank): CompiledBank {
  const known = marginalBanks.get(bank)
  if (known !== undefined) return known
  const curves = bank.items.map((item, index) => {
    const curve = marginalCurve(item, bank.scale.scalingConstant)
    return curve === undefined ? (bank.curves[index] as CategoryCurve) : tabulatedCurve(curve, marginalTable)
  })
  const marginal = curves.every((curve, index) => curve === bank.curves[index]) ? bank : { ...bank, curves }
  marginalBanks.set(bank, marginal)
  // Asked again of its own result, the doubt is not counted twice.
  marginalBanks.set(marginal, marginal)
  return marginal
}

/**
 * The marginal curve of an item by quadrature over its parameters; undefined where they are taken as known.
 * @throws MelekError `uncertainty-invalid` where no allowed parameters have any probability
 * @source Mislevy, Wingersky & Sheehan (1994), ETS RR-94-28 (response curves expected over parameter uncertainty)
 */
export function marginalCurve(item: BankItem, scalingConstant: number): CategoryCurve | undefined {
  const distribution = itemDistribution(item)
  if (distribution === undefined) return undefined
  if (item.uncertainty?.kind !== 'prior') return averagedCurve(distribution, item.id, scalingConstant)
  const averaged = withMeanAsymptotes(item, item.uncertainty)
  return averagedCurve(judgedItemDistribution(averaged.item, averaged.judgement), item.id, scalingConstant)
}

function averagedCurve({ axes, itemAt }: ItemDistribution, itemId: string, scalingConstant: number): CategoryCurve {
  const { points, weights } = normalPoints(axes)
  const drawn = points.flatMap((point, i) => {
    const item = itemAt(point)
    return item === undefined ? [] : [{ item, weight: weights[i] as number }]
  })
  if (drawn.length === 0) throw unusable(itemId)
  const total = drawn.reduce((sum, { weight }) => sum + weight, 0)
  const shares = drawn.map(({ weight }) => weight / total)
  const shapes = drawn.map(({ item }) => modelFamily(item, scalingConstant))
  const logistic = shapes.filter((shape) => shape.family === 'logistic')
  if (logistic.length === shapes.length) return logisticMixture(logistic, shares)
  return mixtureCurve(
    drawn.map(({ item }) => categoryCurve(item, scalingConstant)),
    shares,
  )
}

function unusable(item: string): MelekError {
  const message =
    'the uncertainty must leave room for parameters that its model allows, but a > 0 and 0 ≤ c < d ≤ 1 have no probability; mend it'
  return new MelekError('uncertainty-invalid', 'an item has an uncertainty that none of its parameters can have', [
    { code: 'uncertainty-invalid', message, item },
  ])
}
