import { type AnswerMeaning, type ClassicalData, classicalData } from '../../../src/calibration/classical/classical-data.js'
import { logistic } from '../../../src/math/logistic.js'
import { createRandom } from '../../../src/math/random-source.js'

const letters = ['A', 'B', 'C', 'D']

export interface SheetOptions {
  readonly persons: number
  readonly items: number
  readonly seed: string
  /** Option keyed as right; the truth is A throughout. */
  readonly key?: (item: number) => string
}

/** Answers by letter: A is right, the others are drawn alike by those who do not know. */
export function letterSheet({ persons, items, seed, key = () => 'A' }: SheetOptions): ClassicalData {
  const random = createRandom(seed)
  const answers = new Uint8Array(persons * items)
  for (let p = 0; p < persons; p++) {
    const theta = random.normal()
    for (let i = 0; i < items; i++) {
      const right = random.uniform() < logistic(1.3 * theta - (-1.2 + (2.4 * i) / (items - 1)))
      answers[p * items + i] = right ? 0 : 1 + random.integer(3)
    }
  }
  const itemIds = Array.from({ length: items }, (_, i) => `S${i + 1}`)
  const meanings = itemIds.map((_, i) =>
    letters.map((option): AnswerMeaning => ({ state: 'answered', option, category: option === key(i) ? 1 : 0 })),
  )
  return { itemIds, persons, answers, meanings }
}

/** Right and wrong answers on as many dimensions as there are loadings a person's thetas are mixed with. */
export function dichotomousAnswers(persons: number, dimensionOf: readonly number[], correlation: number, seed: string) {
  const random = createRandom(seed)
  const items = dimensionOf.length
  const responses = new Uint8Array(persons * items)
  for (let p = 0; p < persons; p++) {
    const shared = random.normal()
    const thetas = [0, 1].map(() => Math.sqrt(correlation) * shared + Math.sqrt(1 - correlation) * random.normal())
    for (let i = 0; i < items; i++)
      responses[p * items + i] =
        random.uniform() < logistic(1.5 * (thetas[dimensionOf[i] as number] as number) - ((i % 5) - 2) / 2) ? 1 : 0
  }
  return { itemIds: dimensionOf.map((_, i) => `I${i}`), persons, responses }
}

interface AbilitySheet {
  readonly items: number
  readonly persons: number
  readonly seed: string
  readonly guess: number
  readonly slope: number
  /** Difficulties go from −reach to reach. */
  readonly reach: number
  /** Of the abilities that the two halves of the items measure. */
  readonly correlation: number
  /** Of an item between the easiest, 0, and the hardest, 1. */
  readonly place: (item: number) => number
}

/** Two halves of items on abilities that go together, guessed right by some who do not know. */
export function abilityAnswers({ items, persons, seed, guess, slope, reach, correlation, place }: AbilitySheet): ClassicalData {
  const random = createRandom(seed)
  const responses = new Uint8Array(persons * items)
  for (let p = 0; p < persons; p++) {
    const first = random.normal()
    const second = correlation * first + Math.sqrt(1 - correlation ** 2) * random.normal()
    for (let i = 0; i < items; i++) {
      const difficulty = reach * (2 * place(i) - 1)
      const knows = logistic(slope * ((2 * i < items ? first : second) - difficulty))
      responses[p * items + i] = random.uniform() < guess + (1 - guess) * knows ? 1 : 0
    }
  }
  return classicalData({ itemIds: Array.from({ length: items }, (_, i) => `I${i}`), persons, responses })
}
