import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CompiledBank } from '../../src/bank/compile-bank.js'
import { isMelekError } from '../../src/issues/melek-error.js'
import { createRandom } from '../../src/math/random-source.js'
import type { ItemModel } from '../../src/models/item-model.js'
import { compileScorer } from '../../src/scoring/compile-scorer.js'
import { compileEapScorer } from '../../src/scoring/eap-columns.js'
import { levelProbabilities } from '../../src/scoring/level-probabilities.js'
import { compilePlausibleValues } from '../../src/scoring/plausible-columns.js'
import { posterior } from '../../src/scoring/posterior.js'
import { compilePosteriors } from '../../src/scoring/posterior-columns.js'
import { posteriorMass } from '../../src/scoring/posterior-mass.js'
import { createScoreColumns, estimateAt, scoreStatus } from '../../src/scoring/score-columns.js'
import { estimateProficiency } from '../../src/scoring/score-person.js'
import { defaultNodes } from '../../src/scoring/scoring-grid.js'
import { type ScoringOptions, scoringMethods } from '../../src/scoring/scoring-options.js'
import { answeredBank, bankOf, drawResponses } from '../arbitraries/banks.js'
import { arbitraryItem, realisticItem } from '../arbitraries/items.js'
import { runs } from '../arbitraries/runs.js'
import { expectEstimate, expectWithin, finite } from './expect-estimate.js'
import { nodesGoOn } from './nodes-go-on.js'

/** All persons by the compiled scorer, each held to the readable estimator. */
function expectSame(bank: CompiledBank, persons: readonly Uint8Array[], options: ScoringOptions = {}, tolerance = 1e-9): void {
  const items = bank.items.length
  const responses = new Uint8Array(persons.length * items)
  for (const [person, row] of persons.entries()) responses.set(row, person * items)
  const columns = createScoreColumns(persons.length)
  compileScorer(bank, options).scoreInto(columns, responses, persons.length)
  for (const [person, row] of persons.entries()) {
    const readable = estimateProficiency(bank, row, options)
    const fast = estimateAt(columns, person)
    expect(columns.answered[person]).toBe(row.filter((response) => response !== 255).length)
    if (readable.kind !== 'finite') expect(fast).toEqual(readable)
    else {
      const { theta, standardError } = readable
      const within =
        (options.method === undefined && !nodesGoOn(bank, row, options)
          ? eapTolerance(standardError as number, options, tolerance)
          : tolerance) *
        (1 + Math.abs(theta))
      expectEstimate(fast, { theta }, within)
      if (standardError === null) expect(finite(fast).standardError).toBeNull()
      else expectWithin((finite(fast).standardError ?? 0) / standardError, 1, within)
    }
  }
}

/** 1e-12 where the nodes of the rule resolve a posterior, less where finer ones do or help to; right between them rounding may choose. */
function eapTolerance(standardError: number, { nodes = defaultNodes, prior }: ScoringOptions, narrow: number): number {
  const spacing = ((nodes.high - nodes.low) / (nodes.count - 1)) * (prior?.kind === 'normal' ? prior.sd : 1)
  const ratio = standardError / (1.2 * spacing)
  return Math.abs(ratio - 1) < 1e-4 ? 1e-5 : ratio > 1.005 ? 1e-12 : narrow
}

function threeParameterBank(count: number, seed: string): CompiledBank {
  const random = createRandom(seed)
  return bankOf(
    Array.from({ length: count }, (): ItemModel => {
      const parameters = { discrimination: Math.exp(0.2 + 0.3 * random.normal()), difficulty: random.normal() }
      return { model: '3pl', parameters: { ...parameters, lowerAsymptote: 0.1 + 0.15 * random.uniform() } }
    }),
  )
}

function persons(bank: CompiledBank, count: number, seed: string, missingShare = 0): Uint8Array[] {
  const random = createRandom(seed)
  return Array.from({ length: count }, () => {
    const row = drawResponses(bank, 1.2 * random.normal(), random)
    return row.map((response) => (random.uniform() < missingShare ? 255 : response))
  })
}

