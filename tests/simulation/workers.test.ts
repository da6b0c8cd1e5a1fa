import { expect, test } from 'vitest'
import { normalExaminees } from '../../src/simulation/examinee.js'
import type { SimulatedTest } from '../../src/simulation/simulate-test.js'
import { simulateInPool } from '../../src/simulation/simulation-pool.js'
import { mixedBank } from '../adaptive/banks.js'
import { builtWorker } from './worker-entry.js'

const setup = {
  bank: mixedBank(),
  design: {
    exposure: { method: 'randomesque' as const, size: 5 },
    stop: [
      { rule: 'length' as const, items: 8 },
      { rule: 'standard-error' as const, below: 0.6, afterItems: 4 },
    ],
  },
  sitting: { seed: 'workers', trace: true, retest: true },
}

async function testsOf(workers: number, entry?: URL): Promise<SimulatedTest[]> {
  const examinees = normalExaminees(70, { mean: 0, sd: 1 }, 'workers')
  const tests: SimulatedTest[] = []
  for await (const block of simulateInPool({ ...setup, examinees, workers, entry })) tests.push(...block)
  return tests
}

test('one, two and three threads give the same tests to the last bit, in the order of the examinees', async () => {
  const entry = builtWorker('src/simulation/simulation-worker.ts')
  const [one, two, three] = [await testsOf(1), await testsOf(2, entry), await testsOf(3, entry)]
  expect(one.map(({ person }) => person)).toEqual(Array.from({ length: 70 }, (_, k) => String(k + 1)))
  expect(new Set(one.map(({ items }) => items.length)).size).toBeGreaterThan(1)
  expect(two).toEqual(one)
  expect(three).toEqual(one)
})

test('a design that the bank cannot serve is refused before any thread starts', async () => {
  const examinees = normalExaminees(1, { mean: 0, sd: 1 }, 'x')
  const tests = simulateInPool({ ...setup, design: { stop: [] }, examinees, workers: 2, entry: new URL('file:///nowhere.js') })
  await expect(tests.next()).rejects.toMatchObject({ code: 'design-invalid' })
})

test('an interrupted rehearsal ends between two blocks', async () => {
  const controller = new AbortController()
  const examinees = normalExaminees(1000, { mean: 0, sd: 1 }, 'x')
  const tests = simulateInPool({ ...setup, examinees, workers: 1, signal: controller.signal })
  expect((await tests.next()).value).toHaveLength(20)
  controller.abort()
  await expect(tests.next()).rejects.toMatchObject({ code: 'interrupted' })
})
