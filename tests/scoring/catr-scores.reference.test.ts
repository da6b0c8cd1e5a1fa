import { describe, test } from 'vitest'
import type { ItemModel } from '../../src/models/item-model.js'
import { estimateProficiency } from '../../src/scoring/score-person.js'
import type { ScoringMethod } from '../../src/scoring/scoring-options.js'
import { bankOf, logisticItem } from '../arbitraries/banks.js'
import reference from '../reference/scoring-catr.json' with { type: 'json' }
import { expectEstimate } from './expect-estimate.js'

const { tolerance } = reference.passport

const itemOf: Record<string, (row: readonly number[]) => ItemModel> = {
  '4pl': logisticItem,
  grm: ([discrimination = 1, ...thresholds]) => ({ model: 'grm', parameters: { discrimination, thresholds } }),
  gpcm: ([discrimination = 1, ...steps]) => ({ model: 'gpcm', parameters: { discrimination, steps } }),
  pcm: (steps) => ({ model: 'pcm', parameters: { steps } }),
  nrm: (row) => ({
    model: 'nrm',
    parameters: { slopes: row.filter((_, k) => k % 2 === 0), intercepts: row.filter((_, k) => k % 2 === 1) },
  }),
}

describe('estimates and standard errors agree with catR', () => {
  test.each(reference.cases)(
    '$name',
    ({ model, items, responses, method, nodes: [low = 0, high = 0, count = 0], ...figures }) => {
      const bank = bankOf(items.map((row) => itemOf[model]?.(row) as ItemModel))
      const options = { method: method as ScoringMethod, nodes: { count, low, high, trapezoid: true } }
      expectEstimate(estimateProficiency(bank, responses, options), figures, method === 'eap' ? tolerance.eap : tolerance.roots)
    },
  )
})
