import { readFileSync } from 'node:fs'
import type { SelectionMoment } from '../../../src/adaptive/selection/criterion.js'
import type { CompiledBank } from '../../../src/bank/compile-bank.js'
import { probabilities } from '../../../src/models/item-functions.js'
import type { ItemModel } from '../../../src/models/item-model.js'
import { estimateProficiency } from '../../../src/scoring/score-person.js'
import type { ScoringMethod } from '../../../src/scoring/scoring-options.js'
import { bankOf, logisticItem } from '../../arbitraries/banks.js'
import { selectionMoment } from './selection-moment.js'

/** A set-up of the reference: five answers to a bank of 30 items, and what catR makes of the 25 others. */
export interface CatrCase {
  readonly name: string
  readonly model: '4pl' | 'grm' | 'gpcm' | 'pcm' | 'nrm'
  readonly items: readonly (readonly number[])[]
  readonly given: readonly number[]
  readonly responses: readonly number[]
  readonly method: Exclude<ScoringMethod, 'eapsum'>
  readonly nodes: readonly [low: number, high: number, count: number]
  readonly theta: number
  readonly remaining: readonly number[]
  readonly values: Readonly<Record<string, readonly number[]>>
  readonly selected: Readonly<Record<string, readonly [item: number, value: number]>>
  readonly chance: readonly {
    readonly acceleration: number
    readonly length: number
    readonly progressive: { readonly weight: number; readonly uniforms: readonly number[]; readonly item: number }
    readonly proportional: { readonly exponent: number; readonly probabilities: readonly number[] }
  }[]
}

export const reference = JSON.parse(readFileSync(new URL('../../reference/catr-next-item.json', import.meta.url), 'utf8')) as {
  readonly passport: { readonly tolerance: Readonly<Record<'eap' | 'others' | 'roots', number>> }
  readonly cases: readonly CatrCase[]
}

const itemOf: Readonly<Record<CatrCase['model'], (row: readonly number[]) => ItemModel>> = {
  '4pl': logisticItem,
  grm: ([discrimination = 1, ...thresholds]) => ({ model: 'grm', parameters: { discrimination, thresholds } }),
  gpcm: ([discrimination = 1, ...steps]) => ({ model: 'gpcm', parameters: { discrimination, steps } }),
  pcm: (steps) => ({ model: 'pcm', parameters: { steps } }),
  nrm: (row) => ({
    model: 'nrm',
    parameters: { slopes: row.filter((_, k) => k % 2 === 0), intercepts: row.filter((_, k) => k % 2 === 1) },
  }),
}

export function bankOfCase({ items, model }: CatrCase): CompiledBank {
  return bankOf(items.map((row) => itemOf[model](row)))
}

/** Where the test of a case stands, at catR's own theta. */
export function momentOfCase(setUp: CatrCase, bank: CompiledBank, { trapezoid = true } = {}): SelectionMoment {
  const { given, responses, theta, method } = setUp
  const [low, high, count] = setUp.nodes
  const nodes = { low, high, count, trapezoid }
  const answers = new Map(given.map((index, i) => [index, responses[i] as number]))
  const thetaAfter = (item: number, category: number) => {
    const all = bank.items.map((_, index) => (index === item ? category : (answers.get(index) ?? 255)))
    const estimate = estimateProficiency(bank, all, { method, nodes })
    if (estimate.kind === 'finite') return estimate.theta
    // catR ends its search for a maximum at ±4.
    return estimate.kind === 'unbounded' && estimate.direction === 'above' ? 4 : -4
  }
  return selectionMoment(bank, { answers, theta, nodes, thetaAfter })
}

/**
 * ∫ L dθ and ∫ Lπ dθ by the rule of the case: what catR leaves its weighted criteria undivided by. Computed from probabilities, not from
 * the posterior under test.
 */
export function massOfCase(setUp: CatrCase, bank: CompiledBank): { likelihood: number; posterior: number } {
  const [low, high, count] = setUp.nodes
  const spacing = (high - low) / (count - 1)
  let likelihood = 0
  let posterior = 0
  for (let q = 0; q < count; q++) {
    const node = low + q * spacing
    const weight = q === 0 || q === count - 1 ? spacing / 2 : spacing
    const term = setUp.given.reduce(
      (product, index, i) =>
        product * (probabilities(bank.items[index] as ItemModel, node)[setUp.responses[i] as number] as number),
      weight,
    )
    likelihood += term
    posterior += (term * Math.exp(-0.5 * node * node)) / Math.sqrt(2 * Math.PI)
  }
  return { likelihood, posterior }
}
