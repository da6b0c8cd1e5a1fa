import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CompiledBank } from '../../../src/bank/compile-bank.js'
import { createRandom } from '../../../src/math/random-source.js'
import type { ItemModel } from '../../../src/models/item-model.js'
import { withMarginalCurves } from '../../../src/scoring/marginal-curves.js'
import { likelihoodRoots } from '../../../src/scoring/mle.js'
import { compileRootScorer, type RootRule } from '../../../src/scoring/roots/columns.js'
import { createScoreColumns, estimateAt } from '../../../src/scoring/score-columns.js'
import { estimateProficiency } from '../../../src/scoring/score-person.js'
import { answeredBank, bankOf, drawResponses } from '../../arbitraries/banks.js'
import { expectWithin, finite } from '../expect-estimate.js'

const methods = ['mle', 'map', 'wle', 'jeffreys'] as const
const rule = (method: RootRule['method']): RootRule => ({
  method,
  prior: { kind: 'normal', mean: 0, sd: 1 },
  standardError: 'expected',
  polish: false,
})

/** Holds whoever the tables score to the readable form, and returns how many they are. */
function expectReadable(
  bank: CompiledBank,
  rows: readonly Uint8Array[],
  method: RootRule['method'],
  { tolerance = 2e-10, polish = false } = {},
): number {
  const items = bank.items.length
  const responses = new Uint8Array(rows.length * items)
  for (const [person, row] of rows.entries()) responses.set(row, person * items)
  const columns = createScoreColumns(rows.length)
  const left = new Set<number>()
  compileRootScorer(bank, { ...rule(method), polish })?.(columns, responses, rows.length, (person) => left.add(person))
  for (const [person, row] of rows.entries()) {
    if (left.has(person)) continue
    const readable = estimateProficiency(bank, row, { method })
    const fast = estimateAt(columns, person)
    if (readable.kind !== 'finite') expect(fast).toEqual(readable)
    else {
      expectWithin(finite(fast).theta, readable.theta, tolerance * (1 + Math.abs(readable.theta)))
      expectWithin((finite(fast).standardError ?? 0) / (readable.standardError ?? 0), 1, 1e-9)
    }
    expect(columns.answered[person]).toBe(row.filter((response) => response !== 255).length)
  }
  return rows.length - left.size
}

function threeParameterBank(count: number, lowerAsymptote: number, seed: string): CompiledBank {
  const random = createRandom(seed)
  return bankOf(
    Array.from({ length: count }, (): ItemModel => {
      const parameters = { discrimination: Math.exp(0.2 + 0.3 * random.normal()), difficulty: random.normal(), lowerAsymptote }
      return { model: '3pl', parameters }
    }),
  )
}

describe.each(methods)('%s from tables equals the readable form to 1e-10', (method) => {
  test('for any items and answers, all missing, all wrong and all right among them', () => {
    fc.assert(
      fc.property(answeredBank({ mostItems: 9 }), ({ bank, responses }) => {
        const best = bank.categories.map((categories) => categories - 1)
        expectReadable(bank, [responses, responses.map(() => 255), responses.map(() => 0), best], method)
      }),
      { numRuns: 25 },
    )
  })

  test('at c = 0.5, where the likelihood has several maxima for some patterns of seven items', () => {
    const bank = bankOf(
      [-2.5, -2.4, -2.3, 2, 2.2, 2.4, 2.6].map((difficulty): ItemModel => {
        return { model: '3pl', parameters: { discrimination: difficulty < 0 ? 0.8 : 3, difficulty, lowerAsymptote: 0.5 } }
      }),
    )
    const patterns = Array.from({ length: 128 }, (_, bits) => Uint8Array.from({ length: 7 }, (_, item) => (bits >> item) & 1))
    const multimodal = patterns.filter((row) => likelihoodRoots(bank, row).filter(({ kind }) => kind === 'maximum').length > 1)
    expect(multimodal.length).toBeGreaterThan(0)
    expectReadable(bank, patterns, method)
  })

  test('at a = 4 and for one item', () => {
    const steep = [-1, -0.2, 0.4, 1.3].map(
      (difficulty): ItemModel => ({
        model: '2pl',
        parameters: { discrimination: 4, difficulty },
      }),
    )
    const patterns = Array.from({ length: 16 }, (_, bits) => Uint8Array.from({ length: 4 }, (_, item) => (bits >> item) & 1))
    expectReadable(bankOf(steep), patterns, method)
    expectReadable(bankOf(steep.slice(0, 1)), [Uint8Array.of(0), Uint8Array.of(1), Uint8Array.of(255)], method)
  })

  test('polished to 1e-11', () => {
    fc.assert(
      fc.property(answeredBank({ mostItems: 6 }), ({ bank, responses }) => {
        expectReadable(bank, [responses], method, { tolerance: 1e-11, polish: true })
      }),
      { numRuns: 10 },
    )
  })

  test('40 items of the 3PL: nine tenths of the persons at least never leave the tables, with missing answers or without', () => {
    const bank = threeParameterBank(40, 0.2, 'many')
    const random = createRandom('persons')
    const complete = Array.from({ length: 30 }, () => drawResponses(bank, random.normal(), random))
    const sparse = complete.map((row) => row.map((response) => (random.uniform() < 0.1 ? 255 : response)))
    expect(expectReadable(bank, complete, method)).toBeGreaterThanOrEqual(27)
    expect(expectReadable(bank, sparse, method)).toBeGreaterThanOrEqual(27)
  })
})

