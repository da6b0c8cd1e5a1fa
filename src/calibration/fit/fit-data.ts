import type { CompiledBank } from '../../bank/compile-bank.js'

/** Responses to the items of a bank, whose fit to its parameters is asked. */
export interface FitData {
  readonly bank: CompiledBank
  readonly persons: number
  /** persons × items row-major in bank order, 255 = not administered */
  readonly responses: Uint8Array
}

/** The point estimate that residuals are taken at; it shapes infit, outfit, Q3 and lz, so results name it. */
export type ThetaConvention = 'eap' | 'wle' | 'mle'

export interface FitOptions {
  /** Latent distribution of these persons; default mean and SD of the scale's population, N(0, 1) where it names none. */
  readonly population?: LatentPopulation | undefined
  /** Whether the bank was fitted to these responses, which costs the tests a degree of freedom a parameter, or comes from elsewhere. */
  readonly parameters?: 'fitted' | 'elsewhere' | undefined
  readonly theta?: ThetaConvention | undefined
  /** How the items were given; default what the pattern of missing responses shows. */
  readonly administration?: 'fixed' | 'adaptive' | undefined
}

export interface LatentPopulation {
  readonly mean: number
  readonly sd: number
}

export const fitDefaults = { parameters: 'fitted', theta: 'wle' } as const satisfies FitOptions

/** A statistic that these data cannot carry. */
export interface Refused {
  readonly kind: 'refused'
  readonly reason: /** Which items a person saw depends on the answers: the distribution that the statistic is held against does not apply. */
    | 'adaptive'
    /** Fewer than half of the persons, or fewer than 50, have answered every item. */
    | 'incomplete'
    /** A sum score needs categories in order. */
    | 'nominal-items'
    /** As many parameters as moments, or more. */
    | 'no-degrees-of-freedom'
    /** So many items that the matrix of moments would not fit: the limit is 60. */
    | 'too-many-items'
    /** The moments determine each other: their covariance has no inverse. */
    | 'singular'
    /** No two items have answers that differ: no pair has a correlation. */
    | 'no-variation'
    /** Nobody answered anything. */
    | 'no-answers'
}
