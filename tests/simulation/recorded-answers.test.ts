import { expect, test } from 'vitest'
import { simulateTest } from '../../src/simulation/simulate-test.js'
import { simulateTests } from '../../src/simulation/simulate-tests.js'
import { engineOf, itemId, mixedBank, raschBank } from '../adaptive/banks.js'

test('only items that the person answered are given, with the answers recorded', () => {
  const engine = engineOf(mixedBank(), { stop: [{ rule: 'length', items: 10 }] })
  const answers = new Uint8Array(40).fill(255)
  for (const index of [3, 7, 9, 12, 30]) answers[index] = 1
  const result = simulateTest(engine, { person: 'p', theta: null, answers }, { seed: 's', trace: true })
  expect([...result.items].sort((left, right) => left - right)).toEqual([3, 7, 9, 12, 30])
  expect(result.trace?.map(({ response }) => response)).toEqual([1, 1, 1, 1, 1])
  expect(result.stopRule).toBe('no-item')
})

test('an item on trial is given only to a person who answered it; its place is then taken by a scored one', () => {
  const bank = mixedBank()
  const onTrial = new Set([4, 9, 20])
  const items = bank.items.map((item, index) => (onTrial.has(index) ? { ...item, status: 'pretest' as const } : item))
  const engine = engineOf(
    { ...bank, items },
    { stop: [{ rule: 'length', items: 10 }], administration: { pretest: { items: 3, to: 8 } } },
  )
  const answers = new Uint8Array(40).fill(1)
  answers[4] = 255
  answers[20] = 255
  const { items: given, stopRule } = simulateTest(engine, { person: 'p', theta: null, answers }, { seed: 's' })
  expect(given.filter((index) => onTrial.has(index))).toEqual([9])
  expect([given.length, stopRule]).toEqual([11, 'length'])
})

test('a whole record gives the very test that the engine gives those answers', () => {
  const engine = engineOf(mixedBank(), { stop: [{ rule: 'length', items: 10 }] })
  const drawn = simulateTest(engine, { person: 'p', theta: 0.5 }, { seed: 's', trace: true })
  const answers = new Uint8Array(40)
  for (const line of drawn.trace ?? []) answers[engine.bank.indexOfItem.get(line.item) as number] = line.response as number
  const recorded = simulateTest(engine, { person: 'p', theta: 0.5, answers }, { seed: 's', trace: true })
  expect(recorded).toEqual(drawn)
})

test('a recorded person does not sit twice: the record holds one answer to an item', () => {
  const engine = engineOf(raschBank([0, 1]), { stop: [{ rule: 'length', items: 2 }] })
  const examinee = { person: 'p', theta: null, answers: Uint8Array.of(1, 0) }
  expect(simulateTest(engine, examinee, { seed: 's', retest: true }).retest).toBeNull()
})

test('a person without any answer ends at once and is counted', () => {
  const engine = engineOf(raschBank([0, 1]), { stop: [{ rule: 'length', items: 2 }] })
  const examinees = [{ person: 'p', theta: null, answers: Uint8Array.of(255, 255) }]
  const simulation = simulateTests({ engine, examinees, seed: 's' })
  expect([...simulation.tests]).toMatchObject([{ items: [], stopRule: 'no-item', estimate: { kind: 'no-responses' } }])
  expect(simulation.summary()).toMatchObject({ tests: 1, withoutEstimate: 1, recovery: { kind: 'none' } })
})

test('neither theta nor answers is refused', () => {
  const engine = engineOf(raschBank([0]), { stop: [{ rule: 'length', items: 1 }] })
  expect(() => simulateTest(engine, { person: itemId(1), theta: null }, { seed: 's' })).toThrow(
    expect.objectContaining({ code: 'examinee-without-answers' }),
  )
})