test('missing answers to items that are a group each, in blocks of persons and across them', () => {
  const nominal = { slopes: [-2, 0.5, 0.2, -1.3, 2.7], intercepts: [0.3, 0, -0.2, 0.1, 0] }
  const bank = bankOf([
    { model: 'grm', parameters: { discrimination: 0.8, thresholds: [-0.4, 1.1] } },
    { model: 'nrm', parameters: nominal },
    { model: '3pl', parameters: { discrimination: 1.2, difficulty: 0.3, lowerAsymptote: 0.2 } },
  ])
  const random = createRandom('single')
  const rows = Array.from({ length: 150 }, () => {
    return drawResponses(bank, random.normal(), random).map((response) => (random.uniform() < 0.4 ? 255 : response))
  })
  for (const method of methods) expect(expectReadable(bank, rows, method)).toBeGreaterThan(100)
})

test('low persons of the 3PL: unbounded, with a maximum that is not the global one, and with one beyond the tables', () => {
  const bank = threeParameterBank(40, 0.2, 'many')
  const random = createRandom('low')
  const rows = Array.from({ length: 160 }, () => drawResponses(bank, -3.5 + 1.5 * random.uniform(), random))
  const maxima = rows.map((row) => likelihoodRoots(bank, row).filter(({ kind }) => kind === 'maximum'))
  const estimates = rows.map((row) => estimateProficiency(bank, row, { method: 'mle' }))
  const isUnbounded = estimates.map(({ kind }) => kind === 'unbounded')
  expect(isUnbounded.filter((value, person) => value && maxima[person]?.length === 0).length).toBeGreaterThan(0)
  expect(isUnbounded.filter((value, person) => value && maxima[person]?.length === 1).length).toBeGreaterThan(0)
  expect(estimates.filter((estimate) => estimate.kind === 'finite' && estimate.theta < -6).length).toBeGreaterThan(0)
  expect(expectReadable(bank, rows, 'mle', { tolerance: 1e-9 })).toBe(rows.length)
})

test('nobody is scored otherwise among others than alone, whoever waits for a scan, lacks answers or is left', () => {
  const families: Record<string, () => CompiledBank> = {
    '3PL': () => threeParameterBank(8, 0.25, 'alone'),
    graded: () => {
      const thresholds = [[-2.1], [-1.7, 0.4], [-2, -0.9, -0.8], [-0.1]]
      return bankOf(
        thresholds.map((each): ItemModel => ({ model: 'grm', parameters: { discrimination: 0.9, thresholds: each } })),
      )
    },
  }
  const files = fc.record({
    name: fc.constantFrom(...Object.keys(families)),
    method: fc.constantFrom(...methods),
    seed: fc.nat(),
    persons: fc.nat(300),
  })
  fc.assert(
    fc.property(files, ({ name, method, seed, persons }) => {
      const bank = families[name]?.() as CompiledBank
      const items = bank.items.length
      const random = createRandom(`among others ${seed}`)
      const answer = () => (random.uniform() < 0.15 ? 255 : random.uniform() < 0.5 ? 0 : 1)
      const responses = Uint8Array.from({ length: persons * items }, answer)
      const score = compileRootScorer(bank, rule(method))
      const together = createScoreColumns(persons)
      const left = new Set<number>()
      score?.(together, responses, persons, (person) => left.add(person))
      const alone = createScoreColumns(1)
      for (let person = 0; person < persons; person++) {
        let isLeft = false
        score?.(alone, responses.slice(person * items, (person + 1) * items), 1, () => {
          isLeft = true
        })
        expect(left.has(person)).toBe(isLeft)
        if (!isLeft) expect(estimateAt(together, person)).toEqual(estimateAt(alone, 0))
      }
    }),
    { numRuns: 15 },
  )
})

test('best answers alone are unbounded, also where rounding lets the slope fall through zero sixty logits above', () => {
  const bank = bankOf([
    {
      model: 'gpcm',
      parameters: { discrimination: 3.092727074399374, steps: [1.6677442054205232, -0.637778596686135, 1.1672282840579324] },
    },
    { model: '2pl', parameters: { discrimination: 0.5285378470126609, difficulty: -0.21712401484299382 } },
    { model: '2pl', parameters: { discrimination: 6.4462966670283635, difficulty: -0.5531447248134868 } },
    {
      model: 'gpcm',
      parameters: { discrimination: 0.5574373566849901, steps: [-0.7294322929994119, -1.9789786721190044, -2.543878966472627] },
    },
  ])
  const best = [3, 1, 1, 3]
  const rows = Array.from({ length: 15 }, (_, bits) =>
    Uint8Array.from(best, (answer, item) => ((bits >> item) & 1 ? 255 : answer)),
  )
  expectReadable(bank, rows, 'mle')
})

