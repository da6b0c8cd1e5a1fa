import { createEngine } from '../../src/adaptive/session/create-engine.js'
import type { Design } from '../../src/adaptive/session/design.js'
import type { Engine } from '../../src/adaptive/session/engine.js'
import { compileBank } from '../../src/bank/compile-bank.js'
import { fingerprint } from '../../src/bank/fingerprint.js'
import type { BankItem, ItemBank } from '../../src/bank/item-bank.js'
import type { ItemModel } from '../../src/models/item-model.js'

export const pillars = ['skills', 'safety', 'ethics', 'culture'] as const

/** A bank of items; what is not said is operational, without enemies, and of the pillars in turn. */
export function bankOf(
  models: readonly (ItemModel & Partial<Omit<BankItem, 'model' | 'parameters'>>)[],
  scale: Partial<ItemBank['scale']> = {},
): ItemBank {
  return {
    format: 'melek-bank/1',
    id: 'formula',
    version: '1',
    scale: { id: 'formula', metric: 'logit', scalingConstant: 1, status: 'calibrated', ...scale },
    security: 'private',
    items: models.map(
      (model, index) =>
        ({
          id: itemId(index + 1),
          status: 'operational',
          content: { pillar: pillars[index % 4] },
          enemies: [],
          ...model,
        }) as BankItem,
    ),
  }
}

/** The 20-item 3PL bank by formula that the reference paths were computed on, k = 1 … 20. */
export function bank20(): ItemBank {
  return bankOf(
    Array.from({ length: 20 }, (_, index) => {
      const k = index + 1
      return {
        model: '3pl',
        parameters: {
          discrimination: 0.6 + 0.08 * ((7 * k) % 20),
          difficulty: -2.4 + 0.25 * ((11 * k) % 20),
          lowerAsymptote: 0.05 * ((3 * k) % 6),
        },
      }
    }),
  )
}

/** A bank of all models but the NRM, difficulties spread over −2.5 … 2.5, two enemies among the first items of each pillar. */
export function mixedBank(size = 40): ItemBank {
  const spread = (k: number) => -2.5 + (5 * ((k * 17) % size)) / (size - 1)
  const discrimination = (k: number) => 0.7 + 0.1 * ((3 * k) % 10)
  const models = Array.from({ length: size }, (_, k): ItemModel => {
    const b = spread(k)
    const a = discrimination(k)
    const table: readonly ItemModel[] = [
      { model: '2pl', parameters: { discrimination: a, difficulty: b } },
      { model: '3pl', parameters: { discrimination: a, difficulty: b, lowerAsymptote: 0.2 } },
      { model: 'gpcm', parameters: { discrimination: a, steps: [b - 0.4, b + 0.6] } },
      { model: 'grm', parameters: { discrimination: a, thresholds: [b - 0.7, b, b + 0.9] } },
      { model: '1pl', parameters: { difficulty: b } },
      { model: 'pcm', parameters: { steps: [b + 0.3, b - 0.2] } },
      { model: '4pl', parameters: { discrimination: a, difficulty: b, lowerAsymptote: 0.1, upperAsymptote: 0.97 } },
    ]
    return table[k % table.length] as ItemModel
  })
  return bankOf(models.map((model, k) => ({ ...model, enemies: k === 0 ? [itemId(9)] : k === 5 ? [itemId(2), itemId(14)] : [] })))
}

/** Rasch items of equal difficulty but for a list of them. */
export function raschBank(difficulties: readonly number[]): ItemBank {
  return bankOf(difficulties.map((difficulty) => ({ model: '1pl', parameters: { difficulty } })))
}

/** Id of the k-th item of these banks, k from 1. */
export function itemId(k: number): string {
  return `i${String(k).padStart(2, '0')}`
}

export function engineOf(bank: ItemBank, design: Design = {}): Engine {
  return createEngine(compileBank(bank), design, { fingerprint: fingerprint(bank) })
}

/** A pillar blueprint in counts. */
export function pillarBlueprint(min: number, max: number) {
  return { format: 'melek-blueprint/1' as const, rules: pillars.map((value) => ({ attribute: 'pillar', value, min, max })) }
}
