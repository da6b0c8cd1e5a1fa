import type { CompiledBank } from '../bank/compile-bank.js'
import type { BankItem } from '../bank/item-bank.js'
import type { AnsweredItem } from './answered-items.js'
import { itemLandmarks, type Landmark } from './item-landmarks.js'
import { likelihoodOf } from './likelihood-point.js'
import { scanPoints } from './scan-points.js'

/**
 * Where to look at the likelihood of some responses: {@link scanPoints} of the items answered, without points where the
 * curves are flat to the last bit. Empty where no item says anything about theta.
 * @param further places to look at beside those of the items, such as a prior's
 */
export function answeredScan(
  bank: CompiledBank,
  answered: readonly AnsweredItem[],
  further: readonly Landmark[] = [],
): Float64Array {
  const { scalingConstant } = bank.scale
  const landmarks = answered.flatMap(({ index }) => itemLandmarks(bank.items[index] as BankItem, scalingConstant))
  const likelihood = likelihoodOf(answered)
  return scanPoints([...landmarks, ...further]).filter((theta) => further.length > 0 || likelihood(theta).information > 0)
}
