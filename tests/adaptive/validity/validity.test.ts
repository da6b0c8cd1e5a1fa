import { describe, expect, test } from 'vitest'
import type { Design } from '../../../src/adaptive/session/design.js'
import type { Engine } from '../../../src/adaptive/session/engine.js'
import { replay } from '../../../src/adaptive/session/replay.js'
import { endSession, recordAnswer, startSession } from '../../../src/adaptive/session/run-session.js'
import { currentItems, type Session } from '../../../src/adaptive/session/session.js'
import { parseSession } from '../../../src/adaptive/session/session-schema.js'
import { fitStatistics } from '../../../src/adaptive/session/validity/fit-statistics.js'
import { judgeValidity } from '../../../src/adaptive/session/validity/validity.js'
import { keyedUniform } from '../../../src/math/keyed-uniform.js'
import { normalFromUniform } from '../../../src/math/normal.js'
import { bankOf, engineOf, mixedBank } from '../banks.js'
import { play, type Responder, simulated } from '../play-session.js'

const stop = [{ rule: 'length', items: 20 }] as const
const bank = bankOf(
  Array.from({ length: 150 }, (_, k) => ({
    model: '2pl',
    parameters: { discrimination: 1 + (k % 7) / 6, difficulty: -3 + (6 * ((k * 37) % 150)) / 149 },
  })),
)
const engine = engineOf(bank, { stop })
const thetaOf = (person: number) => normalFromUniform(keyedUniform('validity', person))

/** Discrimination and difficulty. */
const parametersOf = (index: number) =>
  (bank.items[index] as (typeof bank.items)[number]).parameters as {
    readonly discrimination: number
    readonly difficulty: number
  }

/** Someone of low proficiency who knew the first ten items beforehand. */
function forewarned(of: Engine, person: number): Responder {
  let given = 0
  const unaided = simulated(of, -2, `p${person}`)
  return (item) => {
    given += 1
    return given <= 10 ? 1 : unaided(item)
  }
}

describe('person fit against tests of the same design', () => {
  // Seeds are fixed; four standard errors of a rate of .05 among 400 are .044, so that chance alone keeps within the bounds.
  test('holds a twentieth of the tests to be doubtful in which nothing is wrong', () => {
    const persons = 400
    const short = engineOf(bank, { stop: [{ rule: 'length', items: 12 }] })
    let doubtful = 0
    for (let person = 0; person < persons; person++) {
      const session = play(short, { seed: `s${person}` }, simulated(short, thetaOf(person), `p${person}`))
      if (judgeValidity(short, session, { replications: 99 }).flag === 'doubtful') doubtful += 1
    }
    expect(doubtful / persons).toBeGreaterThan(0.03)
    expect(doubtful / persons).toBeLessThan(0.07)
  })

  test('finds those who knew the first half of the test beforehand', () => {
    const persons = 60
    let found = 0
    for (let person = 0; person < persons; person++) {
      const { flag, reasons } = judgeValidity(engine, play(engine, { seed: `s${person}` }, forewarned(engine, person)), {
        replications: 99,
      })
      if (flag === 'doubtful') found += 1
      expect(reasons).toEqual(flag === 'doubtful' ? ['person-fit'] : [])
    }
    expect(found / persons).toBeGreaterThan(0.25)
  })

  test('is worked out with sessions where the design is not a plain one', () => {
    const drawn = engineOf(mixedBank(), { stop: [{ rule: 'length', items: 8 }], exposure: { method: 'randomesque', size: 4 } })
    const session = play(drawn, { seed: 's' }, simulated(drawn, 0, 'p'))
    const { fit, flag } = judgeValidity(drawn, session, { replications: 19 })
    expect(fit).toMatchObject({ replications: 19 })
    expect((fit?.pValue ?? 0) * 20).toBeCloseTo(Math.round((fit?.pValue ?? 0) * 20), 9)
    expect(['valid', 'doubtful']).toContain(flag)
  })

  test('says nothing of a handful of answers, nor of a test that was ended from outside', () => {
    const first = startSession(engine, { seed: 's' })
    expect(judgeValidity(engine, endSession(engine, first, 'left'))).toMatchObject({ flag: 'not-assessed', fit: null })
    const short = engineOf(bank, { stop: [{ rule: 'length', items: 4 }] })
    expect(
      judgeValidity(
        short,
        play(short, { seed: 's' }, () => 1),
      ).flag,
    ).toBe('not-assessed')
  })
})

