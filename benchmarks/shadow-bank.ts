import type { Blueprint } from '../src/adaptive/constraints/blueprint.js'
import type { ItemBank } from '../src/bank/item-bank.js'
import { keyedUniform } from '../src/math/keyed-uniform.js'
import { formulaBank, itemId } from './formula-bank.js'

/** Kinds of five attributes; each has a rule, and the sum of words is the 26th. */
const kinds = { pillar: 4, level: 5, type: 6, context: 6, key: 4 } as const

/** A 3PL bank by formula whose items have five attributes, a number of words, and an enemy each in 40 pairs. */
export function shadowBank(items: number, seed: string): ItemBank {
  const draw = (...keys: (string | number)[]) => keyedUniform('shadow-bank', seed, ...keys)
  const bank = formulaBank(items, '3pl', seed)
  return {
    ...bank,
    items: bank.items.map((item, place) => ({
      ...item,
      content: {
        ...Object.fromEntries(
          Object.entries(kinds).map(([attribute, count]) => [attribute, Math.floor(count * draw(attribute, place))]),
        ),
        words: 20 + Math.floor(60 * draw('words', place)),
      },
      enemies: place % 12 === 0 && place / 12 < 40 ? [itemId(Math.floor(items * draw('enemy', place)))] : [],
    })),
  }
}

/** 26 rules: each kind of each attribute within `room` items of its share of the test, and at most 48 words an item. */
export function shadowBlueprint(length: number, room: number): Blueprint {
  return {
    format: 'melek-blueprint/1',
    rules: Object.entries(kinds).flatMap(([attribute, count]) =>
      Array.from({ length: count }, (_, value) => ({
        attribute,
        value,
        min: Math.max(0, Math.floor(length / count) - room),
        max: Math.ceil(length / count) + room,
        unit: 'count' as const,
      })),
    ),
    sums: [{ attribute: 'words', max: 48 * length }],
  }
}
