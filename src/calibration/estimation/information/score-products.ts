import type { ParameterLayout } from '../coordinates/parameter-layout.js'
import type { RowPosteriors } from '../expectation/row-posteriors.js'
import type { LatentRule } from '../latent-nodes.js'
import { createPersonScore, forEachPosterior, personScoreInto } from './person-scores.js'

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
  const weighted = new Float64Array(size * size)
  const { weights } = room.data
  const simple = clusters === undefined && weights.every((weight) => weight === 1)
  const robust = simple ? weighted : new Float64Array(size * size)
  const sums = clusters === undefined ? undefined : new Map<string, Float64Array>()
  const score = createPersonScore(place.layout)
  const places = new Int32Array(size)
  forEachPosterior(room, place, (one) => {
    personScoreInto(score, places, room, one)
    const weight = weights[one.person] as number
    addProductInto(weighted, size, score, weight)
    if (sums !== undefined) addToCluster(sums, clusters?.[one.person] as string, size, score, weight)
    else if (!simple) addProductInto(robust, size, score, weight * weight)
  })
  for (const values of sums?.values() ?? []) addProductInto(robust, size, denseScore(values), 1)
  mirror(weighted, size)
  if (!simple) mirror(robust, size)
  return { weighted, robust }
}

interface Score {
  readonly slots: Int32Array
  readonly values: Float64Array
  readonly count: number
}

function denseScore(values: Float64Array): Score {
  return { slots: Int32Array.from(values.keys()), values, count: values.length }
}

function addToCluster(sums: Map<string, Float64Array>, cluster: string, size: number, score: Score, weight: number): void {
  const sum = sums.get(cluster) ?? new Float64Array(size)
  sums.set(cluster, sum)
  for (let a = 0; a < score.count; a++) {
    const slot = score.slots[a] as number
    sum[slot] = (sum[slot] as number) + weight * (score.values[a] as number)
  }
}

/** Adds weight·g·gᵀ to one of the two triangles, whichever the order of the slots gives. */
function addProductInto(matrix: Float64Array, size: number, { slots, values, count }: Score, weight: number): void {
  for (let a = 0; a < count; a++) {
    const row = (slots[a] as number) * size
    const value = weight * (values[a] as number)
    for (let b = 0; b <= a; b++) {
      const at = row + (slots[b] as number)
      matrix[at] = (matrix[at] as number) + value * (values[b] as number)
    }
  }
}

/** Each pair stands in one of the triangles or in parts in both: their sum is the entry. */
function mirror(matrix: Float64Array, size: number): void {
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < a; b++) {
      const sum = (matrix[a * size + b] as number) + (matrix[b * size + a] as number)
      matrix[a * size + b] = sum
      matrix[b * size + a] = sum
    }
  }
}