describe('fit statistics', () => {
  const items = [0, 1, 2, 3, 4, 5]

  test('lz is the standardised log-likelihood of right and wrong answers', () => {
    const responses = [1, 0, 1, 1, 0, 1]
    let [excess, variance] = [0, 0]
    for (const index of items) {
      const { discrimination, difficulty } = parametersOf(index)
      const p = 1 / (1 + Math.exp(-discrimination * (0.4 - difficulty)))
      const mean = p * Math.log(p) + (1 - p) * Math.log(1 - p)
      excess += Math.log(responses[index] === 1 ? p : 1 - p) - mean
      variance += p * (1 - p) * Math.log(p / (1 - p)) ** 2
    }
    const { lz } = fitStatistics(engine.bank, { items, responses, length: 6 }, 0.4)
    expect(lz).toBeCloseTo(excess / Math.sqrt(variance), 10)
  })

  test('the cumulative sum is higher for a break than for the same answers mixed', () => {
    const at = (responses: number[]) => fitStatistics(engine.bank, { items: Array(8).fill(40), responses, length: 8 }, 0).cusum
    expect(at([1, 1, 1, 1, 0, 0, 0, 0])).toBeGreaterThan(at([1, 0, 1, 0, 1, 0, 1, 0]))
  })

  test('stay finite where a category is impossible or the test is empty', () => {
    const far = fitStatistics(engine.bank, { items, responses: [0, 0, 0, 0, 0, 0], length: 6 }, 2000)
    expect(Number.isNaN(far.lz) || Number.isNaN(far.cusum)).toBe(false)
    expect(fitStatistics(engine.bank, { items: [], responses: [], length: 0 }, 0)).toEqual({ lz: 0, cusum: 0 })
  })
})

describe('answers that came too fast', () => {
  const timed = (seconds: readonly number[], of: Engine = engine): Session => {
    let session = startSession(of, { seed: 's' })
    for (const second of seconds) {
      const item = currentItems(session)[0] as string
      session = recordAnswer(of, session, item, { kind: 'category', category: 1, seconds: second })
    }
    return session
  }

  test('are counted against three seconds, and make a test doubtful from a tenth on', () => {
    const slow = judgeValidity(engine, timed([20, 30, 2.9, ...Array(10).fill(12)]))
    expect(slow.rapid).toEqual({ timed: 13, rapid: 1, effort: 1 - 1 / 13 })
    expect(slow.reasons).not.toContain('rapid-answers')
    const fast = judgeValidity(engine, timed([1, 2, 2.5, 30, 12, 14, 9, 20]))
    expect(fast).toMatchObject({ flag: 'doubtful', rapid: { timed: 8, rapid: 3 } })
    expect(fast.reasons).toContain('rapid-answers')
  })

  test('are counted against a tenth of the time that an item takes, ten seconds at most', () => {
    const takes = (seconds: number) =>
      engineOf({ ...bank, items: bank.items.map((item) => ({ ...item, content: { ...item.content, seconds } })) }, { stop })
    expect(judgeValidity(takes(60), timed([5.9, 6], takes(60))).rapid).toMatchObject({ timed: 2, rapid: 1 })
    expect(judgeValidity(takes(400), timed([9.9, 10], takes(400))).rapid).toMatchObject({ timed: 2, rapid: 1 })
  })

  test('leave the share open where no answer was timed', () => {
    expect(
      judgeValidity(
        engine,
        play(engine, { seed: 's' }, () => 1),
      ).rapid,
    ).toEqual({ timed: 0, rapid: 0, effort: null })
  })
})

describe('a design that asks for validity', () => {
  const design: Design = { stop: [{ rule: 'length', items: 12 }], administration: { validity: { replications: 39 } } }

  test('has it in the result, the same from text, in a replay and by hand', () => {
    const asked = engineOf(bank, design)
    const session = play(asked, { seed: 's' }, simulated(asked, 0.5, 'p'))
    expect(session.result?.validity).toMatchObject({ flag: expect.stringMatching(/valid|doubtful/), fit: { replications: 39 } })
    expect(replay(asked, parseSession(JSON.parse(JSON.stringify(session)))).differences).toEqual([])
    expect(judgeValidity(asked, session, { replications: 39 })).toEqual(session.result?.validity)
  })

  test('is refused where so few tests cannot show the rate', () => {
    let message = ''
    try {
      engineOf(bank, { ...design, administration: { validity: { alpha: 0.01, replications: 50 } } })
    } catch (error) {
      message = (error as { issues: readonly { message: string }[] }).issues[0]?.message ?? ''
    }
    expect(message).toContain('take 99 or more')
  })

  test('is refused by its shape where a document has a figure out of range or a field that is unknown', () => {
    const paths: (string | undefined)[] = []
    try {
      engineOf(bank, { administration: { validity: { alpha: 2, level: 1 }, stage: {} } } as unknown as Design)
    } catch (error) {
      paths.push(...(error as { issues: readonly { path?: string }[] }).issues.map(({ path }) => path))
    }
    expect(paths).toEqual(expect.arrayContaining(['administration.stage.items', 'administration.validity.alpha']))
  })
})
