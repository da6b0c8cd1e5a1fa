import { type CompiledBank, compileBank } from '../../src/bank/compile-bank.js'
import { parseBank } from '../../src/bank/parse-bank-schema.js'
import type { Standard } from '../../src/literacy/standard.js'
import { parseStandard } from '../../src/literacy/standard-schema.js'
import { createRandom, type RandomSource } from '../../src/math/random-source.js'
import { type CategoryCurve, createCurvePoint } from '../../src/models/category-curve.js'

/** Slopes that differ, so that not only the number of right answers tells persons apart. */
const slopes = [0.8, 1.17, 1.31, 0.93, 1.09] as const

/** Items of the 2PL at equal distances, without uncertainty unless asked. */
export function spreadBank(items: number, uncertainty?: (difficulty: number) => object): CompiledBank {
  return compileBank(
    parseBank({
      format: 'melek-bank/1',
      id: 'spread',
      version: '1',
      scale: { id: 'spread/1', metric: 'logit', status: 'calibrated' },
      items: Array.from({ length: items }, (_, i) => {
        const difficulty = items === 1 ? 0 : -1.5 + (3 * i) / (items - 1)
        const own = uncertainty === undefined ? {} : { uncertainty: uncertainty(difficulty) }
        return { id: `i${i + 1}`, model: '2pl', parameters: { discrimination: slopes[i % 5], difficulty }, ...own }
      }),
    }),
  )
}

/** Three levels on the scale of {@link spreadBank}, the target being the second. */
export function twoCuts(target: number, upper: number): Standard {
  return parseStandard({
    format: 'melek-standard/1',
    id: 'two-cuts',
    version: '1',
    scaleId: 'spread/1',
    targetLevel: 'literate',
    levels: [
      { id: 'below', from: null, name: 'below' },
      { id: 'literate', from: target, name: 'literate' },
      { id: 'advanced', from: upper, name: 'advanced' },
    ],
  })
}

export function normalThetas(random: RandomSource, count: number, mean: number, sd: number): number[] {
  return Array.from({ length: count }, () => mean + sd * random.normal())
}

/** persons × items: categories drawn from the curves. */
export function answersOf(curves: readonly CategoryCurve[], thetas: readonly number[], random: RandomSource): Uint8Array {
  const point = createCurvePoint(Math.max(...curves.map(({ categories }) => categories)))
  return Uint8Array.from(
    thetas.flatMap((theta) =>
      curves.map((curve) => {
        curve.pointInto(point, theta)
        let left = random.uniform()
        let category = 0
        while (category < curve.categories - 1 && left >= (point.probability[category] as number)) {
          left -= point.probability[category] as number
          category += 1
        }
        return category
      }),
    ),
  )
}

/** Mean of some numbers with the standard error that their spread gives it. */
export function meanOf(values: readonly number[]): { mean: number; error: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
  return { mean, error: Math.sqrt(variance / values.length) }
}

export const proportionAbove = (thetas: readonly number[], cut: number) =>
  thetas.filter((theta) => theta >= cut).length / thetas.length

export { createRandom }
