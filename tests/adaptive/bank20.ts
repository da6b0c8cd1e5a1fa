import type { BankItem, ItemBank } from '../../src/bank/item-bank.js'

/** The 20-item 3PL bank by formula that the reference paths were computed on; ids i01 … i20 in the order of the file. */
export function bank20(): ItemBank {
  return {
    format: 'melek-bank/1',
    id: 'bank20',
    version: '1',
    scale: { id: 'bank20', metric: 'logit', scalingConstant: 1, status: 'calibrated' },
    security: 'private',
    items: Array.from({ length: 20 }, (_, index): BankItem => {
      const k = index + 1
      return {
        id: itemId(k),
        model: '3pl',
        parameters: {
          discrimination: 0.6 + 0.08 * ((7 * k) % 20),
          difficulty: -2.4 + 0.25 * ((11 * k) % 20),
          lowerAsymptote: 0.05 * ((3 * k) % 6),
        },
        status: 'operational',
        content: { pillar: ['skills', 'safety', 'ethics', 'culture'][index % 4] },
        enemies: [],
      }
    }),
  }
}

/** Id of the k-th item, k = 1 … 20. */
export function itemId(k: number): string {
  return `i${String(k).padStart(2, '0')}`
}
