import fc from 'fast-check'
import { type CompiledBank, compileBank } from '../../src/bank/compile-bank.js'
import type { BankItem, ParameterUncertainty, ScalePopulation } from '../../src/bank/item-bank.js'
import type { RandomSource } from '../../src/math/random-source.js'
import { createCurvePoint } from '../../src/models/category-curve.js'
import type { ItemModel } from '../../src/models/item-model.js'
import { realisticItem } from './items.js'

/** An item without an id, perhaps with doubt about its parameters. */
export type UncertainItem = ItemModel & { readonly uncertainty?: ParameterUncertainty }

export interface BankOptions {
  readonly scalingConstant?: number
  readonly population?: ScalePopulation
}

/** A compiled bank of some items, named i0, i1, … */
export function bankOf(items: readonly UncertainItem[], { scalingConstant = 1, population }: BankOptions = {}): CompiledBank {
  const named = items.map(
    (item, index): BankItem => ({ id: `i${index}`, status: 'operational', content: {}, enemies: [], ...item }),
  )
  return compileBank({
    format: 'melek-bank/1',
    id: 'test',
    version: '1',
    scale: { id: null, metric: 'logit', scalingConstant, status: 'calibrated', population },
    security: 'public',
    items: named,
  })
}

/** A row a, b, c, d as the smallest model that holds it. */
export function logisticItem([discrimination, difficulty, lower = 0, upper = 1]: readonly number[]): ItemModel {
  const parameters = { discrimination: discrimination as number, difficulty: difficulty as number }
  if (upper < 1) return { model: '4pl', parameters: { ...parameters, lowerAsymptote: lower, upperAsymptote: upper } }
  if (lower > 0) return { model: '3pl', parameters: { ...parameters, lowerAsymptote: lower } }
  return { model: '2pl', parameters }
}

/** One person's categories, drawn at theta. */
export function drawResponses(bank: CompiledBank, theta: number, random: RandomSource): Uint8Array {
  const point = createCurvePoint(bank.maximumCategories)
  return Uint8Array.from(bank.curves, (curve) => {
    curve.pointInto(point, theta)
    let rest = random.uniform()
    let category = 0
    while (category < curve.categories - 1 && rest >= (point.probability[category] as number)) {
      rest -= point.probability[category] as number
      category += 1
    }
    return category
  })
}

/** A bank with one person's responses to it. */
export interface AnsweredBank {
  readonly items: readonly ItemModel[]
  readonly bank: CompiledBank
  /** Category or 255 per item. */
  readonly responses: Uint8Array
}

export interface AnsweredBankOptions {
  readonly item?: fc.Arbitrary<ItemModel>
  readonly mostItems?: number
  /** Whether some responses may be missing; at least one never is. */
  readonly withMissing?: boolean
}

/** Banks of 1 to `mostItems` items with any responses, likely or not. */
export function answeredBank({
  item = realisticItem,
  mostItems = 12,
  withMissing = true,
}: AnsweredBankOptions = {}): fc.Arbitrary<AnsweredBank> {
  return fc.array(item, { minLength: 1, maxLength: mostItems }).chain((items) => {
    const bank = bankOf(items)
    const category = (index: number) => fc.nat({ max: (bank.categories[index] as number) - 1 })
    const response = (index: number) =>
      index > 0 && withMissing ? fc.oneof({ weight: 4, arbitrary: category(index) }, fc.constant(255)) : category(index)
    return fc.tuple(...items.map((_, index) => response(index))).map((responses) => ({
      items,
      bank,
      responses: Uint8Array.from(responses),
      // A compiled bank prints as pages of curves.
      [fc.toStringMethod]: () => JSON.stringify({ items, responses }),
    }))
  })
}
