import { describe, expect, test } from 'vitest'
import { compileBank } from '../../src/bank/compile-bank.js'
import { isMelekError, type MelekError } from '../../src/issues/melek-error.js'
import {
  compileEapScorer,
  compilePlausibleValues,
  compilePosteriors,
  compileScorer,
  estimateProficiency,
  plausibleValues,
  posterior,
} from '../../src/scoring/index.js'

const scale = { id: null, metric: 'logit', scalingConstant: 1, status: 'calibrated' } as const
const bank = compileBank({
  format: 'melek-bank/1',
  id: 'two',
  version: '1',
  scale,
  security: 'public',
  items: ['A', 'B'].map((id) => ({
    id,
    model: '2pl',
    parameters: { discrimination: 1, difficulty: 0 },
    status: 'operational',
    content: {},
    enemies: [],
  })),
})

function refusal(run: () => unknown): MelekError {
  try {
    run()
  } catch (error) {
    if (isMelekError(error)) return error
    throw error
  }
  throw new Error('nothing was refused')
}

describe.each([
  ['compileScorer', (options: unknown) => compileScorer(bank, options as never)],
  ['compileEapScorer', (options: unknown) => compileEapScorer(bank, options as never)],
  ['estimateProficiency', (options: unknown) => estimateProficiency(bank, [1, 0], options as never)],
  ['compilePosteriors', (options: unknown) => compilePosteriors(bank, options as never)],
  ['posterior', (options: unknown) => posterior(bank, [1, 0], options as never)],
])('%s', (_, score) => {
  test.each([
    [{ method: 'zz' }, 'method', 'must be one of eap, map, mle'],
    [{ prior: { kind: 'normal', mean: 0, sd: -1 } }, 'prior.sd', 'greater than 0, got -1'],
    [{ prior: { kind: 'normal', mean: 0, sd: 0 } }, 'prior.sd', 'greater than 0, got 0'],
    [{ prior: { kind: 'normal', mean: Number.NaN, sd: 1 } }, 'prior.mean', 'got NaN'],
    [{ prior: { mean: 0, sd: 1 } }, 'prior', 'kind: "normal"'],
    [{ prior: null }, 'prior', 'got null'],
    [{ prior: { kind: 'density', mean: 0, sd: 1 } }, 'prior.logDensity', 'function of theta'],
    [{ nodes: { count: 1, low: 0, high: 0 } }, 'nodes', 'low below high'],
    [{ nodes: [61, -6, 6] }, 'nodes', 'got [61,-6,6]'],
    [{ standardError: 'robust' }, 'standardError', 'expected, observed'],
    [{ polish: 1 }, 'polish', 'true, false'],
    [{ polish: true }, 'polish', 'sums that need none'],
    [{ standardError: 'observed' }, 'standardError', 'the SD of the posterior'],
    [{ method: 'eapsum', standardError: 'observed' }, 'standardError', 'for map, mle, wle and jeffreys'],
  ])('refuses %j by the name of the option and says what is allowed', (options, path, said) => {
    expect(refusal(() => score(options))).toMatchObject({
      code: 'options-invalid',
      issues: [{ code: 'option-invalid', path, message: expect.stringContaining(said) }],
    })
  })

  test('refuses a misspelt option instead of taking the default, with all other problems at once', () => {
    const { issues } = refusal(() => score({ metod: 'mle', method: 'zz', nodes: null }))
    expect(issues.map(({ code, path }) => [code, path])).toEqual([
      ['option-unknown', 'metod'],
      ['option-invalid', 'method'],
      ['option-invalid', 'nodes'],
    ])
  })

  test('takes options that say nothing', () => {
    expect(() => score({ method: undefined, prior: undefined, nodes: undefined })).not.toThrow()
  })
})

describe.each([
  ['compilePlausibleValues', (options: unknown) => compilePlausibleValues(bank, options as never)],
  ['plausibleValues', (options: unknown) => plausibleValues(bank, [1, 0], 'p', options as never)],
])('%s', (_, draw) => {
  test.each([
    [{ count: 2 }, 'seed', 'not empty'],
    [{ count: 2, seed: '' }, 'seed', 'not empty'],
    [{ count: 2, seed: 7 }, 'seed', 'must be text'],
    [{ count: 0, seed: 's' }, 'count', 'from 1 to 1000'],
    [{ count: 2, seed: 's', prior: { kind: 'normal', mean: 0, sd: -1 } }, 'prior.sd', 'greater than 0'],
    [{ count: 2, seed: 's', priors: [{ kind: 'uniform' }, { kind: 'normal', mean: 0, sd: 0 }] }, 'priors[1].sd', 'got 0'],
    [{ count: 2, seed: 's', priors: [] }, 'priors', 'one prior or more'],
  ])('refuses %j by the name of the option and says what is allowed', (options, path, said) => {
    expect(refusal(() => draw(options))).toMatchObject({
      code: 'plausible-values-invalid',
      issues: [{ code: 'option-invalid', path, message: expect.stringContaining(said) }],
    })
  })

  test('refuses a misspelt option with all other problems at once', () => {
    const { issues } = refusal(() => draw({ sed: 's', count: 1.5, nodes: null }))
    expect(issues.map(({ code, path }) => [code, path])).toEqual([
      ['option-unknown', 'sed'],
      ['option-invalid', 'nodes'],
      ['option-invalid', 'count'],
      ['option-invalid', 'seed'],
    ])
  })
})

test.each([[[Number.NaN]], [[0, Number.NaN]], [['1']]])('compilePosteriors refuses %j as cuts', (cuts) => {
  const columns = compilePosteriors(bank)
  const responses = Uint8Array.of(1, 0)
  expect(refusal(() => columns.probabilitiesAboveInto(new Float64Array(3), responses, 1, cuts as never)).code).toBe(
    'cuts-invalid',
  )
  expect(refusal(() => columns.levelProbabilitiesInto(new Float64Array(3), responses, 1, cuts as never)).code).toBe(
    'cuts-invalid',
  )
})
