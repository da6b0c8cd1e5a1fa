import type { CompiledBank } from '../bank/compile-bank.js'
import type { Standard } from '../literacy/standard.js'
import type { Covariate } from './conditioning/covariates.js'
import type { Target } from './target/target.js'

/** What shares are estimated from: responses of persons to a bank, and a standard that says what counts. */
export interface ShareInput {
  readonly bank: CompiledBank
  /** persons × items of the bank, row-major: category, 255 = not administered. */
  readonly responses: Uint8Array
  readonly persons: number
  /** Group of each person; each group is scored under its own latent distribution. */
  readonly groups?: readonly string[] | undefined
  /** What proficiency is conditioned on beside the group: a regression within each group whose answers tell one. */
  readonly covariates?: readonly Covariate[] | undefined
  /** Sampling weight of each person, not negative; a person of weight 0 does not count. */
  readonly weights?: ArrayLike<number> | undefined
  readonly standard: Standard
  readonly target?: Target | undefined
  readonly options?: ShareOptions | undefined
}

export interface ShareOptions {
  /** Level of all intervals. */
  readonly confidence?: number | undefined
  /** Draws of the whole bank for the item-parameter part, at least 20; 'none' leaves that part unknown and saves time. */
  readonly itemDraws?: number | 'none' | undefined
  /** Seed of those draws. */
  readonly seed?: string | undefined
  /**
   * By which curves persons are scored where the bank says how sure its parameters are: `ignore`, the default, by those of the stated
   * parameters, `marginal` by curves averaged over the doubt. The first is unbiased where the stated parameters are true, the second
   * where they may be anything that the bank says; on a provisional bank they are a point or two apart.
   */
  readonly parameterUncertainty?: 'marginal' | 'ignore' | undefined
  /** Cuts of the curve, in SD of the scale around its mean. */
  readonly curve?: { readonly count: number; readonly low: number; readonly high: number } | undefined
  /** Year of the results, for the path to the target; fractions allowed. */
  readonly measuredIn?: number | undefined
}

export const shareDefaults = {
  confidence: 0.95,
  itemDraws: 20,
  seed: 'population',
  parameterUncertainty: 'ignore',
  curve: { count: 31, low: -3, high: 3 },
} as const