describe('EAP of many persons equals the readable form, to 1e-12 on the nodes of the rule and 1e-9 between', () => {
  test('for any items, any pattern, any missing responses', () => {
    fc.assert(
      fc.property(answeredBank(), ({ bank, responses }) => {
        expectSame(bank, [responses, responses.map(() => 255), responses.map((value) => (value === 255 ? 0 : value))])
      }),
    )
  })

  test('on other nodes, with a trapezoid rule and another prior', () => {
    const options: ScoringOptions = {
      nodes: { count: 34, low: -4, high: 4.5, trapezoid: true },
      prior: { kind: 'normal', mean: 0.4, sd: 1.3 },
    }
    fc.assert(
      fc.property(answeredBank({ mostItems: 5 }), ({ bank, responses }) => {
        expectSame(bank, [responses], options)
      }),
    )
  })

  test('a person’s figures do not depend, to the last bit, on who is scored in the same call', () => {
    const bank = threeParameterBank(23, 'groups')
    const rows = [...persons(bank, 3, 'complete'), ...persons(bank, 3, 'sparse', 0.3), new Uint8Array(23).fill(255)]
    expectSame(bank, rows)
    const scorer = compileEapScorer(bank)
    const together = createScoreColumns(700)
    const responses = new Uint8Array(700 * 23)
    for (let person = 0; person < 700; person++) responses.set(rows[person % rows.length] as Uint8Array, person * 23)
    scorer.scoreInto(together, responses, 700)
    for (const [person, row] of rows.entries()) {
      const alone = createScoreColumns(1)
      compileEapScorer(bank).scoreInto(alone, row, 1)
      for (let again = person; again < 700; again += rows.length) {
        expect([together.theta[again], together.standardError[again]]).toEqual([alone.theta[0], alone.standardError[0]])
      }
    }
  })

  test('no items: nobody has answered', () => {
    const columns = createScoreColumns(2)
    compileEapScorer(bankOf([])).scoreInto(columns, new Uint8Array(0), 2)
    expect([...columns.status]).toEqual([scoreStatus.noResponses, scoreStatus.noResponses])
    expect([...columns.theta]).toEqual([Number.NaN, Number.NaN])
  })

  test('one item, right, wrong and not administered', () => {
    const bank = bankOf([{ model: '2pl', parameters: { discrimination: 1.2, difficulty: 0.3 } }])
    expectSame(bank, [Uint8Array.of(1), Uint8Array.of(0), Uint8Array.of(255)])
  })
})

describe('long tests, whose posteriors are too narrow for the nodes, agree to 1e-9', () => {
  test.each([70, 100, 300, 1000])('%i items, all right and all wrong among the patterns', (count) => {
    const bank = threeParameterBank(count, `long ${count}`)
    const extremes = [new Uint8Array(count).fill(1), new Uint8Array(count)]
    const few = count > 300 ? 3 : 12
    expectSame(bank, [...persons(bank, few, 'long'), ...persons(bank, few, 'sparse', 0.2), ...extremes])
  })

  test('polytomous items', () => {
    const bank = bankOf(
      Array.from(
        { length: 60 },
        (_, i): ItemModel => ({ model: 'gpcm', parameters: { discrimination: 1, steps: [-1 + i / 30, 0, i / 30] } }),
      ),
    )
    expectSame(bank, persons(bank, 12, 'gpcm', 0.1))
  })

  test('items of any slope and place, to the 1e-8 that the ends of the readable form’s refined grid leave open', () => {
    fc.assert(
      fc.property(answeredBank({ item: arbitraryItem, mostItems: 8 }), ({ bank, responses }) => {
        expectSame(bank, [responses], {}, 1e-8)
      }),
    )
  })
})

describe.each(scoringMethods.filter((method) => method !== 'eap'))(
  '%s of many persons equals the readable form to 1e-9',
  (method) => {
    const item = method === 'eapsum' ? realisticItem.filter(({ model }) => model !== 'nrm') : realisticItem

    // A compiled scorer costs far more than a person: few banks, many patterns each.
    test('for any pattern, degenerate ones among them', () => {
      fc.assert(
        fc.property(answeredBank({ item, mostItems: 8 }), fc.string(), ({ bank, responses }, seed) => {
          const rows = [
            responses,
            responses.map(() => 255),
            responses.map(() => 0),
            bank.categories.map((categories) => categories - 1),
            ...persons(bank, 4, seed),
            ...persons(bank, 4, seed, 0.3),
          ]
          expectSame(bank, rows as Uint8Array[], { method })
        }),
        runs(30),
      )
    })
  },
)

