import type { CompiledBank } from '../bank/compile-bank.js'
import { type Prior, scalePrior } from './prior.js'
import { defaultNodes, type NodeRule } from './scoring-grid.js'

export const scoringMethods = ['eap', 'map', 'mle', 'wle', 'jeffreys', 'eapsum'] as const

/**
 * How responses become theta: posterior mean (`eap`), posterior mode (`map`), maximum likelihood (`mle`), Warm's
 * weighted likelihood (`wle`), the mode under Jeffreys' prior (`jeffreys`), posterior mean given the sum score (`eapsum`).
 */
export type ScoringMethod = (typeof scoringMethods)[number]

/** Information behind the standard error of map, mle, wle and jeffreys; eap and eapsum report the posterior SD, and refuse `observed`. */
export type InformationKind = 'expected' | 'observed'

export interface ScoringOptions {
  readonly method?: ScoringMethod | undefined
  /** Default: normal with mean and SD of the scale's population, N(0, 1) where it names none. */
  readonly prior?: Prior | undefined
  /** Quadrature of eap and eapsum; the default goes on beyond its ends for whom these would cut off, nodes that are given do not. */
  readonly nodes?: NodeRule | undefined
  readonly standardError?: InformationKind | undefined
  /** Whether the doubt about item parameters that a bank carries goes into the curves, or the parameters count as known. */
  readonly parameterUncertainty?: 'marginal' | 'ignore' | undefined
  /**
   * Whether mle, map, wle and jeffreys of many persons are taken to rounding, within 1e-11 logits × (1 + |theta|) of those of one person, at
   * some microseconds each; without it tables give them within 2e-10. `compileScorer(…).accuracy` says which.
   */
  readonly polish?: boolean | undefined
}

/** What holds where {@link ScoringOptions} are silent; the prior then is the scale's. */
export const scoringDefaults = {
  method: 'eap',
  nodes: { ...defaultNodes, continued: true },
  standardError: 'expected',
  parameterUncertainty: 'marginal',
  polish: false,
} as const satisfies ScoringOptions

/** Options with every gap filled. */
export interface ResolvedScoringOptions {
  readonly method: ScoringMethod
  readonly prior: Prior
  readonly nodes: NodeRule
  readonly standardError: InformationKind
  readonly parameterUncertainty: 'marginal' | 'ignore'
  readonly polish: boolean
}

/** Fills the gaps of options from {@link scoringDefaults} and the scale of the bank. */
export function resolveScoringOptions(bank: CompiledBank, options: ScoringOptions): ResolvedScoringOptions {
  return {
    method: options.method ?? scoringDefaults.method,
    prior: options.prior ?? scalePrior(bank.scale),
    nodes: options.nodes ?? scoringDefaults.nodes,
    standardError: options.standardError ?? scoringDefaults.standardError,
    parameterUncertainty: options.parameterUncertainty ?? scoringDefaults.parameterUncertainty,
    polish: options.polish ?? scoringDefaults.polish,
  }
}
