import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ItemFileOptions, ItemProgram } from '../../../src/interop/item-files/item-file.js'
import { checkItemFile } from '../../../src/interop/item-files/read-item-file.js'
import { itemFileOf } from '../../../src/interop/item-files/write-item-file.js'
import { changeScalingConstant } from '../../../src/models/conversions/scaling-constant.js'
import type { ItemModel } from '../../../src/models/item-model.js'
import { realisticItemOf } from '../../arbitraries/items.js'
import { evaluated, largestDifference } from '../../models/evaluated.js'
import { bankOfItems, bytesOf } from './files.js'

const of = realisticItemOf
const list = (...arbitraries: readonly fc.Arbitrary<ItemModel>[]) =>
  fc.array(fc.oneof(...arbitraries), { minLength: 1, maxLength: 6 })
const unitSlope = fc.oneof(
  of['1pl'].map(({ parameters }): ItemModel => ({ model: '1pl', parameters: { difficulty: parameters.difficulty } })),
  of.pcm,
)
const said: ItemFileOptions = { scalingConstant: 1.7 }

interface Case {
  readonly program: ItemProgram
  readonly items: fc.Arbitrary<ItemModel[]>
  readonly options: ItemFileOptions
  /** Fixed-width files carry five decimals. */
  readonly tolerance: number
}

const cases: readonly Case[] = [
  { program: 'mirt', items: list(...Object.values(of)), options: {}, tolerance: 1e-9 },
  { program: 'tam', items: list(of['1pl'], of['3pl'], of.pcm, of.gpcm, of.rsm, of.nrm), options: {}, tolerance: 1e-9 },
  {
    program: 'catr',
    items: fc.oneof(list(of['2pl'], of['3pl'], of['4pl']), list(of.grm), list(of.gpcm, of['2pl']), list(of.nrm, of.pcm)),
    options: said,
    tolerance: 1e-9,
  },
  {
    program: 'flexmirt',
    items: list(
      of['2pl'],
      of['3pl'],
      of.grm,
      of.pcm,
      of.gpcm,
      of.rsm,
      of.nrm.filter(({ parameters }) => parameters.slopes.at(-1) !== 0),
    ),
    options: {},
    tolerance: 1e-9,
  },
  { program: 'bilog', items: list(of['1pl'], of['2pl'], of['3pl']), options: said, tolerance: 2e-4 },
  {
    program: 'parscale',
    items: fc.oneof(list(of['2pl'], of['3pl'], of.grm), list(of['2pl'], of['3pl'], of.gpcm, of.pcm)),
    options: said,
    tolerance: 2e-4,
  },
  { program: 'winsteps', items: list(unitSlope), options: { thresholds: 'none' }, tolerance: 1e-9 },
  { program: 'conquest', items: list(unitSlope), options: { constraint: { kind: 'cases' } }, tolerance: 1e-9 },
]

describe('bank → file → bank has the same probabilities', () => {
  test.each(cases)('$program', ({ program, items, options, tolerance }) => {
    fc.assert(
      fc.property(items, fc.constantFrom(1, 1.7), (drawn, bankConstant) => {
        // Winsteps and ConQuest have no slope that could take up D.
        const constant = program === 'winsteps' || program === 'conquest' ? 1 : bankConstant
        const { text } = itemFileOf(bankOfItems(drawn, constant), program, { scalingConstant: options.scalingConstant })
        const check = checkItemFile(bytesOf(text), program, options, 'exam')
        if (check.kind === 'invalid') throw new Error(check.issues.map(({ message }) => message).join('; '))
        expect(check.bank.items).toHaveLength(drawn.length)
        for (const [i, item] of drawn.entries()) {
          const wanted = changeScalingConstant(item, { from: constant, to: 1 })
          for (const theta of [-2.5, 0.3, 1.9]) {
            const [before, after] = [evaluated(wanted, theta), evaluated(check.bank.items[i] as ItemModel, theta)]
            expect(largestDifference(before.probability, after.probability)).toBeLessThan(tolerance)
          }
        }
      }),
      { numRuns: 40 },
    )
  })
})

test('what a program cannot hold is refused item by item', () => {
  const items: ItemModel[] = [
    { model: '4pl', parameters: { discrimination: 1, difficulty: 0, lowerAsymptote: 0, upperAsymptote: 0.9 } },
    { model: 'grm', parameters: { discrimination: 1, thresholds: [0, 1] } },
  ]
  try {
    itemFileOf(bankOfItems(items), 'tam')
    expect.unreachable()
  } catch (error) {
    expect((error as { issues: { item: string }[] }).issues.map(({ item }) => item)).toEqual(['I1', 'I2'])
  }
  expect(() => itemFileOf(bankOfItems(items), 'parscale')).toThrow(/to be said|to be written/)
  expect(() => itemFileOf(bankOfItems(items), 'catr', { scalingConstant: 1 })).toThrow(/one model/)
})

test('ids longer than a field become numbers, and the result says so', () => {
  const bank = bankOfItems([{ model: '2pl', parameters: { discrimination: 1, difficulty: 0 } }])
  const long = { ...bank, items: bank.items.map((item) => ({ ...item, id: 'A1-KEAMANAN-001' })) }
  expect(itemFileOf(bank, 'parscale', { scalingConstant: 1 }).renamed).toBe(false)
  const { text, renamed } = itemFileOf(long, 'parscale', { scalingConstant: 1 })
  expect(renamed).toBe(true)
  expect(text).toContain('20001 ')
})
