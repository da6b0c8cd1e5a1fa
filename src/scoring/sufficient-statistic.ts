import type { CompiledBank } from '../bank/compile-bank.js'
import { type CategoryCurve, createCurvePoint } from '../models/category-curve.js'
import { modelFamily } from '../models/model-family.js'

/** Sums of category slopes of complete rows: all that the posterior of an exponential family needs to know of them. */
export interface SufficientStatistic {
  /** Least and largest value over all complete rows. */
  readonly low: number
  readonly high: number
  /** A function that gives the statistic of a person, NaN where a response is missing or no category. */
  of(responses: Uint8Array): (person: number) => number
}

/** Items whose answers are looked up together, two bits an answer. */
const packed = 4
/** Bits of four answers beyond the two that a category below four takes. */
const beyondTwoBits = 0xfcfcfcfc | 0
/** Gathers two bits of each byte of a little-endian word in its highest byte. */
const gather = (1 << 24) | (1 << 18) | (1 << 12) | (1 << 6)
const littleEndian = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1

/**
 * The sufficient statistic Σ slope of the observed categories, undefined unless P(x) ∝ exp(slope_x θ + intercept_x) for
 * every item: 1PL, 2PL, PCM, GPCM, RSM, NRM, and 3PL or 4PL without asymptotes.
 * @source Andersen (1977), Psychometrika 42, 69–81
 */
export function sufficientStatistic(bank: CompiledBank): SufficientStatistic | undefined {
  const slopes = bank.items.map((item, index) => {
    const each = categorySlopes(modelFamily(item, bank.scale.scalingConstant))
    return each !== undefined && rises(bank.curves[index] as CategoryCurve, each) ? each : undefined
  })
  if (!slopes.every((each) => each !== undefined)) return undefined
  const low = slopes.reduce((sum, each) => sum + Math.min(...each), 0)
  const high = slopes.reduce((sum, each) => sum + Math.max(...each), 0)
  if (!(high > low)) return undefined
  const together = bank.maximumCategories <= packed ? packed : 1
  const tables = slopeTables(slopes, together)
  const items = slopes.length
  const words = together === packed && items % packed === 0 && littleEndian
  return {
    low,
    high,
    of: (responses) =>
      words && responses.byteOffset % packed === 0
        ? sumOfWords(tables, wordsOf(responses), items / packed)
        : sumOfBytes(tables, responses, items, together),
  }
}

function categorySlopes(shape: ReturnType<typeof modelFamily>): readonly number[] | undefined {
  if (shape.family === 'divide-by-total') return shape.slopes
  return shape.family === 'logistic' && shape.lower === 0 && shape.upper === 1 ? [0, shape.slope] : undefined
}

/** Whether a curve is that of its item, not a marginal one: then ln P_k − ln P_0 rises by slope_k everywhere. */
function rises(curve: CategoryCurve, slopes: readonly number[]): boolean {
  const point = createCurvePoint(curve.categories)
  return [-1.2, 0.4].every((theta) => {
    curve.pointInto(point, theta)
    const origin = point.slope[0] as number
    return slopes.every((slope, k) => Math.abs((point.slope[k] as number) - origin - slope) <= 1e-12 * (1 + Math.abs(slope)))
  })
}

/** Sums of slopes, 256 entries a group of items: NaN for what is no answer to them. */
function slopeTables(slopes: readonly (readonly number[])[], together: number): Float64Array {
  const bits = 8 / together
  const groups = Math.ceil(slopes.length / together)
  return Float64Array.from({ length: groups * 256 }, (_, at) => {
    let sum = 0
    for (let place = 0; place < together; place++) {
      const item = slopes[(at >> 8) * together + place]
      const response = ((at & 255) >> (place * bits)) & (2 ** bits - 1)
      sum += item === undefined ? 0 : (item[response] ?? Number.NaN)
    }
    return sum
  })
}

function wordsOf(responses: Uint8Array): Int32Array {
  return new Int32Array(responses.buffer, responses.byteOffset, Math.floor(responses.length / packed))
}

function sumOfWords(tables: Float64Array, words: Int32Array, groups: number): (person: number) => number {
  return (person) => {
    const start = person * groups
    let sum = 0
    let unknown = 0
    for (let g = 0; g < groups; g++) {
      const word = words[start + g] as number
      unknown |= word
      sum += tables[(g << 8) | (Math.imul(word, gather) >>> 24)] as number
    }
    return (unknown & beyondTwoBits) === 0 ? sum : Number.NaN
  }
}

/** The same sums in the same order, so that where a row lies in memory does not change its last digit. */
function sumOfBytes(tables: Float64Array, responses: Uint8Array, items: number, together: number): (person: number) => number {
  const bits = 8 / together
  return (person) => {
    const start = person * items
    let sum = 0
    let unknown = 0
    for (let item = 0, group = 0; item < items; item += together, group += 256) {
      const end = Math.min(item + together, items)
      let index = 0
      for (let at = item, shift = 0; at < end; at++, shift += bits) {
        const response = responses[start + at] as number
        unknown |= response >> bits
        index |= response << shift
      }
      sum += tables[group + (index & 255)] as number
    }
    return unknown === 0 ? sum : Number.NaN
  }
}
