/**
 * The nine item response models as plain data. Parameters are on the logit metric of the bank's scale; every
 * slope is multiplied by the scaling constant D of that scale, NRM slopes excepted.
 */
export type ItemModel =
  | OneParameterItem
  | TwoParameterItem
  | ThreeParameterItem
  | FourParameterItem
  | GradedResponseItem
  | PartialCreditItem
  | GeneralizedPartialCreditItem
  | RatingScaleItem
  | NominalResponseItem

export type ModelName = ItemModel['model']

export const modelNames = ['1pl', '2pl', '3pl', '4pl', 'grm', 'pcm', 'gpcm', 'rsm', 'nrm'] as const satisfies readonly ModelName[]

/** P(X = 1) = σ(Da(θ − b)), a = 1 unless given (a common slope). @source Rasch (1960) */
export interface OneParameterItem {
  readonly model: '1pl'
  readonly parameters: { readonly difficulty: number; readonly discrimination?: number | undefined }
}

/** P(X = 1) = σ(Da(θ − b)). @source Birnbaum (1968), in Lord & Novick, ch. 17 */
export interface TwoParameterItem {
  readonly model: '2pl'
  readonly parameters: { readonly discrimination: number; readonly difficulty: number }
}

/** P(X = 1) = c + (1 − c)σ(Da(θ − b)). @source Birnbaum (1968), in Lord & Novick, ch. 17 */
export interface ThreeParameterItem {
  readonly model: '3pl'
  readonly parameters: { readonly discrimination: number; readonly difficulty: number; readonly lowerAsymptote: number }
}

/** P(X = 1) = c + (d − c)σ(Da(θ − b)). @source Barton & Lord (1981), ETS RR-81-20 */
export interface FourParameterItem {
  readonly model: '4pl'
  readonly parameters: {
    readonly discrimination: number
    readonly difficulty: number
    readonly lowerAsymptote: number
    readonly upperAsymptote: number
  }
}

/** P(X ≥ k) = σ(Da(θ − b_k)), thresholds strictly increasing. @source Samejima (1969), Psychometrika Monograph 17 */
export interface GradedResponseItem {
  readonly model: 'grm'
  readonly parameters: { readonly discrimination: number; readonly thresholds: readonly number[] }
}

/** P_k ∝ exp Σ_{j≤k} D(θ − b_j); steps may be disordered. @source Masters (1982), Psychometrika 47, 149–174 */
export interface PartialCreditItem {
  readonly model: 'pcm'
  readonly parameters: { readonly steps: readonly number[] }
}

/** P_k ∝ exp Σ_{j≤k} Da(θ − b_j); steps may be disordered. @source Muraki (1992), Appl. Psych. Meas. 16, 159–176 */
export interface GeneralizedPartialCreditItem {
  readonly model: 'gpcm'
  readonly parameters: { readonly discrimination: number; readonly steps: readonly number[] }
}

/** PCM with step_k = b + τ_k, Στ = 0, τ shared inside a rating scale. @source Andrich (1978), Psychometrika 43, 561–573 */
export interface RatingScaleItem {
  readonly model: 'rsm'
  readonly parameters: {
    readonly difficulty: number
    /** τ_1…τ_m, summing to 0. */
    readonly steps: readonly number[]
    /** Id of the block of items that share τ. */
    readonly ratingScale?: string | undefined
  }
}

/** P_k ∝ exp(a_k θ + c_k), a_0 = c_0 = 0, no D, slopes of any sign. @source Bock (1972), Psychometrika 37, 29–51 */
export interface NominalResponseItem {
  readonly model: 'nrm'
  /** Slopes and intercepts of the categories 1…m. */
  readonly parameters: { readonly slopes: readonly number[]; readonly intercepts: readonly number[] }
}
