import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CompiledBank } from '../../../src/bank/compile-bank.js'
import { createRandom, type RandomSource } from '../../../src/math/random-source.js'
import type { ItemModel } from '../../../src/models/item-model.js'
import { compileRootScorer } from '../../../src/scoring/roots/columns.js'
import { createScoreColumns, estimateAt } from '../../../src/scoring/score-columns.js'
import { estimateProficiency } from '../../../src/scoring/score-person.js'
import { bankOf, drawResponses } from '../../arbitraries/banks.js'
import { runs } from '../../arbitraries/runs.js'
import { expectWithin } from '../expect-estimate.js'

const families = ['2pl', '3pl', '4pl', 'gpcm', 'grm', 'nrm'] as const
const methods = ['mle', 'map', 'wle', 'jeffreys'] as const

function randomItem(model: (typeof families)[number], spread: number, random: RandomSource): ItemModel {
  const discrimination = Math.exp(0.1 + 0.5 * random.normal())
  const difficulty = spread * random.normal()
  const lowerAsymptote = 0.5 * random.uniform()
  const upperAsymptote = 1 - 0.2 * random.uniform()
  const steps = Array.from({ length: 1 + Math.floor(3 * random.uniform()) }, () => difficulty + random.normal())
  if (model === '2pl') return { model, parameters: { discrimination, difficulty } }
  if (model === '3pl') return { model, parameters: { discrimination, difficulty, lowerAsymptote } }
  if (model === '4pl') return { model, parameters: { discrimination, difficulty, lowerAsymptote, upperAsymptote } }
  if (model === 'gpcm') return { model, parameters: { discrimination, steps } }
  if (model === 'grm') return { model, parameters: { discrimination, thresholds: steps.toSorted((one, other) => one - other) } }
  return { model, parameters: { slopes: steps.map(() => random.normal()), intercepts: steps.map(() => random.normal()) } }
}

function randomFile(seed: number): { readonly bank: CompiledBank; readonly rows: Uint8Array[] } {
  const random = createRandom(`random bank ${seed}`)
  const chosen = families.filter(() => random.uniform() < 0.5)
  const models = chosen.length > 0 ? chosen : (['3pl'] as const)
  const spread = random.uniform() < 0.2 ? 4 : 1.3
  const count = 1 + Math.floor(random.uniform() * (random.uniform() < 0.1 ? 60 : 14))
  const bank = bankOf(
    Array.from({ length: count }, () =>
      randomItem(models[Math.floor(random.uniform() * models.length)] ?? '3pl', spread, random),
    ),
  )
  const missing = random.uniform() < 0.5 ? 0 : 0.3
  const rows = Array.from({ length: 12 }, () =>
    drawResponses(bank, -1 + 3 * random.normal(), random).map((response) => (random.uniform() < missing ? 255 : response)),
  )
  return { bank, rows }
}

test('files of twelve over random banks of all models: whoever the tables score, has the figures of the readable form', () => {
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom(...methods), (seed, method) => {
      const { bank, rows } = randomFile(seed)
      const prior = { kind: 'normal', mean: 0, sd: 1 } as const
      const columns = createScoreColumns(rows.length)
      const left = new Set<number>()
      const score = compileRootScorer(bank, { method, prior, standardError: 'expected', polish: false })
      score?.(columns, Uint8Array.from(rows.flatMap((row) => [...row])), rows.length, (person) => left.add(person))
      for (const [person, row] of rows.entries()) {
        if (left.has(person)) continue
        const readable = estimateProficiency(bank, row, { method })
        const fast = estimateAt(columns, person)
        if (readable.kind !== 'finite' || fast.kind !== 'finite') expect(fast).toEqual(readable)
        else {
          expectWithin(fast.theta, readable.theta, 1e-9 * (1 + Math.abs(readable.theta)))
          expectWithin((fast.standardError ?? 0) / (readable.standardError ?? 0), 1, 1e-7)
        }
      }
    }),
    runs(20),
  )
})
