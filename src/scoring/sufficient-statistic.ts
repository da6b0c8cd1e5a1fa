import type { CompiledBank } from '../bank/compile-bank.js'
import { type CategoryCurve, createCurvePoint } from '../models/category-curve.js'
import { modelFamily } from '../models/model-family.js'
import { answersPerWord, fourCategories, readableAsWords, rightOrWrong, type WordPacking, wordsReader } from './answer-words.js'

/** Sums of category slopes of complete rows: all that the posterior of an exponential family needs to know of them. */
export interface SufficientStatistic {
  /** Least and largest value over all complete rows. */
  readonly low: number
  readonly high: number
  /**
   * Writes the statistic of persons from…to, the first at place 0, and stops at one with a response that is missing or no category.
   * @returns how many were written
   */
  sumsInto(sums: Float64Array, responses: Uint8Array, from: number, to: number): number
  /** Sums of slopes for all 256 answers to eight items, group by group, where all items are right or wrong. */
  readonly ofEight?: Float64Array
  /** A function that gives the statistic of one person, NaN where a response is missing or no category. */
  of(responses: Uint8Array): (person: number) => number
}

/** How answers are looked up together: the low `bits` of each go into a key of eight. */
interface Keying {
  readonly bits: number
  /** Items in one key. */
  readonly together: number
  readonly words: WordPacking | undefined
}

/** Right or wrong, up to four categories, any number of them. */
const keyings: readonly Keying[] = [
  { bits: 1, together: 8, words: rightOrWrong },
  { bits: 2, together: 4, words: fourCategories },
  { bits: 8, together: 1, words: undefined },
]

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
  const keying = keyings.find(({ bits }) => bank.maximumCategories <= 2 ** bits) as Keying
  const tables = slopeTables(slopes, keying)
  const items = slopes.length
  const byByte = sumsOfBytes(tables, items, keying)
  const byWord =
    keying.words === undefined || items % answersPerWord !== 0
      ? byByte
      : sumsOfWords(tables, items / answersPerWord, keying.words)
  const sumsInto: SufficientStatistic['sumsInto'] = (sums, responses, from, to) =>
    (readableAsWords(responses) ? byWord : byByte)(sums, responses, from, to)
  return {
    low,
    high,
    sumsInto,
    ...(keying.bits === 1 ? { ofEight: tables } : {}),
    of(responses) {
      const sum = new Float64Array(1)
      return (person) => (sumsInto(sum, responses, person, person + 1) === 1 ? (sum[0] as number) : Number.NaN)
    },
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
function slopeTables(slopes: readonly (readonly number[])[], { together, bits }: Keying): Float64Array {
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

function sumsOfWords(slopes: Float64Array, words: number, packing: WordPacking): SufficientStatistic['sumsInto'] {
  const wordsOf = wordsReader()
  return (sums, responses, from, to) => {
    // Out of the closure on entry: every access would load them from there anew.
    const tables = slopes
    const { gather, beyond, bits } = packing
    const shift = 32 - answersPerWord * bits
    const packed = wordsOf(responses)
    const pairs = bits === 1 ? words >> 1 : 0
    for (let person = from; person < to; person++) {
      let word = person * words
      const end = word + words
      let group = 0
      let sum = 0
      let unknown = 0
      for (let pair = 0; pair < pairs; pair++, word += 2, group += 256) {
        const low = packed[word] as number
        const high = packed[word + 1] as number
        unknown |= low | high
        sum += tables[group | (Math.imul(low, gather) >>> 28) | ((Math.imul(high, gather) >>> 28) << 4)] as number
      }
      for (; word < end; word++, group += 256) {
        const last = packed[word] as number
        unknown |= last
        sum += tables[group | (Math.imul(last, gather) >>> shift)] as number
      }
      if ((unknown & beyond) !== 0 || Number.isNaN(sum)) return person - from
      sums[person - from] = sum
    }
    return to - from
  }
}

/** The same sums in the same order, so that where a row lies in memory does not change its last digit. */
function sumsOfBytes(tables: Float64Array, items: number, { together, bits }: Keying): SufficientStatistic['sumsInto'] {
  return (sums, responses, from, to) => {
    for (let person = from; person < to; person++) {
      const start = person * items
      let sum = 0
      let unknown = 0
      for (let item = 0, group = 0; item < items; item += together, group += 256) {
        const end = Math.min(item + together, items)
        let key = 0
        for (let at = item, shift = 0; at < end; at++, shift += bits) {
          const response = responses[start + at] as number
          unknown |= response >> bits
          key |= response << shift
        }
        sum += tables[group + (key & 255)] as number
      }
      if (unknown !== 0 || Number.isNaN(sum)) return person - from
      sums[person - from] = sum
    }
    return to - from
  }
}
