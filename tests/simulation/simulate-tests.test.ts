import { expect, test } from 'vitest'
import type { Standard } from '../../src/literacy/standard.js'
import { normalExaminees } from '../../src/simulation/examinee.js'
import { simulateSession, simulateTest } from '../../src/simulation/simulate-test.js'
import { simulateTests } from '../../src/simulation/simulate-tests.js'
import { engineOf, mixedBank, pillarBlueprint, raschBank } from '../adaptive/banks.js'

const cutAtZero: Standard = {
  format: 'melek-standard/1',
  id: 'zero',
  version: '1',
  scaleId: 'formula',
  levels: [
    { id: 'low', from: null, name: { id: 'rendah', en: 'low' } },
    { id: 'high', from: 0, name: { id: 'tinggi', en: 'high' } },
  ],
  targetLevel: 'high',
  rule: 'compensatory',
}

test('an examinee gives the same answer to an item in every design', () => {
  const answers = (size: number) => {
    const engine = engineOf(mixedBank(), { exposure: { method: 'randomesque', size }, stop: [{ rule: 'length', items: 12 }] })
    const { trace } = simulateTest(engine, { person: 'p', theta: 0.3 }, { seed: 's', trace: true })
    return new Map(trace?.map(({ item, response }) => [item, response]))
  }
  const [one, other] = [answers(1), answers(12)]
  const shared = [...one].filter(([item]) => other.has(item))
  expect(shared.length).toBeGreaterThan(0)
  expect(shared.length).toBeLessThan(12)
  for (const [item, response] of shared) expect(other.get(item)).toBe(response)
})

test('exposure control draws anew for every examinee', () => {
  const engine = engineOf(raschBank(Array.from({ length: 20 }, () => 0)), { stop: [{ rule: 'length', items: 1 }] })
  const spread = engineOf(raschBank(Array.from({ length: 20 }, () => 0)), {
    exposure: { method: 'randomesque', size: 20 },
    stop: [{ rule: 'length', items: 1 }],
  })
  const firstItems = (design: typeof engine) =>
    new Set([...normalExaminees(200, { mean: 0, sd: 1 }, 's')].map((each) => simulateTest(design, each, { seed: 's' }).items[0]))
  expect(firstItems(engine).size).toBe(1)
  expect(firstItems(spread).size).toBe(20)
})

test('the log of a rehearsed session holds no times', () => {
  const session = simulateSession(engineOf(mixedBank()), { person: 'p', theta: 0 }, 's')
  expect(session.status).toBe('finished')
  expect(JSON.stringify(session)).not.toContain('"seconds"')
})

test('the k-th examinee is the same however many there are, and N(mean, sd) within Monte-Carlo error', () => {
  const many = [...normalExaminees(4000, { mean: 0.4, sd: 1.5 }, 's')]
  expect([...normalExaminees(3, { mean: 0.4, sd: 1.5 }, 's')]).toEqual(many.slice(0, 3))
  const mean = many.reduce((sum, { theta }) => sum + (theta as number), 0) / 4000
  const variance = many.reduce((sum, { theta }) => sum + ((theta as number) - mean) ** 2, 0) / 3999
  expect(Math.abs(mean - 0.4)).toBeLessThan((4 * 1.5) / Math.sqrt(4000))
  expect(Math.abs(variance - 2.25)).toBeLessThan(4 * 2.25 * Math.sqrt(2 / 4000))
})

test('95 % intervals of EAP cover the truth in 95 % of a population that is the prior, within Monte-Carlo error', () => {
  const engine = engineOf(mixedBank(60), { stop: [{ rule: 'length', items: 20 }] })
  const simulation = simulateTests({ engine, examinees: normalExaminees(1200, { mean: 0, sd: 1 }, 'coverage'), seed: 'coverage' })
  for (const _ of simulation.tests);
  const { recovery, tests } = simulation.summary()
  expect(tests).toBe(1200)
  if (recovery.kind === 'none' || recovery.coverage === null) throw new Error('every test must have an estimate')
  const { value, monteCarloError } = recovery.coverage
  expect(Math.abs(value - 0.95)).toBeLessThan(3 * (monteCarloError as number))
  // The posterior mean is unbiased over its own prior, and the mean posterior variance is the mean squared error.
  expect(Math.abs(recovery.bias.value)).toBeLessThan(3 * (recovery.bias.monteCarloError as number))
  expect(Math.abs(recovery.rmse.value - (recovery.meanStandardError as number))).toBeLessThan(
    3 * (recovery.rmse.monteCarloError as number) + 0.01,
  )
})