test('a right answer alone to an item below all others is unbounded, though rounding takes others away from it', () => {
  const easiest: ItemModel = { model: '1pl', parameters: { difficulty: -35 } }
  for (const parameters of [
    { discrimination: 3.4677468042866506, difficulty: -0.28948159910358184 },
    { discrimination: 0.33637150024365525, difficulty: -0.277852163173063 },
  ]) {
    expectReadable(bankOf([{ model: '2pl', parameters }, easiest]), [Uint8Array.of(255, 1)], 'mle')
  }
})

const twoParameter = ([discrimination, difficulty]: readonly [number, number]): ItemModel => {
  return { model: '2pl', parameters: { discrimination, difficulty } }
}

test('the global maximum is found where an item beyond the tables puts it', () => {
  const withUpper: ItemModel = {
    model: '4pl',
    parameters: { discrimination: 3.3, difficulty: 6.6, lowerAsymptote: 0.2, upperAsymptote: 0.9 },
  }
  // So steep that nothing of it is left at the end of the tables.
  const steep: ItemModel = { model: '3pl', parameters: { discrimination: 40, difficulty: 30, lowerAsymptote: 0.2 } }
  for (const [items, row] of [
    [
      [[0.31, -1], [0.36, 0.9], [0.16, 0], withUpper],
      [1, 0, 1, 1],
    ],
    [
      [[0.31, -1], [0.36, 0.9], [0.16, 0], withUpper],
      [1, 255, 0, 1],
    ],
    [
      [[0.07, 0], [0.35, -0.2], steep],
      [0, 1, 1],
    ],
  ] as const) {
    const bank = bankOf(items.map((item) => ('model' in item ? item : twoParameter(item))))
    expect(finite(estimateProficiency(bank, row, { method: 'mle' })).theta).toBeGreaterThan(6)
    expectReadable(bank, [Uint8Array.from(row)], 'mle')
  }
})

test('where less is known than rounding takes, the readable form decides', () => {
  const items = [
    [0.001, -2.2],
    [40, 8],
    [1.1433295341174914, -30],
    [5.026802195028109, 30],
  ] as const
  expectReadable(bankOf(items.map(twoParameter)), [Uint8Array.of(255, 0, 1, 0)], 'mle')
})

test('1,000 items, drawn, all right and all wrong', () => {
  const bank = threeParameterBank(1000, 0.2, 'long')
  const rows = [drawResponses(bank, 0.4, createRandom('one')), new Uint8Array(1000), new Uint8Array(1000).fill(1)]
  expect(expectReadable(bank, rows, 'mle')).toBe(3)
})

test('WLE of all right in the 3PL never leaves the tables', () => {
  const bank = threeParameterBank(40, 0.2, 'many')
  expect(expectReadable(bank, [new Uint8Array(40).fill(1)], 'wle')).toBe(1)
})

test('marginal curves: MLE and MAP with missing answers or without; nothing is left where there is a prior', () => {
  const doubt = (names: readonly string[]) => ({
    uncertainty: { source: 'estimated', standardErrors: Object.fromEntries(names.map((name) => [name, 0.25])) },
  })
  const items = [-1.5, -0.6, 0.1, 0.8, 1.6].flatMap((difficulty) => [
    { model: '3pl', parameters: { discrimination: 1.3, difficulty, lowerAsymptote: 0.2 }, ...doubt(['difficulty']) },
    { model: '2pl', parameters: { discrimination: 0.9, difficulty }, ...doubt(['discrimination', 'difficulty']) },
  ])
  const graded = { model: 'grm', parameters: { discrimination: 1.1, thresholds: [-0.7, 0.4] }, ...doubt(['discrimination']) }
  const bank = withMarginalCurves(bankOf([...items, graded] as never))
  const random = createRandom('marginal')
  const rows = Array.from({ length: 40 }, () => drawResponses(bank, random.normal(), random))
  rows.push(new Uint8Array(11), Uint8Array.of(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2))
  const sparse = rows.map((row) => row.map((response) => (random.uniform() < 0.2 ? 255 : response)))
  expect(expectReadable(bank, [...rows, ...sparse], 'map')).toBe(2 * rows.length)
  expect(expectReadable(bank, [...rows, ...sparse], 'mle')).toBeGreaterThan(1.8 * rows.length)
})

test('banks without items, and a bias of marginal curves, have no such tables', () => {
  const parameters = { discrimination: 1, difficulty: 0 }
  const uncertain = bankOf([
    { model: '2pl', parameters, uncertainty: { source: 'estimated', standardErrors: { difficulty: 0.5 } } } as never,
  ])
  expect(withMarginalCurves(uncertain)).not.toBe(uncertain)
  expect(compileRootScorer(withMarginalCurves(uncertain), rule('wle'))).toBeUndefined()
  expect(compileRootScorer(bankOf([]), rule('mle'))).toBeUndefined()
})
