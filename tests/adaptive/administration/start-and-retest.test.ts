import { describe, expect, test } from 'vitest'
import { discounted } from '../../../src/adaptive/session/administration/start-prior.js'
import type { Design } from '../../../src/adaptive/session/design.js'
import { replay } from '../../../src/adaptive/session/replay.js'
import { estimateOf } from '../../../src/adaptive/session/rescore.js'
import { type StartOptions, startSession } from '../../../src/adaptive/session/run-session.js'
import { currentItems } from '../../../src/adaptive/session/session.js'
import { parseSession } from '../../../src/adaptive/session/session-schema.js'
import { estimateProficiency } from '../../../src/scoring/score-person.js'
import { bank20, engineOf, mixedBank, raschBank } from '../banks.js'
import { itemsOf, play } from '../play-session.js'

const refusal = (run: () => unknown) => {
  try {
    run()
  } catch (error) {
    const { code, issues } = error as { code: string; issues: readonly { path?: string }[] }
    return { code, paths: issues.map(({ path }) => path) }
  }
  return { code: 'nothing was thrown', paths: [] }
}
const stop = [{ rule: 'length', items: 6 }] as const

describe('a start from covariates', () => {
  const covariates = { intercept: -0.4, coefficients: { years: 0.1, training: 0.5 }, sd: 0.8 }
  const engine = engineOf(bank20(), { stop, administration: { start: { covariates } } })
  const options: StartOptions = { seed: 's', covariates: { years: 12, training: 1 } }

  test('begins where they predict, with what they leave open', () => {
    const session = startSession(engine, options)
    expect(session.start?.from).toEqual(['covariates'])
    expect(session.start?.prior.mean).toBeCloseTo(1.3, 12)
    expect(session.events[0]).toMatchObject({ theta: session.start?.prior.mean, standardError: 0.8, estimatedBy: 'start' })
    const easy = startSession(engineOf(raschBank([-1, 0, 1.3]), { stop, administration: { start: { covariates } } }), options)
    expect(currentItems(easy)).toEqual(['i03'])
  })

  test('is the prior of every later estimate, from text and from frozen parameters as well', () => {
    const session = parseSession(JSON.parse(JSON.stringify(play(engine, options, () => 1))))
    const responses = Array(20).fill(255)
    for (const item of itemsOf(session)) responses[engine.bank.indexOfItem.get(item) as number] = 1
    const prior = { kind: 'normal', mean: 1.3, sd: 0.8 } as const
    const estimate = estimateProficiency(engine.bank, responses, { prior }) as { theta: number; standardError: number }
    const found = session.result?.estimate as typeof estimate
    // The nodes of the design, laid around the population, end 5.9 of these SDs above this prior.
    expect(found.theta).toBeCloseTo(estimate.theta, 6)
    expect(found.standardError).toBeCloseTo(estimate.standardError, 6)
    expect(estimateOf(session).theta).toBe(found.theta)
    expect(replay(engine, session).differences).toEqual([])
  })

  test('refuses a prediction that the nodes of the design do not reach', () => {
    expect(refusal(() => startSession(engine, { seed: 's', covariates: { years: 60, training: 1 } })).code).toBe(
      'start-prior-far',
    )
  })

  test('refuses a person of whom a covariate is not known, all at once', () => {
    expect(refusal(() => startSession(engine, { seed: 's', covariates: { age: 3 } }))).toEqual({
      code: 'covariate-missing',
      paths: ['covariates.years', 'covariates.training'],
    })
  })
})

