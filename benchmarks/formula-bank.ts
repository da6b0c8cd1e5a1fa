import type { BankItem, ItemBank } from '../src/bank/item-bank.js'
import { keyedUniform } from '../src/math/keyed-uniform.js'
import { normalQuantile } from '../src/math/normal.js'

/** The models that benchmarks use. */
export type FormulaModel = '2pl' | '3pl' | 'gpcm' | 'grm'

/**
 * A calibrated bank of any size by formula: a = exp(0.2 + 0.3 z), b = z, c uniform in 0.1 … 0.25, GPCM steps and GRM
 * thresholds b ± 0.8 and b.
 * Each figure is a function of seed, place and parameter alone, so that a larger bank begins with the smaller one.
 */
export function formulaBank(items: number, model: FormulaModel, seed: string): ItemBank {
  return {
    format: 'melek-bank/1',
    id: `formula-${model}-${items}`,
    version: '1',
    scale: { id: 'formula/1', metric: 'logit', scalingConstant: 1, status: 'calibrated' },
    security: 'public',
    items: Array.from({ length: items }, (_, place) => formulaItem(place, model, seed)),
  }
}

function formulaItem(place: number, model: FormulaModel, seed: string): BankItem {
  const uniform = (parameter: string) => keyedUniform('formula-bank', seed, place, parameter) || 0.5
  const discrimination = Math.exp(0.2 + 0.3 * normalQuantile(uniform('a')))
  const difficulty = normalQuantile(uniform('b'))
  const attributes = { id: itemId(place), status: 'operational', content: { type: 'choice' }, enemies: [] } as const
  if (model === '2pl') return { ...attributes, model, parameters: { discrimination, difficulty } }
  if (model === '3pl')
    return { ...attributes, model, parameters: { discrimination, difficulty, lowerAsymptote: 0.1 + 0.15 * uniform('c') } }
  const places = [difficulty - 0.8, difficulty, difficulty + 0.8]
  if (model === 'grm') return { ...attributes, model, parameters: { discrimination, thresholds: places } }
  return { ...attributes, model, parameters: { discrimination, steps: places } }
}

/** "F-0001" … */
export function itemId(place: number): string {
  return `F-${String(place + 1).padStart(4, '0')}`
}
