import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { CompiledBank } from '../../../src/bank/compile-bank.js'
import { createRandom } from '../../../src/math/random-source.js'
import type { ItemModel } from '../../../src/models/item-model.js'
import { compileScorer } from '../../../src/scoring/compile-scorer.js'
import { groupTables } from '../../../src/scoring/group-tables.js'
import { likelihoodTables } from '../../../src/scoring/likelihood-tables.js'
import { simdProducts } from '../../../src/scoring/products/product-simd.js'
import { createScoreColumns } from '../../../src/scoring/score-columns.js'
import { bankOf, drawResponses } from '../../arbitraries/banks.js'

type Compile = typeof compileScorer

/** The same functions once more: each copy compiles its instructions at first use, this one where there is no WebAssembly. */
let withoutWebAssembly: Compile
let productsWithout: typeof simdProducts
beforeAll(async () => {
  vi.resetModules()
  withoutWebAssembly = (await import('../../../src/scoring/compile-scorer.js')).compileScorer
  productsWithout = (await import('../../../src/scoring/products/product-simd.js')).simdProducts
})
afterEach(() => vi.unstubAllGlobals())
afterAll(() => vi.resetModules())

const random = createRandom('without WebAssembly')
const difficulties = Array.from({ length: 9 }, () => 1.2 * random.normal())
const banks: Readonly<Record<string, CompiledBank>> = {
  '2PL': bankOf(
    difficulties.map((difficulty, i): ItemModel => ({ model: '2pl', parameters: { discrimination: 0.6 + i / 20, difficulty } })),
  ),
  '3PL': bankOf(
    difficulties.map(
      (difficulty): ItemModel => ({ model: '3pl', parameters: { discrimination: 1.4, difficulty, lowerAsymptote: 0.2 } }),
    ),
  ),
  GRM: bankOf(
    difficulties.map(
      (center): ItemModel => ({
        model: 'grm',
        parameters: { discrimination: 3.4, thresholds: [center - 1, center, center + 1] },
      }),
    ),
  ),
}

const methods = ['eap', 'mle', 'wle'] as const

function columnsOf(compile: Compile, bank: CompiledBank, method: (typeof methods)[number], responses: Uint8Array) {
  const persons = responses.length / bank.items.length
  const columns = createScoreColumns(persons)
  compile(bank, { method }).scoreInto(columns, responses, persons)
  return columns
}

test('only one of the two copies runs in WebAssembly', () => {
  const nodes = Float64Array.from({ length: 8 }, (_, i) => i - 4)
  const bank = banks['2PL'] as CompiledBank
  const tables = groupTables(bank, likelihoodTables(bank, nodes), { withMissing: false, mostRows: 256 })
  expect(simdProducts(tables, nodes)).toBeDefined()
  vi.stubGlobal('WebAssembly', undefined)
  expect(productsWithout(tables, nodes)).toBeUndefined()
})

describe.each(Object.keys(banks))('%s', (name) => {
  test.each(methods)('%s is the same to the last bit where there is no WebAssembly', (method) => {
    const bank = banks[name] as CompiledBank
    const rows = Array.from({ length: method === 'eap' ? 300 : 40 }, (_, person) =>
      drawResponses(bank, random.normal(), random).map((response) =>
        person % 3 === 1 && random.uniform() < 0.1 ? 255 : response,
      ),
    )
    const responses = Uint8Array.from(rows.flatMap((row) => [...row]))
    const expected = columnsOf(compileScorer, bank, method, responses)
    vi.stubGlobal('WebAssembly', undefined)
    expect(columnsOf(withoutWebAssembly, bank, method, responses)).toEqual(expected)
  })
})
