import { expect, test } from 'vitest'
import { compareDesigns } from '../../src/simulation/compare-designs.js'
import { crossDesigns, parseDesignFactors } from '../../src/simulation/cross-designs.js'
import { normalExaminees } from '../../src/simulation/examinee.js'
import { engineOf, mixedBank } from '../adaptive/banks.js'

test('every combination of the factors is made once, the last factor changing fastest', () => {
  const crossed = crossDesigns(
    { start: { theta: 1 } },
    {
      exposure: [undefined, { method: 'randomesque', size: 5 }],
      stop: [[{ rule: 'length', items: 10 }], [{ rule: 'length', items: 20 }]],
    },
  )
  expect(crossed.map(({ name }) => name)).toEqual([
    'exposure none, stop length 10',
    'exposure none, stop length 20',
    'exposure randomesque 5, stop length 10',
    'exposure randomesque 5, stop length 20',
  ])
  expect(crossed[3]?.design).toEqual({
    start: { theta: 1 },
    exposure: { method: 'randomesque', size: 5 },
    stop: [{ rule: 'length', items: 20 }],
  })
})

test('alternatives that words do not tell apart are counted', () => {
  const methods = ['eap', 'map'] as const
  const priors = [1, 2].map((sd) => ({ prior: { mean: 0, sd } }))
  expect(crossDesigns({}, { estimator: [...methods.map((method) => ({ method })), ...priors] }).map(({ name }) => name)).toEqual([
    'estimator eap',
    'estimator map',
    'estimator 3',
    'estimator 4',
  ])
})

test('alternatives from a document are checked, and null leaves a part out', () => {
  const factors = parseDesignFactors({ exposure: [null, { method: 'randomesque', size: 5 }] })
  expect(crossDesigns({}, factors).map(({ design }) => design.exposure)).toEqual([undefined, { method: 'randomesque', size: 5 }])
  expect(() => parseDesignFactors({ exposure: {}, stops: [1] })).toThrow(
    expect.objectContaining({
      code: 'design-factors',
      issues: [expect.objectContaining({ code: 'factor-choices' }), expect.objectContaining({ code: 'factor-unknown' })],
    }),
  )
  expect(() => parseDesignFactors([])).toThrow(expect.objectContaining({ code: 'design-factors' }))
})

test('designs meet the same examinees with the same answers, so a design equals itself and a longer one errs less', () => {
  const bank = mixedBank(60)
  const engine = (items: number) => engineOf(bank, { stop: [{ rule: 'length', items }] })
  const [first, same, longer] = compareDesigns(
    [
      { name: 'short', engine: engine(5) },
      { name: 'short again', engine: engine(5) },
      { name: 'long', engine: engine(25) },
    ],
    { examinees: normalExaminees(150, { mean: 0, sd: 1 }, 'compare'), seed: 'compare' },
  )
  expect(first?.againstFirst).toBeNull()
  expect(same?.summary).toEqual(first?.summary)
  expect(same?.againstFirst?.squaredError?.value).toBe(0)
  expect(longer?.againstFirst?.items?.value).toBe(20)
  const gain = longer?.againstFirst?.squaredError
  expect(gain?.value).toBeLessThan(-3 * (gain?.monteCarloError as number))
})
