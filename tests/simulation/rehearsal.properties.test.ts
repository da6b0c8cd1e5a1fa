import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Design } from '../../src/adaptive/session/design.js'
import { normalExaminees } from '../../src/simulation/examinee.js'
import { isFast, rehearsalOf } from '../../src/simulation/rehearsal.js'
import { simulateTest } from '../../src/simulation/simulate-test.js'
import { engineOf, mixedBank } from '../adaptive/banks.js'

const sitting = { seed: 'fast', retest: true }
const plain: Design = {
  stop: [
    { rule: 'length', items: 12 },
    { rule: 'standard-error', below: 0.5, afterItems: 4 },
  ],
}

describe('a rehearsal without logs', () => {
  const engine = engineOf(mixedBank(60), plain)
  const rehearse = rehearsalOf(engine, sitting)

  test('gives the items and stops of sessions, theta and standard error to 1e-8, both sittings', () => {
    expect(isFast(engine, sitting)).toBe(true)
    for (const examinee of normalExaminees(60, { mean: 0, sd: 1.5 }, 'fast')) {
      const [fast, session] = [rehearse(examinee), simulateTest(engine, examinee, sitting)]
      const { estimate, retest, ...rest } = fast
      expect(rest).toEqual({ ...session, estimate: undefined, retest: undefined })
      for (const [one, other] of [[estimate, session.estimate] as const, [retest, session.retest] as const]) {
        expect(one?.kind).toBe('finite')
        if (one?.kind !== 'finite' || other?.kind !== 'finite') continue
        expect(Math.abs(one.theta - other.theta)).toBeLessThan(1e-8)
        expect(Math.abs((one.standardError as number) - (other.standardError as number))).toBeLessThan(1e-8)
      }
    }
  })

  test('keeps to recorded answers, down to none', () => {
    const answer = fc.constantFrom(0, 1, 255, 255)
    fc.assert(
      fc.property(fc.array(answer, { minLength: 60, maxLength: 60 }), (answers) => {
        const examinee = { person: 'p', theta: null, answers: Uint8Array.from(answers) }
        const [fast, session] = [rehearse(examinee), simulateTest(engine, examinee, sitting)]
        expect([fast.items, fast.stopRule, fast.estimate.kind, fast.retest]).toEqual([
          session.items,
          session.stopRule,
          session.estimate.kind,
          null,
        ])
      }),
      { numRuns: 40 },
    )
    const nobody = { person: 'p', theta: null, answers: new Uint8Array(60).fill(255) }
    expect(rehearse(nobody)).toEqual(simulateTest(engine, nobody, sitting))
  })

  test('is for designs without exposure control and blueprint, and where no steps are kept', () => {
    expect(isFast(engine, { ...sitting, trace: true })).toBe(false)
    expect(isFast(engineOf(mixedBank(60), { ...plain, exposure: { method: 'randomesque', size: 5 } }), sitting)).toBe(false)
  })
})
