import fc from 'fast-check'
import type { Blueprint, BlueprintRule } from '../../../src/adaptive/constraints/blueprint.js'
import { type CompiledBank, compileBank } from '../../../src/bank/compile-bank.js'
import { bankOf, itemId } from '../banks.js'

const size = 9
const pillars = ['a', 'b', 'c']

/** Nine items of three pillars and two levels, with a number of words, some of them in two sets; two are enemies. */
export const smallBank: CompiledBank = compileBank(
  bankOf(
    Array.from({ length: size }, (_, k) => ({
      model: '2pl',
      parameters: { discrimination: 0.8 + 0.1 * ((5 * k) % size), difficulty: -2 + (4 * ((4 * k) % size)) / size },
      enemies: k === 2 ? [itemId(8)] : [],
      content: {
        pillar: pillars[k % 3],
        level: k % 2,
        words: 10 + ((7 * k) % 11),
        ...(k < 3 ? { stimulus: 's1' } : k > 5 ? { stimulus: 's2' } : {}),
      },
    })),
  ),
)

const anyItem = fc.integer({ min: 1, max: size }).map(itemId)
const groups = fc.array(fc.uniqueArray(anyItem, { minLength: 2, maxLength: 3 }), { maxLength: 2 })
const bounds = (most: number) =>
  fc
    .tuple(fc.integer({ min: 0, max: most }), fc.integer({ min: 0, max: most }))
    .map(([one, other]) => ({ min: Math.min(one, other), max: Math.max(one, other) }))
const rule: fc.Arbitrary<BlueprintRule> = fc
  .oneof(
    fc.record({ attribute: fc.constant('pillar'), value: fc.constantFrom(...pillars) }),
    fc.record({ attribute: fc.constant('level'), value: fc.constantFrom(0, 1) }),
  )
  .chain((kind) => bounds(4).map((limits) => ({ ...kind, ...limits })))

/** Every part that a blueprint can have, over {@link smallBank}; many of them cannot be met. */
export const smallBlueprint: fc.Arbitrary<Blueprint> = fc.record(
  {
    format: fc.constant('melek-blueprint/1' as const),
    rules: fc.uniqueArray(rule, { maxLength: 3, selector: ({ attribute, value }) => `${attribute} ${value}` }),
    sums: fc.array(
      bounds(80).map((limits) => ({ attribute: 'words', ...limits })),
      { maxLength: 1 },
    ),
    include: fc.uniqueArray(anyItem, { maxLength: 1 }),
    exclude: fc.uniqueArray(anyItem, { maxLength: 1 }),
    together: groups,
    enemies: groups,
    sets: bounds(2).chain((number) =>
      fc.record({
        attribute: fc.constant('stimulus'),
        min: fc.constant(number.min),
        max: fc.constant(number.max),
        items: bounds(3),
        rules: fc.array(
          rule.map((within) => ({ ...within, max: Math.max(1, within.max ?? 1) })),
          { maxLength: 1 },
        ),
      }),
    ),
  },
  { requiredKeys: ['format', 'rules'] },
)

/** All ways to choose so many of the nine items. */
export function subsets(length: number, from = 0): number[][] {
  if (length === 0) return [[]]
  const found: number[][] = []
  for (let first = from; first <= size - length; first++) {
    for (const rest of subsets(length - 1, first + 1)) found.push([first, ...rest])
  }
  return found
}
