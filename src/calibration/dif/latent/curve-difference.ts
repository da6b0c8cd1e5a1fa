import { categoryCurve, createCurvePoint } from '../../../models/category-curve.js'
import { pointExpectedScore } from '../../../models/information.js'
import type { ItemModel } from '../../../models/item-model.js'
import { latentQuadrature } from '../../estimation/latent-quadrature.js'
import type { GroupFit } from './group-fit.js'
import { focalDistribution, itemInGroups } from './group-fit.js'

/** What different parameters amount to for the persons of the focal group. */
export interface CurveDifference {
  readonly reference: ItemModel
  readonly focal: ItemModel
  /** Mean of focal minus reference expected score over the focal group, in score points; below 0 the item is harder for it. */
  readonly signedDifference: number
  /** Mean of the absolute difference: as large as the signed one unless the curves cross. */
  readonly unsignedDifference: number
  /** Signed difference in units of the item's standard deviation in the focal group. */
  readonly differenceInSd: number
}

/**
 * Expected-score differences over the estimated latent distribution of the focal group.
 * @source Meade (2010), J. Appl. Psychol. 95, 728–743 (SIDN and UIDN: over the distribution, not over estimated thetas)
 */
export function curveDifference(fit: GroupFit, id: string): CurveDifference {
  const constant = fit.result.scalingConstant
  const [reference, focal] = itemInGroups(fit, id)
  const { nodes, weights } = latentQuadrature(focalDistribution(fit))
  const curves = [categoryCurve(reference, constant), categoryCurve(focal, constant)] as const
  const points = curves.map(({ categories }) => createCurvePoint(categories))
  let [signed, unsigned, mean, square] = [0, 0, 0, 0]
  for (const [q, node] of nodes.entries()) {
    const [before, after] = curves.map((curve, side) => {
      const point = points[side] as ReturnType<typeof createCurvePoint>
      curve.pointInto(point, node)
      return pointExpectedScore(point, curve.categories)
    }) as [number, number]
    const weight = weights[q] as number
    signed += weight * (after - before)
    unsigned += weight * Math.abs(after - before)
    const point = points[1] as ReturnType<typeof createCurvePoint>
    for (let k = 0; k < curves[1].categories; k++) {
      mean += weight * k * (point.probability[k] as number)
      square += weight * k * k * (point.probability[k] as number)
    }
  }
  return {
    reference: modelOnly(reference),
    focal: modelOnly(focal),
    signedDifference: signed,
    unsignedDifference: unsigned,
    differenceInSd: signed / Math.sqrt(square - mean * mean),
  }
}

function modelOnly({ model, parameters }: ItemModel): ItemModel {
  return { model, parameters } as ItemModel
}

/** Highest category of an item. */
export function highestCategoryOf(item: ItemModel): number {
  return categoryCurve(item).categories - 1
}
