import { drawResponse } from '../src/adaptive/session/draw-response.js'
import type { RawAnswer } from '../src/bank/answer-keys.js'
import { answerOfCategory } from '../src/bank/answer-of-category.js'
import { compileBank } from '../src/bank/compile-bank.js'
import { createRandom } from '../src/math/random-source.js'
import type { TestDocuments } from './placement-documents.js'

/** What a simulated person answers to every item of a bank, worked out beforehand: category and raw answer by item id. */
export type AnswerSheet = ReadonlyMap<string, { readonly category: number; readonly answer: RawAnswer }>

/** Answer sheets of persons drawn from N(0, 1). */
export function answerSheets({ bank, content, keys }: TestDocuments, persons: number, seed: string): AnswerSheet[] {
  const compiled = compileBank(bank)
  const random = createRandom(seed, 'persons')
  const scoringOf = new Map(keys.items.map(({ id, scoring }) => [id, scoring]))
  const optionsOf = new Map(Object.values(content)[0]?.items.map(({ id, options }) => [id, options.map((option) => option.id)]))
  return Array.from({ length: persons }, (_, person) => {
    const theta = random.normal()
    return new Map(
      bank.items.map(({ id }, index) => {
        const curve = compiled.curves[index]
        const scoring = scoringOf.get(id)
        if (curve === undefined || scoring === undefined) throw new Error(`item ${id} has no key`)
        const category = drawResponse(curve, theta, { seed, person: String(person), item: id })
        return [id, { category, answer: answerOfCategory(scoring, category, optionsOf.get(id) ?? []) ?? { omitted: true } }]
      }),
    )
  })
}