test.each(['map', 'mle', 'wle', 'jeffreys'] as const)(
  '%s of many persons with observed standard errors equals the readable form, null where there are none',
  (method) => {
    fc.assert(
      fc.property(answeredBank({ item: realisticItem, mostItems: 6 }), fc.string(), ({ bank, responses }, seed) => {
        const rows = [responses, ...persons(bank, 3, seed, 0.1)]
        expectSame(bank, rows, { method, standardError: 'observed' }, 1e-7)
      }),
      runs(30),
    )
  },
)

test.each([40, 250])(
  'sum-score EAP of %i items with missing responses equals the readable form, next to impossible scores too',
  (count) => {
    const bank = threeParameterBank(count, 'sums')
    const sparse = (row: Uint8Array) => row.with(3, 255).with(17, 255)
    const rows = [...persons(bank, 4, 'sums', 0.1), sparse(new Uint8Array(count)), sparse(new Uint8Array(count).fill(1))]
    expectSame(bank, [...rows, ...rows], { method: 'eapsum' })
  },
)

describe('posteriors of many persons', () => {
  /** Cuts on nodes, between them, far out and beyond the grid. */
  const cuts = [-7, -6, -2.4, -1.2, -0.07, 0, 0.05, 0.7, 1.4 + 1e-12, 3.3, 6, 7]

  function expectProbabilities(bank: CompiledBank, rows: readonly Uint8Array[], tolerance: number): void {
    const columns = compilePosteriors(bank)
    const responses = Uint8Array.from(rows.flatMap((row) => [...row]))
    const above = new Float64Array(rows.length * cuts.length)
    columns.probabilitiesAboveInto(above, responses, rows.length, cuts)
    const levels = new Float64Array(rows.length * (cuts.length + 1))
    columns.levelProbabilitiesInto(levels, responses, rows.length, cuts)
    const one = new Float64Array(rows.length)
    columns.probabilityAboveInto(one, responses, rows.length, 0.7)
    for (const [person, row] of rows.entries()) {
      const readable = posteriorMass(posterior(bank, row))
      for (const [at, cut] of cuts.entries()) {
        expectWithin(above[person * cuts.length + at], readable.probabilityAbove(cut), tolerance)
        if (cut === 0.7) expect(one[person]).toBe(above[person * cuts.length + at])
      }
      const own = levels.subarray(person * (cuts.length + 1), (person + 1) * (cuts.length + 1))
      for (const [level, probability] of levelProbabilities(posterior(bank, row), cuts).entries()) {
        expectWithin(own[level], probability, 2 * tolerance)
        expect(own[level]).toBeGreaterThanOrEqual(0)
      }
      expectWithin(
        own.reduce((sum, probability) => sum + probability, 0),
        1,
        1e-14,
      )
    }
  }

  test('give the P(θ ≥ cut) and the levels of the readable form to 1e-7, with nothing answered too', () => {
    fc.assert(
      fc.property(answeredBank(), ({ bank, responses }) => {
        expectProbabilities(bank, [responses, responses.map(() => 255)], 1e-7)
      }),
      { numRuns: 30 },
    )
  })

  test('of items of any slope to 1e-6, which is all that the readable form promises there', () => {
    fc.assert(
      fc.property(answeredBank({ item: arbitraryItem, mostItems: 6 }), ({ bank, responses }) => {
        expectProbabilities(bank, [responses], 1e-6)
      }),
      { numRuns: 30 },
    )
  })

  test.each([70, 200, 500])('of %i items, all right and all wrong among the patterns', (count) => {
    const bank = threeParameterBank(count, 'long')
    const rows = [...persons(bank, 6, 'long'), ...persons(bank, 3, 'sparse', 0.3)]
    expectProbabilities(bank, [...rows, new Uint8Array(count).fill(1), new Uint8Array(count)], 1e-7)
  })

  test('cuts that do not increase have no levels between them', () => {
    const columns = compilePosteriors(bankOf([{ model: '1pl', parameters: { difficulty: 0 } }]))
    expect(() => columns.levelProbabilitiesInto(new Float64Array(3), Uint8Array.of(1), 1, [1, 1])).toThrow(RangeError)
  })

  test('without cuts there is one level, that of everybody', () => {
    const columns = compilePosteriors(bankOf([{ model: '1pl', parameters: { difficulty: 0 } }]))
    const out = new Float64Array(2)
    columns.levelProbabilitiesInto(out, Uint8Array.of(1, 0), 2, [])
    expect([...out]).toEqual([1, 1])
  })
})

