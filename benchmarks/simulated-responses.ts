import type { CompiledBank } from '../src/bank/compile-bank.js'
import { createRandom } from '../src/math/random-source.js'
import { createCurvePoint } from '../src/models/category-curve.js'
import { missing } from '../src/scoring/proficiency-estimate.js'

/**
 * Responses of persons drawn from N(0, 1), persons × items, row-major.
 * @param missingShare of the responses, at random, are not administered
 */
export function simulatedResponses(bank: CompiledBank, persons: number, missingShare: number, seed: string): Uint8Array {
  const random = createRandom(seed, 'responses')
  const point = createCurvePoint(bank.maximumCategories)
  const responses = new Uint8Array(persons * bank.curves.length)
  let cell = 0
  for (let person = 0; person < persons; person++) {
    const theta = random.normal()
    for (const curve of bank.curves) {
      curve.pointInto(point, theta)
      let left = random.uniform()
      let category = 0
      while (category < curve.categories - 1 && left >= (point.probability[category] as number)) {
        left -= point.probability[category] as number
        category++
      }
      responses[cell++] = missingShare > 0 && random.uniform() < missingShare ? missing : category
    }
  }
  return responses
}
