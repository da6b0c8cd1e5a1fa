import { expect, test } from 'vitest'
import { administrationOf } from '../../../src/calibration/fit/administration.js'
import type { FitData } from '../../../src/calibration/fit/fit-data.js'
import { createRandom } from '../../../src/math/random-source.js'
import { bankOf } from './reference-data.js'

const width = 8
const persons = 600
const bank = bankOf(
  Array.from({ length: width }, (_, i) => ({ model: '2pl', parameters: { discrimination: 1.2, difficulty: -1.4 + 0.4 * i } })),
)

/** Answers of persons of `theta` to the items that `given` names next, from the answers so far; undefined ends the test. */
function administered(
  theta: (person: number) => number,
  given: (person: number, answers: readonly number[]) => number | undefined,
): FitData {
  const random = createRandom('administration')
  const responses = new Uint8Array(persons * width).fill(255)
  for (let p = 0; p < persons; p++) {
    const answers: number[] = []
    const ability = theta(p) + random.normal()
    for (let item = given(p, answers); item !== undefined; item = given(p, answers)) {
      const right = random.uniform() < 1 / (1 + Math.exp(-1.2 * (ability + 1.4 - 0.4 * item))) ? 1 : 0
      responses[p * width + item] = right
      answers.push(right)
    }
  }
  return { bank, persons, responses }
}

test('two stages, the second chosen by the score of the first, are adaptive although many persons share each set', () => {
  const second = [
    [0, 1],
    [2, 5],
    [6, 7],
  ]
  const data = administered(
    () => 0,
    (_, answers) => [3, 4, ...(second[(answers[0] ?? 0) + (answers[1] ?? 0)] as number[])][answers.length],
  )
  expect(administrationOf(data)).toMatchObject({ kind: 'adaptive', basis: 'routed', forms: 3 })
  expect(administrationOf(data, 'fixed')).toMatchObject({ kind: 'fixed', basis: 'declared' })
})

test('forms of three school years with common items are fixed, though the years differ in proficiency', () => {
  const forms = [
    [0, 1, 2, 3, 4],
    [1, 2, 3, 4, 5, 6],
    [3, 4, 5, 6, 7],
  ] as const
  const data = administered(
    (p) => (p % 3) - 1,
    (p, answers) => forms[p % 3]?.[answers.length],
  )
  expect(administrationOf(data)).toMatchObject({ kind: 'fixed', basis: 'forms', forms: 3 })
})

test('forms of the weak and the strong, two SDs apart, with five common items are fixed', () => {
  const forms = [
    [0, 1, 2, 3, 4, 5],
    [1, 2, 3, 4, 5, 7],
  ] as const
  const data = administered(
    (p) => 2 * (p % 2) - 1,
    (p, answers) => forms[p % 2]?.[answers.length],
  )
  expect(administrationOf(data)).toMatchObject({ kind: 'fixed', basis: 'forms' })
})

test('forms without a common item are fixed', () => {
  const data = administered(
    () => 0,
    (p, answers) => (answers.length < 4 ? 4 * (p % 2) + answers.length : undefined),
  )
  expect(administrationOf(data)).toMatchObject({ kind: 'fixed', basis: 'forms' })
})

test('two persons with one item are a fixed form, as few as they are', () => {
  const one = { bank: bankOf([{ model: '2pl', parameters: { discrimination: 1, difficulty: 0 } }]), persons: 2 }
  expect(administrationOf({ ...one, responses: Uint8Array.of(1, 0) })).toEqual({
    kind: 'fixed',
    basis: 'complete',
    complete: [0, 1],
    forms: 0,
  })
})
