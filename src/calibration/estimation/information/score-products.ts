import type { ParameterLayout } from '../coordinates/parameter-layout.js'
import type { RowPosteriors } from '../expectation/row-posteriors.js'
import type { LatentRule } from '../latent-nodes.js'
import { createPersonScore, createScorer, forEachPosterior, type PersonScore } from './person-scores.js'
import { createProductSum } from './product-sum.js'

/** Σ over persons of products of scores, size × size (both triangles). */
export interface ScoreProducts {
  /** Σ_p weight_p g_p g_pᵀ. */
  readonly weighted: Float64Array
  /** Σ over clusters of (Σ weight_p g_p)(Σ weight_p g_p)ᵀ, a person being a cluster of its own unless told otherwise. */
  readonly robust: Float64Array
}

export interface InformationPlace {
  readonly layout: ParameterLayout
  readonly point: Float64Array
  readonly rule: LatentRule
}

/**
 * Products of the scores of persons: the cross-product information and the middle of the sandwich.
 * @param clusters cluster of each person
 * @source Mislevy (1984), Psychometrika 49, 359–381; Binder (1983), Int. Stat. Rev. 51, 279–292 (weights and clusters)
 */
export function scoreProducts(
  room: RowPosteriors,
  place: InformationPlace,
  clusters: readonly string[] | undefined,
): ScoreProducts {
  const { size } = place.layout
  const { weights } = room.data
  const weighted = createProductSum(size)
  const robust = createProductSum(size)
  const simple = clusters === undefined && weights.every((weight) => weight === 1)
  const sums = new Map<string, Float64Array>()
  const scoreInto = createScorer(room, place.layout)
  const score = createPersonScore(place.layout)
  forEachPosterior(room, place, (one) => {
    scoreInto(score, one)
    const weight = weights[one.person] as number
    weighted.add(score, weight)
    if (clusters !== undefined) addToCluster(sums, clusters[one.person] as string, score, { size, weight })
    else if (!simple) robust.add(score, weight * weight)
  })
  const slots = Int32Array.from({ length: size }, (_, slot) => slot)
  for (const values of sums.values()) robust.add({ slots, values, count: size }, 1)
  const total = weighted.total()
  return { weighted: total, robust: simple ? total : robust.total() }
}

interface Weighting {
  readonly size: number
  readonly weight: number
}

function addToCluster(sums: Map<string, Float64Array>, cluster: string, score: PersonScore, { size, weight }: Weighting): void {
  const sum = sums.get(cluster) ?? new Float64Array(size)
  sums.set(cluster, sum)
  for (let a = 0; a < score.count; a++) {
    const slot = score.slots[a] as number
    sum[slot] = (sum[slot] as number) + weight * (score.values[a] as number)
  }
}
