import fc from 'fast-check'
import type { ItemModel, ModelName } from '../../src/models/item-model.js'

export type ItemOf<M extends ModelName> = Extract<ItemModel, { model: M }>

/** One arbitrary per model. */
export type ItemArbitraries = { readonly [M in ModelName]: fc.Arbitrary<ItemOf<M>> }

interface Ranges {
  readonly discrimination: readonly [number, number]
  readonly place: readonly [number, number]
  readonly lowerAsymptote: readonly [number, number]
  /** 1 − upper asymptote */
  readonly spare: readonly [number, number]
  readonly gap: readonly [number, number]
  readonly mostCategories: number
  readonly nominalSlope: number
}

/** Everything that is allowed: nearly flat and very steep, far away, almost touching thresholds, many categories. */
const allowed: Ranges = {
  discrimination: [1e-3, 10],
  place: [-30, 30],
  lowerAsymptote: [0, 0.6],
  spare: [0, 0.35],
  gap: [1e-6, 12],
  mostCategories: 7,
  nominalSlope: 8,
}

/** What calibrated banks hold. */
const realistic: Ranges = {
  discrimination: [0.3, 3],
  place: [-3.5, 3.5],
  lowerAsymptote: [0, 0.35],
  spare: [0, 0.1],
  gap: [0.1, 1.5],
  mostCategories: 6,
  nominalSlope: 3,
}

const between = ([min, max]: readonly [number, number]): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true })

function itemArbitraries(ranges: Ranges): ItemArbitraries {
  const discrimination = between(ranges.discrimination)
  const difficulty = between(ranges.place)
  const lowerAsymptote = between(ranges.lowerAsymptote)
  const upperAsymptote = between(ranges.spare).map((spare) => 1 - spare)
  const places = fc.array(between(ranges.place), { minLength: 1, maxLength: ranges.mostCategories - 1 })
  const gaps = fc.array(between(ranges.gap), { maxLength: ranges.mostCategories - 2 })
  const thresholds = fc.tuple(difficulty, gaps).map(([first, rest]) => ascending(first, rest))
  // In hundredths, so that equal slopes and a slope of 0 occur.
  const slope = fc
    .integer({ min: -100 * ranges.nominalSlope, max: 100 * ranges.nominalSlope })
    .map((hundredths) => hundredths / 100)
  const rows = fc.array(fc.tuple(slope, between(ranges.place)), { minLength: 1, maxLength: ranges.mostCategories - 1 })
  return {
    '1pl': fc
      .record({ difficulty, discrimination: fc.option(discrimination, { nil: undefined }) })
      .map((parameters) => ({ model: '1pl', parameters })),
    '2pl': fc.record({ discrimination, difficulty }).map((parameters) => ({ model: '2pl', parameters })),
    '3pl': fc.record({ discrimination, difficulty, lowerAsymptote }).map((parameters) => ({ model: '3pl', parameters })),
    '4pl': fc
      .record({ discrimination, difficulty, lowerAsymptote, upperAsymptote })
      .map((parameters) => ({ model: '4pl', parameters })),
    grm: fc.record({ discrimination, thresholds }).map((parameters) => ({ model: 'grm', parameters })),
    pcm: places.map((steps) => ({ model: 'pcm', parameters: { steps } })),
    gpcm: fc.record({ discrimination, steps: places }).map((parameters) => ({ model: 'gpcm', parameters })),
    rsm: fc
      .tuple(difficulty, places)
      .map(([b, steps]) => ({ model: 'rsm', parameters: { difficulty: b, steps: centred(steps) } })),
    nrm: rows.map((pairs) => ({
      model: 'nrm',
      parameters: { slopes: pairs.map(([a]) => a), intercepts: pairs.map(([, c]) => c) },
    })),
  }
}

function ascending(first: number, gaps: readonly number[]): number[] {
  const values = [first]
  for (const gap of gaps) values.push((values.at(-1) as number) + gap)
  return values
}

function centred(steps: readonly number[]): number[] {
  const mean = steps.reduce((total, step) => total + step, 0) / steps.length
  return steps.map((step) => step - mean)
}

/** Any item that `parameterIssues` allows, by model. */
export const arbitraryItemOf: ItemArbitraries = itemArbitraries(allowed)

/** Items as calibrated banks hold them, by model. */
export const realisticItemOf: ItemArbitraries = itemArbitraries(realistic)

/** Any item that `parameterIssues` allows, of any model. */
export const arbitraryItem: fc.Arbitrary<ItemModel> = fc.oneof(...Object.values(arbitraryItemOf))

/** An item as calibrated banks hold them, of any model. */
export const realisticItem: fc.Arbitrary<ItemModel> = fc.oneof(...Object.values(realisticItemOf))

/** A proficiency that people have, in logits. */
export const realisticTheta: fc.Arbitrary<number> = fc.double({ min: -5, max: 5, noNaN: true })

/** Any proficiency that arithmetic meets, ±40 and ±1e4 among them. */
export const arbitraryTheta: fc.Arbitrary<number> = fc.oneof(
  realisticTheta,
  fc.constantFrom(-1e4, -40, 0, 40, 1e4),
  fc.double({ min: -1e4, max: 1e4, noNaN: true }),
)