describe('misuse', () => {
  const bank = bankOf([
    { model: '1pl', parameters: { difficulty: 0 } },
    { model: 'pcm', parameters: { steps: [0, 1] } },
  ])
  const codeOf = (run: () => void): string => {
    try {
      run()
    } catch (error) {
      return isMelekError(error) ? error.code : 'other'
    }
    return 'none'
  }

  test.each(['eap', 'wle', 'eapsum'] as const)('a response that is no category is refused by %s', (method) => {
    expect(codeOf(() => compileScorer(bank, { method }).scoreInto(createScoreColumns(1), Uint8Array.of(2, 2), 1))).toBe(
      'responses-invalid',
    )
    expect(codeOf(() => compileScorer(bank, { method }).scoreInto(createScoreColumns(1), Uint8Array.of(255, 3), 1))).toBe(
      'responses-invalid',
    )
  })

  test.each([...scoringMethods])(
    '%s refuses responses that are no bytes, persons that are no count, and what it cannot write',
    (method) => {
      const scorer = compileScorer(bank, { method })
      const score = (responses: unknown, persons: number, out: unknown = createScoreColumns(3)) =>
        codeOf(() => scorer.scoreInto(out as never, responses as never, persons))
      for (const responses of [Float64Array.of(Number.NaN, 0.5), [1, 1], Int8Array.of(1, 1), undefined, null])
        expect(score(responses, 1)).toBe('responses-invalid')
      for (const persons of [1.5, -1, Number.NaN]) expect(score(new Uint8Array(6), persons)).toBe('responses-invalid')
      const columns = createScoreColumns(3)
      for (const out of [
        { ...columns, theta: [0, 0, 0] },
        { ...columns, standardError: new Float32Array(3) },
        { ...columns, answered: undefined },
        { ...columns, status: new Uint8Array(2) },
      ])
        expect(score(new Uint8Array(6), 3, out)).toBe('columns-short')
      expect(score(Buffer.from([1, 1]), 1)).toBe('none')
    },
  )

  test('posteriors and draws refuse responses that are no bytes and persons that are no count', () => {
    const posteriors = compilePosteriors(bank)
    const draws = compilePlausibleValues(bank, { count: 1, seed: 's' })
    const floats = Float64Array.of(Number.NaN, 0.5)
    const out = new Float64Array(9)
    for (const [responses, persons] of [
      [floats, 1],
      [new Uint8Array(6), 1.5],
      [new Uint8Array(6), -1],
    ] as const) {
      expect(codeOf(() => posteriors.probabilityAboveInto(out, responses as never, persons, 0))).toBe('responses-invalid')
      expect(codeOf(() => posteriors.levelProbabilitiesInto(out, responses as never, persons, [0]))).toBe('responses-invalid')
      expect(codeOf(() => draws.drawInto(out, responses as never, persons, String))).toBe('responses-invalid')
    }
    expect(codeOf(() => draws.drawInto([0] as never, new Uint8Array(2), 1, String))).toBe('columns-short')
  })

  test('columns too short for the persons are refused', () => {
    const scorer = compileScorer(bank)
    expect(codeOf(() => scorer.scoreInto(createScoreColumns(1), Uint8Array.of(1, 1, 1, 1), 2))).toBe('columns-short')
    expect(codeOf(() => scorer.scoreInto(createScoreColumns(2), Uint8Array.of(1, 1, 1), 2))).toBe('columns-short')
    expect(codeOf(() => compilePosteriors(bank).probabilityAboveInto(new Float64Array(1), Uint8Array.of(1, 1, 1, 1), 2, 0))).toBe(
      'columns-short',
    )
  })
})