describe('a start from an earlier sitting', () => {
  const prior = { mean: 0.2, sd: 1 }
  const then = { mean: 1.4, sd: 0.4 }

  test('is the population at discount 0 and the earlier posterior at discount 1', () => {
    expect(discounted(prior, then, 0)).toEqual(prior)
    const full = discounted(prior, then, 1)
    expect(full.mean).toBeCloseTo(then.mean, 12)
    expect(full.sd).toBeCloseTo(then.sd, 12)
  })

  test('moves from one to the other as the evidence counts for more', () => {
    const steps = [0, 0.25, 0.5, 0.75, 1].map((discount) => discounted(prior, then, discount))
    for (const [k, step] of steps.entries()) {
      const before = steps[k - 1]
      if (before === undefined) continue
      expect(step.mean).toBeGreaterThan(before.mean)
      expect(step.sd).toBeLessThan(before.sd)
    }
  })

  test('says nothing where it was no sharper than the prior', () => {
    expect(discounted(prior, { mean: 2, sd: 1.5 }, 1)).toEqual(prior)
  })

  test('takes the latest one that has an estimate', () => {
    const engine = engineOf(bank20(), { stop, administration: { start: { earlier: { discount: 0.5 } } } })
    const earlier = [
      { items: ['i01'], daysAgo: 400, theta: -2, standardError: 0.4 },
      { items: ['i02'], daysAgo: 100, theta: 1, standardError: 0.5 },
      { items: ['i03'], daysAgo: 3 },
    ]
    const { start } = startSession(engine, { seed: 's', earlier })
    expect(start).toEqual({ prior: discounted({ mean: 0, sd: 1 }, { mean: 1, sd: 0.5 }, 0.5), from: ['earlier'] })
    expect(startSession(engine, { seed: 's', earlier: [] })).not.toHaveProperty('start')
  })
})

describe('a retest', () => {
  const design: Design = { stop, administration: { retest: { coolDown: 180, overlap: 2 } } }
  const engine = engineOf(mixedBank(24), design)
  const plain = engineOf(mixedBank(24), { stop })
  const earlierItems = itemsOf(play(plain, { seed: 's' }, () => 1))

  test('gives no item that has not cooled down', () => {
    const again = play(engine, { seed: 's', earlier: [{ items: earlierItems, daysAgo: 30 }] }, () => 1)
    expect(again.retest).toEqual({ barred: earlierItems.toSorted(), seen: earlierItems.toSorted(), overlap: 2 })
    expect(itemsOf(again).filter((item) => earlierItems.includes(item))).toEqual([])
    expect(replay(engine, again).differences).toEqual([])
  })

  test('gives at most so many items a second time', () => {
    const again = play(engine, { seed: 's', earlier: [{ items: earlierItems, daysAgo: 200 }] }, () => 1)
    expect(itemsOf(again).filter((item) => earlierItems.includes(item))).toHaveLength(2)
    expect(itemsOf(again)).toHaveLength(6)
  })

  test('says so where it has nothing left to give', () => {
    const all = engine.bank.itemIds
    const { result } = startSession(engine, { seed: 's', earlier: [{ items: all, daysAgo: 1 }] })
    expect(result?.stop).toEqual({ rule: 'no-item', detail: 'constraints: earlier-sittings' })
  })

  test('of a person who never sat before is the plain test', () => {
    const session = play(engine, { seed: 's', earlier: [] }, () => 1)
    expect(session).not.toHaveProperty('retest')
    expect(itemsOf(session)).toEqual(earlierItems)
  })

  test('refuses sittings that cannot be, all at once', () => {
    const earlier = [
      { items: [], daysAgo: -1 },
      { items: [], daysAgo: 2, theta: Number.NaN, standardError: 0 },
    ]
    expect(refusal(() => startSession(engine, { seed: 's', earlier }))).toEqual({
      code: 'earlier-sitting-invalid',
      paths: ['earlier[0].daysAgo', 'earlier[1].theta', 'earlier[1].standardError'],
    })
  })

  test.each([
    [null, ['earlier']],
    [{ items: [], daysAgo: 1 }, ['earlier']],
    [[{ items: 'A1-001', daysAgo: 3 }], ['earlier[0].items']],
  ])('refuses %j, which is no list of sittings', (earlier, paths) => {
    const options = { seed: 's', earlier: earlier as unknown as [] }
    expect(refusal(() => startSession(engine, options))).toEqual({ code: 'earlier-sitting-invalid', paths })
  })

  test.each([undefined, { stage: { items: 2 } }])('of which a design held by %j says nothing are refused', (administration) => {
    const other = engineOf(mixedBank(24), { stop, administration })
    expect(refusal(() => startSession(other, { seed: 's', earlier: [], covariates: {} })).code).toBe('start-option-unused')
    expect(refusal(() => startSession(other, { seed: 's', covariates: { age: 3 } })).code).toBe('start-option-unused')
  })
})

test('a prior of each person is refused where selection weighs by the likelihood', () => {
  const design: Design = {
    stop,
    select: { criterion: 'kullback-leibler' },
    administration: { start: { earlier: { discount: 0.5 } } },
  }
  expect(refusal(() => engineOf(bank20(), design)).paths).toEqual(['administration.start'])
})