test('tests within their blueprint are no violation; answers that lack a pillar break its rule and are counted by it', () => {
  const engine = engineOf(mixedBank(), {
    stop: [{ rule: 'length', items: 12 }],
    constraints: { blueprint: pillarBlueprint(2, 4) },
  })
  const examinees = [...normalExaminees(20, { mean: 0, sd: 1 }, 's')]
  // Every fourth item, the second first, is of the pillar "safety".
  const withoutSafety = Uint8Array.from(engine.bank.itemIds, (_, index) => (index % 4 === 1 ? 255 : 0))
  const simulation = simulateTests({
    engine,
    examinees: [...examinees, { person: 'x', theta: null, answers: withoutSafety }],
    seed: 's',
  })
  for (const _ of simulation.tests);
  const { violations, stopRules } = simulation.summary()
  expect(violations).toEqual({ tests: 1, rules: { 'pillar = safety': 1 } })
  expect(stopRules).toEqual({ length: 21 })
})

test('levels are right about as often as the errors of the estimates say, and the same twice less often', () => {
  const engine = engineOf(mixedBank(60), { stop: [{ rule: 'length', items: 10 }] })
  const examinees = normalExaminees(300, { mean: 0, sd: 1 }, 'levels')
  const simulation = simulateTests({ engine, examinees, seed: 'levels', standard: cutAtZero, retest: true })
  const tests = [...simulation.tests]
  const { classification } = simulation.summary()
  const side = (theta: number) => theta >= 0
  const right = tests.filter(
    ({ estimate, trueTheta }) => estimate.kind === 'finite' && side(estimate.theta) === side(trueTheta as number),
  )
  expect(classification?.n).toBe(300)
  expect(classification?.accuracy?.value).toBeCloseTo(right.length / 300, 12)
  expect(classification?.targetAccuracy).toEqual(classification?.accuracy)
  const twice = tests.filter(
    ({ estimate, retest }) =>
      estimate.kind === 'finite' && retest?.kind === 'finite' && side(estimate.theta) === side(retest.theta),
  )
  expect(classification?.consistency?.value).toBeCloseTo(twice.length / 300, 12)
  // Two sittings can both err, so they agree less often than one agrees with the truth.
  expect(classification?.consistency?.value).toBeLessThan(classification?.accuracy?.value as number)
})

test('an unbounded estimate is counted apart and lies in an outer level', () => {
  const engine = engineOf(raschBank([0, 0.1]), { estimator: { method: 'mle' }, stop: [{ rule: 'length', items: 2 }] })
  const examinee = { person: 'able', theta: 30 }
  const simulation = simulateTests({ engine, examinees: [examinee], seed: 's', standard: cutAtZero })
  expect([...simulation.tests][0]?.estimate).toEqual({ kind: 'unbounded', direction: 'above' })
  expect(simulation.summary()).toMatchObject({
    withoutEstimate: 1,
    recovery: { kind: 'none' },
    classification: { n: 1, accuracy: { value: 1 } },
  })
})

test('nobody at all gives an empty summary and no figure', () => {
  const simulation = simulateTests({ engine: engineOf(mixedBank()), examinees: [], seed: 's', standard: cutAtZero })
  expect([...simulation.tests]).toEqual([])
  expect(simulation.summary()).toMatchObject({
    tests: 0,
    recovery: { kind: 'none' },
    byTheta: [],
    length: null,
    exposure: { maximum: 0, unused: 40, overlap: null },
    classification: { n: 0, accuracy: null, consistency: null },
  })
})

test('a stage that is open for review is handed in as it stands', () => {
  const administration = { stage: { items: 3, review: true } }
  const engine = engineOf(mixedBank(), { administration, stop: [{ rule: 'length', items: 6 }] })
  const session = simulateSession(engine, { person: 'p', theta: 0 }, 's')
  expect([session.status, session.result?.scored]).toEqual(['finished', 6])
})

test('items on trial add to the length of a test and nothing to its information', () => {
  const bank = mixedBank()
  const items = bank.items.map((item, index) => (index % 8 === 0 ? { ...item, status: 'pretest' as const } : item))
  const stop = [{ rule: 'length', items: 10 }] as const
  const sit = (administration: object) =>
    simulateTest(engineOf({ ...bank, items }, { stop, ...administration }), { person: 'p', theta: 0.5 }, { seed: 's' })
  const plain = sit({})
  const withTrials = sit({ administration: { pretest: { items: 3 } } })
  expect([plain.items.length, withTrials.items.length]).toEqual([10, 13])
  expect(withTrials.information).toBe(plain.information)
})
