import type { BankItem, ItemBank } from '../../bank/item-bank.js'
import { choleskyFactor, choleskyInverse } from '../../math/cholesky.js'
import { equallySpaced } from '../../math/grid.js'
import { categoryCurve, createCurvePoint } from '../../models/category-curve.js'
import { itemNumbers } from '../estimation/coordinates/item-numbers.js'
import { type LinkResult, linkScales } from './link-scales.js'
import { nudges } from './parameter-nudge.js'

export interface PlannedLink {
  /** Ids of the common items. */
  readonly anchors: readonly string[]
  /** Persons who will answer them in the calibration to be linked. */
  readonly persons: number
  /** Of those persons, on the scale of the bank. */
  readonly population: { readonly mean: number; readonly sd: number }
}

/** Parameters that a calibration of some hundred persons takes from their prior; they are held as known. */
const asymptotes: ReadonlySet<string> = new Set(['lowerAsymptote', 'upperAsymptote'])
/** Models whose slope is no parameter of theirs. */
const rasch: ReadonlySet<string> = new Set(['1pl', 'pcm', 'rsm'])

/**
 * The link that a calibration of some persons will have to a bank by common items, with its standard errors: those of the
 * common items follow from their expected information. Proficiency counts as known and asymptotes too, so that these
 * errors are what a link has at least.
 * @throws MelekError as `linkScales`
 * @source Thissen & Wainer (1982), Psychometrika 47, 397–412 (asymptotic errors of item parameters)
 */
export function plannedLink(bank: ItemBank, plan: PlannedLink): LinkResult {
  const scale = { ...bank.scale, status: 'calibrated' as const }
  const chosen = bank.items.filter(({ id }) => plan.anchors.includes(id))
  // Judgements of a provisional bank are no errors of a calibration.
  const base = { ...bank, scale, items: chosen.map((item) => (item.uncertainty?.kind === 'estimate' ? item : known(item))) }
  const own = { ...bank, scale, items: chosen.map((item) => planned(item, bank.scale.scalingConstant, plan)) }
  const fixedSlope = chosen.every(({ model }) => rasch.has(model)) ? { fixedSlope: 1 } : {}
  return linkScales(own, base, { standardErrors: 'delta', ...fixedSlope })
}

function known({ uncertainty: _, ...item }: BankItem): BankItem {
  return item as BankItem
}

function planned(item: BankItem, scalingConstant: number, plan: PlannedLink): BankItem {
  const covariance = expectedCovariance(item, scalingConstant, plan)
  const standardErrors: Record<string, number | number[]> = {}
  for (const [order, { parameter, place }] of itemNumbers(item).entries()) {
    const error = Math.sqrt(covariance[order]?.[order] as number)
    if (place === undefined) standardErrors[parameter] = error
    else standardErrors[parameter] = [...((standardErrors[parameter] as number[] | undefined) ?? []), error]
  }
  return { ...item, uncertainty: { kind: 'estimate', standardErrors, covariance } } as BankItem
}

/** Inverse of n·∫ Σ (∂P/∂ξ)(∂P/∂ξ)ᵀ/P φ(θ) dθ, with zeros for what is held. */
function expectedCovariance(
  item: BankItem,
  scalingConstant: number,
  { persons, population }: PlannedLink,
): readonly (readonly number[])[] {
  const free = nudges(item).filter(
    ({ number: { parameter } }) => !asymptotes.has(parameter) && !(rasch.has(item.model) && parameter === 'discrimination'),
  )
  const curve = categoryCurve(item, scalingConstant)
  const sides = free.map(({ lower, higher, width }) => ({
    lower: categoryCurve(lower, scalingConstant),
    higher: categoryCurve(higher, scalingConstant),
    width,
  }))
  const at = (own: typeof curve, theta: number) => {
    const point = createCurvePoint(own.categories)
    own.pointInto(point, theta)
    return point.probability
  }
  const size = free.length
  const information = new Float64Array(size * size)
  for (const z of equallySpaced(61, -5, 5)) {
    const theta = population.mean + population.sd * z
    const weight = (persons * Math.exp(-0.5 * z * z) * (10 / 60)) / Math.sqrt(2 * Math.PI)
    const probability = at(curve, theta)
    const slopes = sides.map(({ lower, higher, width }) => {
      const [down, up] = [at(lower, theta), at(higher, theta)]
      return Float64Array.from(up, (value, k) => (value - (down[k] as number)) / width)
    })
    for (let a = 0; a < size; a++)
      for (let b = 0; b < size; b++)
        for (let k = 0; k < curve.categories; k++)
          information[a * size + b] =
            (information[a * size + b] as number) +
            (weight * (slopes[a]?.[k] as number) * (slopes[b]?.[k] as number)) / Math.max(1e-12, probability[k] as number)
  }
  const factored = choleskyFactor(information, size)
  const inverse = factored.kind === 'factored' ? choleskyInverse(factored.factor) : undefined
  const places = free.map(({ order }) => order)
  return itemNumbers(item).map((_, row, all) =>
    all.map((__, column) => {
      const [a, b] = [places.indexOf(row), places.indexOf(column)]
      if (a < 0 || b < 0) return 0
      return inverse === undefined ? (a === b ? 100 : 0) : (inverse[a * size + b] as number)
    }),
  )
}
