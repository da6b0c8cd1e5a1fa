import type { CompiledBank } from '../../bank/compile-bank.js'
import type { ResponseMatrix } from '../estimation/response-matrix.js'

/** Responses of persons who each belong to a group. */
export interface DifData extends ResponseMatrix {
  /** Group of each person; an empty name belongs to none and is left out. */
  readonly groups: readonly string[]
  /** Categories of each item; without them the highest response seen decides. */
  readonly categories?: ArrayLike<number> | undefined
  /**
   * A value per person to match on instead of the sum score, for instance the expected score on the whole bank at the estimated
   * theta, which people who saw different items share; NaN leaves a person out.
   */
  readonly matching?: ArrayLike<number> | undefined
  /**
   * The bank of the items, in the order of `itemIds`: models of the latent methods (without it 2PL, GPCM for several categories),
   * parameters of `catsib`, which cannot do without.
   */
  readonly bank?: CompiledBank | undefined
}

/**
 * `mh`, `logistic`: matched on a score; `lr`, `wald`, `rmsd`: calibrations of both groups together; `catsib`: matched on theta
 * from the other items.
 */
export type DifMethod = 'mh' | 'logistic' | 'lr' | 'wald' | 'rmsd' | 'catsib'

export const difMethods = ['mh', 'logistic', 'lr', 'wald', 'rmsd', 'catsib'] as const satisfies readonly DifMethod[]

/** Hypothesis of the logistic method: group effect, interaction with the matching variable, or either. */
export type LogisticTest = 'uniform' | 'non-uniform' | 'both'

export interface DifOptions {
  readonly method?: DifMethod | undefined
  /** The group that might be disadvantaged. */
  readonly focal: string
  /** The group to compare with; default everybody else, taken together. */
  readonly reference?: string | undefined
  /** Level of a flag, also inside purification. */
  readonly alpha?: number | undefined
  /** Whether flags look at p adjusted over the items for the false discovery rate. */
  readonly adjustment?: 'benjamini-hochberg' | 'none' | undefined
  /** Leaves flagged items out of the matching score (but for themselves) until the flags stay the same. */
  readonly purify?: boolean | undefined
  readonly maximumPurifications?: number | undefined
  /** What decides flag and class of the logistic method. */
  readonly test?: LogisticTest | undefined
  /** Items known to be free of DIF, which alone carry the comparison; instead of purification. */
  readonly anchors?: readonly string[] | undefined
  /** Whether answers decided which items followed: what matches on a sum score is then refused. */
  readonly adaptive?: boolean | undefined
  /** Distance at which `rmsd` flags. */
  readonly rmsdLimit?: number | undefined
}

export const difDefaults = {
  method: 'mh',
  alpha: 0.05,
  adjustment: 'benjamini-hochberg',
  purify: true,
  maximumPurifications: 20,
  test: 'both',
  adaptive: false,
  /** @source OECD (2017), PISA 2015 Technical Report, ch. 9 */
  rmsdLimit: 0.12,
} as const satisfies Omit<Required<DifOptions>, 'focal' | 'reference' | 'anchors'>
