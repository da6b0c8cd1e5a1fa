import type { DifData } from '../dif-data.js'
import type { ItemResponseDif } from '../dif-result.js'
import { curveDifference } from './curve-difference.js'
import type { GroupFit, GroupFitter } from './group-fit.js'
import { likelihoodRatioTest, waldTest } from './latent-test.js'
import type { Inseparable } from './separability.js'

export type LatentDif =
  | ItemResponseDif
  | { readonly kind: 'undefined'; readonly reason: Inseparable | 'not-converged' | 'no-errors' }

/**
 * Every item tested for different parameters in the two groups, the items of `anchors` (but for itself) being the same in both.
 * @source likelihood ratio: Thissen, Steinberg & Wainer (1993), in Holland & Wainer, Differential Item Functioning, 67–113; with
 *   purified anchors: Woods (2009), Appl. Psych. Meas. 33, 42–57
 */
export function latentDif(
  { itemIds }: DifData,
  inseparable: ReadonlyMap<number, Inseparable>,
  { fitter, method }: { readonly fitter: GroupFitter; readonly method: 'lr' | 'wald' },
): (anchors: ReadonlySet<number>) => LatentDif[] {
  return (anchors) => {
    const free = [...itemIds.keys()].filter((i) => !anchors.has(i) && !inseparable.has(i))
    const base = fitter(new Set(free))
    return itemIds.map((id, i): LatentDif => {
      const reason = inseparable.get(i)
      if (reason !== undefined) return { kind: 'undefined', reason }
      const together = new Set(free.filter((each) => each !== i))
      const apart = new Set([...together, i])
      return method === 'lr'
        ? tested(fitter(together, { near: base }), fitter(apart, { near: base }), id)
        : measured(fitter(apart, { near: base, errors: true }), id)
    })
  }
}

function tested(together: GroupFit, apart: GroupFit, id: string): LatentDif {
  if (!together.result.converged || !apart.result.converged) return { kind: 'undefined', reason: 'not-converged' }
  return { kind: 'estimated', ...likelihoodRatioTest(together, apart), ...curveDifference(apart, id) }
}

function measured(apart: GroupFit, id: string): LatentDif {
  if (!apart.result.converged) return { kind: 'undefined', reason: 'not-converged' }
  const test = waldTest(apart, id)
  return test === undefined
    ? { kind: 'undefined', reason: 'no-errors' }
    : { kind: 'estimated', ...test, ...curveDifference(apart, id) }
}
