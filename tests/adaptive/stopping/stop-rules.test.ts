import { describe, expect, test } from 'vitest'
import { stopAtStandardErrorChange, stopAtThetaChange } from '../../../src/adaptive/stopping/change.js'
import { type CutTest, stopAtClassification } from '../../../src/adaptive/stopping/classification.js'
import { stopAtAll, stopAtAny } from '../../../src/adaptive/stopping/combined.js'
import { byInterval } from '../../../src/adaptive/stopping/confidence-interval.js'
import { stopAtInformationLeft } from '../../../src/adaptive/stopping/information-left.js'
import { stopAtLength } from '../../../src/adaptive/stopping/length.js'
import { stopAtStandardError } from '../../../src/adaptive/stopping/standard-error.js'
import { notBefore, type StopMoment, type StopRule } from '../../../src/adaptive/stopping/stop-rule.js'
import { stopAtTime } from '../../../src/adaptive/stopping/time.js'
import { stopMoment } from './stop-moment.js'

const judge = (rule: StopRule, fields: Partial<StopMoment>) => rule.judge(stopMoment(fields)).kind

describe('a stop by length or time', () => {
  test.each([
    [9, 'continue'],
    [10, 'stop'],
    [11, 'stop'],
  ])('after %i of 10 items: %s', (given, kind) => {
    expect(judge(stopAtLength(10), { given })).toBe(kind)
  })

  test.each([
    [59.9, 'continue'],
    [60, 'stop'],
  ])('after %s of 60 seconds: %s', (seconds, kind) => {
    expect(judge(stopAtTime(60), { seconds })).toBe(kind)
  })

  test('waits for no blueprint, while others do', () => {
    expect(stopAtLength(1).judge(stopMoment())).toMatchObject({ kind: 'stop', final: true })
    expect(stopAtTime(0.1).judge(stopMoment({ seconds: 1 }))).toMatchObject({ kind: 'stop', final: true })
    expect(stopAtStandardError({ below: 1 }).judge(stopMoment())).not.toHaveProperty('final')
  })
})

describe('a stop by precision', () => {
  test.each([
    [0.31, 'continue'],
    [0.3, 'continue'],
    [0.2999, 'stop'],
    [null, 'continue'],
  ])('at a standard error of %s with a target below 0.3: %s', (standardError, kind) => {
    expect(judge(stopAtStandardError({ below: 0.3 }), { standardError })).toBe(kind)
  })

  test('that the items left cannot bring about stops on request only', () => {
    const fields = { reachableStandardError: () => 0.31 }
    expect(judge(stopAtStandardError({ below: 0.3 }), fields)).toBe('continue')
    expect(judge(stopAtStandardError({ below: 0.3, ifUnreachable: 'stop' }), fields)).toBe('stop')
  })

  test('is not known before an answer counts', () => {
    expect(judge(stopAtStandardError({ below: 2 }), { scored: 0, standardError: 1 })).toBe('continue')
  })
})

describe('a stop by change', () => {
  const went = (...thetas: number[]) => ({
    theta: thetas.at(-1) as number,
    standardError: 0.4,
    scored: thetas.length,
    earlier: () => thetas.slice(0, -1).map((theta) => ({ theta, standardError: 0.4 })),
  })

  test.each<[number[], number, string]>([
    [[0, 0.5, 0.55], 1, 'stop'],
    [[0, 0.5, 0.61], 1, 'continue'],
    [[0, 0.5, 0.55], 2, 'continue'],
    [[0.5, 0.55, 0.52], 2, 'stop'],
    [[0.5], 1, 'continue'],
    [[0.5, 0.55], 2, 'continue'],
  ])('theta went %j, by less than 0.1 in %i answers: %s', (thetas, answers, kind) => {
    expect(judge(stopAtThetaChange({ below: 0.1, answers }), went(...thetas))).toBe(kind)
  })

  test('looks at the standard error, and waits while there is none', () => {
    const moments = (before: number | null) => ({
      ...went(0, 0),
      standardError: 0.5,
      earlier: () => [{ theta: 0, standardError: before }],
    })
    expect(judge(stopAtStandardErrorChange({ below: 0.1, answers: 1 }), moments(0.55))).toBe('stop')
    expect(judge(stopAtStandardErrorChange({ below: 0.1, answers: 1 }), moments(0.7))).toBe('continue')
    expect(judge(stopAtStandardErrorChange({ below: 0.1, answers: 1 }), moments(null))).toBe('continue')
  })
})

