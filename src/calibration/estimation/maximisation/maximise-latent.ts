import { type GroupLayout, groupMoments } from '../coordinates/parameter-layout.js'
import type { ExpectedAnswers } from '../expectation/expected-answers.js'

/**
 * M-step of one group's normal latent distribution: mean and SD of the expected persons, as far as they are free.
 * Writes the gradient (of mean and ln SD) at the start and moves the slots in `point`.
 * @param index place of the group in the expected persons
 * @source Bock & Zimowski (1997), in van der Linden & Hambleton, Handbook of Modern IRT, ch. 25
 */
export function maximiseLatentInto(
  point: Float64Array,
  gradient: Float64Array,
  { group, index }: { readonly group: GroupLayout; readonly index: number },
  expected: ExpectedAnswers,
): void {
  if (group.meanSlot < 0 && group.logSdSlot < 0) return
  const { mean, sd } = groupMoments(group, point)
  const from = index * expected.nodes
  let persons = 0
  let first = 0
  let second = 0
  for (let q = from; q < from + expected.nodes; q++) {
    const number = expected.persons[q] as number
    const z = ((expected.theta[q] as number) - mean) / sd
    persons += number
    first += number * z
    second += number * z * z
  }
  const shift = group.meanSlot < 0 ? 0 : first / persons
  if (group.meanSlot >= 0) {
    gradient[group.meanSlot] = first / sd
    point[group.meanSlot] = mean + sd * shift
  }
  if (group.logSdSlot >= 0) {
    gradient[group.logSdSlot] = second - persons
    point[group.logSdSlot] = Math.log(sd) + 0.5 * Math.log(second / persons - shift * shift)
  }
}
