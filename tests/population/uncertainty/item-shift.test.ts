import { describe, expect, test } from 'vitest'
import { compileBank } from '../../../src/bank/compile-bank.js'
import { parseBank } from '../../../src/bank/parse-bank-schema.js'
import { curveInformation } from '../../../src/models/information.js'
import { itemShiftVariances, shiftAt, shiftDraws } from '../../../src/population/uncertainty/item-shift.js'
import { spreadBank } from '../simulated-persons.js'

/** Items of the 1PL, all difficulties moved by a number, each with an uncertainty of its difficulty. */
const raschBank = (moved: number, sd?: number) =>
  compileBank(
    parseBank({
      format: 'melek-bank/1',
      id: 'rasch',
      version: '1',
      scale: { id: 'rasch/1', metric: 'logit', status: 'provisional' },
      items: Array.from({ length: 20 }, (_, i) => ({
        id: `i${i}`,
        model: '1pl',
        parameters: { difficulty: -2 + 0.2 * i + moved },
        ...(sd === undefined ? {} : { uncertainty: { kind: 'prior', difficulty: { normal: [-2 + 0.2 * i + moved, sd] } } }),
      })),
    }),
  )

describe('the shift of all estimates by wrong item parameters', () => {
  test('is minus the error of the difficulties where all are wrong alike', () => {
    const step = 1e-4
    for (const theta of [-1, 0, 0.7])
      expect(shiftAt(raschBank(0).curves, raschBank(step).curves, theta) / -step).toBeCloseTo(1, 3)
  })

  test('is nothing where nothing is wrong', () => {
    expect(shiftAt(raschBank(0).curves, raschBank(0).curves, 0.3)).toBeCloseTo(0, 14)
  })

  test('of independent errors has the variance Σ I²s²/(Σ I)²', () => {
    const sd = 0.1
    const bank = raschBank(0, sd)
    const informations = bank.curves.map((curve) => curveInformation(curve, 0.3))
    const whole = informations.reduce((sum, own) => sum + own, 0)
    const expected = informations.reduce((sum, own) => sum + (own * sd) ** 2, 0) / whole ** 2
    const [found] = itemShiftVariances(bank, [0.3], 'x') as [number]
    // A variance of 200 draws is known to √(2/199) of itself: four of these.
    expect(Math.abs(found / expected - 1)).toBeLessThan(4 * Math.sqrt(2 / (shiftDraws - 1)))
  })

  test('is that of the items that were in the test: half of them, and its variance is twice as large', () => {
    const bank = raschBank(0, 0.1)
    const kept = bank.items.filter((_, i) => i % 2 === 0)
    const missing = bank.itemIds.filter((_, i) => i % 2 === 1)
    const half = compileBank({
      format: 'melek-bank/1',
      id: 'half',
      version: '1',
      scale: bank.scale,
      security: 'private',
      items: kept,
    })
    expect(itemShiftVariances(bank, [0.3, 1], 'x', missing)).toEqual(itemShiftVariances(half, [0.3, 1], 'x'))
    const [all] = itemShiftVariances(bank, [0], 'x') as [number]
    const [ofHalf] = itemShiftVariances(bank, [0], 'x', missing) as [number]
    // Both come from 200 draws, half of whose errors they share.
    expect(Math.abs(ofHalf / all / 2 - 1)).toBeLessThan(4 * Math.sqrt(2 / (shiftDraws - 1)))
  })

  test('of a bank without uncertainty is not known', () => {
    expect(itemShiftVariances(spreadBank(5), [0], 'x')).toBeUndefined()
  })
})
