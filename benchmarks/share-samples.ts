import { bank } from '../item-banks/asn-digital-literacy/index.js'
import { type CompiledBank, compileBank } from '../src/bank/compile-bank.js'
import { normalQuantile } from '../src/math/normal.js'
import type { RandomSource } from '../src/math/random-source.js'
import { categoryCurve, createCurvePoint } from '../src/models/category-curve.js'
import { drawItem } from '../src/population/uncertainty/draw-item.js'

export const compiled = compileBank(bank)
/** The cut of level 3. */
export const cut = -0.4
/** A fixed form: every second operational item. */
export const form = Uint8Array.from(bank.items, (item, i) => (item.status === 'operational' && i % 2 === 0 ? 1 : 0))
export const formLength = form.reduce((sum, used) => sum + used, 0)

/** Mean of a normal distribution of SD 1 with this share at or above the cut. */
export const meanAt = (share: number) => cut + normalQuantile(share)

export const above = (thetas: readonly number[]) => thetas.filter((theta) => theta >= cut).length / thetas.length

export type Draw = (random: RandomSource) => readonly number[]

export function normal(n: number, mean: number, sd: number): Draw {
  return (random) => Array.from({ length: n }, () => mean + sd * random.normal())
}

/** A gamma variable of shape 2, centred and scaled: mean 0, SD 1, skewness 1.41. */
export function skewedDeviate(random: RandomSource): number {
  return (-Math.log(1 - random.uniform()) - Math.log(1 - random.uniform()) - 2) / Math.SQRT2
}

export function skewed(n: number): Draw {
  return (random) => Array.from({ length: n }, () => skewedDeviate(random))
}

export function twoComponents(n: number): Draw {
  return (random) =>
    Array.from({ length: n }, () => (random.uniform() < 0.6 ? -0.7 + 0.5 * random.normal() : 0.9 + 0.6 * random.normal()))
}

/** Curves of a bank that could be the true one, by what the bank says of its parameters. */
export function drawnCurves(random: RandomSource): CompiledBank['curves'] {
  return bank.items.map((item) => categoryCurve(drawItem(item, random.fork(item.id)), bank.scale.scalingConstant))
}

/** Answers to the fixed form, persons × items, 255 where an item is not in it. */
export function answers(curves: CompiledBank['curves'], thetas: readonly number[], random: RandomSource): Uint8Array {
  const point = createCurvePoint(8)
  const responses = new Uint8Array(thetas.length * curves.length).fill(255)
  for (const [p, theta] of thetas.entries()) {
    for (const [i, itemCurve] of curves.entries()) {
      if (form[i] !== 1) continue
      itemCurve.pointInto(point, theta)
      let left = random.uniform()
      let category = 0
      while (category < itemCurve.categories - 1 && left >= (point.probability[category] as number)) {
        left -= point.probability[category] as number
        category += 1
      }
      responses[p * curves.length + i] = category
    }
  }
  return responses
}