test.each([
  [0.2, 'continue'],
  [0.19, 'stop'],
  [0, 'stop'],
])('with %s information left and 0.2 asked for: %s', (left, kind) => {
  expect(judge(stopAtInformationLeft(0.2), { informationLeft: () => left })).toBe(kind)
})

describe('rules together', () => {
  const yes = stopAtStandardError({ below: 1 })
  const no = stopAtStandardError({ below: 0.1 })
  const end = stopAtLength(1)

  test('any stops with one, all only with every one', () => {
    expect(judge(stopAtAny([no, yes]), {})).toBe('stop')
    expect(judge(stopAtAny([no, no]), {})).toBe('continue')
    expect(judge(stopAtAll([no, yes]), {})).toBe('continue')
    expect(judge(stopAtAll([yes, yes]), {})).toBe('stop')
  })

  test('wait for the blueprint unless what stops them does not', () => {
    expect(stopAtAny([yes, end]).judge(stopMoment())).toHaveProperty('final', true)
    expect(stopAtAny([yes, no]).judge(stopMoment())).not.toHaveProperty('final')
    expect(stopAtAll([end, end]).judge(stopMoment())).toHaveProperty('final', true)
    expect(stopAtAll([yes, end]).judge(stopMoment())).not.toHaveProperty('final')
  })

  test('say why, of those alone that have a part in it', () => {
    expect(stopAtAny([no, end]).judge(stopMoment()).detail).toBe('length: 10 of 1 items')
    expect(stopAtAll([no, end]).judge(stopMoment()).detail).toBe(
      'standard-error: standard error 0.5 not below 0.1; length: 10 of 1 items',
    )
  })

  test('a rule that waits says nothing before its time', () => {
    expect(judge(notBefore(11, yes), {})).toBe('continue')
    expect(judge(notBefore(10, yes), {})).toBe('stop')
  })
})

describe('a stop by classification', () => {
  /** Decisions by cut, as they come. */
  const decided = (decisions: Readonly<Record<number, 'above' | 'below' | 'open'>>): CutTest => ({
    label: 'given',
    decide: (_, cut) => decisions[cut] ?? 'open',
  })
  const cuts = [-1, 0, 1]

  test.each<[string, Readonly<Record<number, 'above' | 'below'>>, string]>([
    ['nothing', {}, 'open at -1'],
    ['the lowest cut alone', { [-1]: 'above' }, 'open at 0'],
    ['both cuts of a middle level', { [-1]: 'above', 0: 'below' }, 'settled'],
    ['a person below all', { [-1]: 'below' }, 'settled'],
    ['a person above all', { 1: 'above' }, 'settled'],
    ['cuts that contradict each other', { [-1]: 'below', 1: 'above' }, 'contradictory at -1 and 1'],
  ])('with %s decided: %s', (_, decisions, detail) => {
    expect(stopAtClassification(cuts, decided(decisions)).judge(stopMoment()).detail).toContain(detail)
  })

  test('waits for the first answer', () => {
    expect(judge(stopAtClassification([0], decided({ 0: 'above' })), { scored: 0 })).toBe('continue')
  })

  test.each<[number, number | null, string]>([
    [0.98, 0.5, 'above'],
    [0.9799, 0.5, 'open'],
    [-0.9799, 0.5, 'open'],
    [-0.99, 0.5, 'below'],
    [3, null, 'open'],
  ])('theta %s with standard error %s lies %s of 0 by an interval of .95', (theta, standardError, decision) => {
    // The deviate is 1.95996…, so that 0.98 is just beyond half a logit of it.
    expect(byInterval(0.95).decide(stopMoment({ theta, standardError }), 0)).toBe(decision)
  })
})
