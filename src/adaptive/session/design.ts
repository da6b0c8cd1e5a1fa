import type { CompiledBank } from '../../bank/compile-bank.js'
import type { Scale } from '../../bank/item-bank.js'
import { priorLocation, scalePrior } from '../../scoring/prior.js'
import type { Blueprint } from '../constraints/blueprint.js'
import { type BalanceMethod, type BlueprintDesign, type BlueprintRequest, shadowBudget } from '../constraints/blueprint-method.js'
import type { AssemblyBudget } from '../constraints/program/whole-program.js'
import type { PredictedBy } from '../selection/over-theta/answer-prediction.js'
import type { AdministrationDesign } from './administration/administration-design.js'

/** How a test is given; every part is optional and has the default of {@link designDefaults}. */
export interface Design {
  readonly start?: { readonly theta?: number | undefined } | undefined
  readonly estimator?: EstimatorDesign | undefined
  readonly select?: SelectDesign | undefined
  readonly constraints?: ConstraintsDesign | undefined
  readonly exposure?: ExposureDesign | undefined
  readonly stop?: readonly StopDesign[] | undefined
  readonly responses?: Partial<ResponseRules> | undefined
  readonly administration?: AdministrationDesign | undefined
}

export type EstimationMethod = 'eap' | 'map' | 'mle' | 'wle' | 'jeffreys'

export interface EstimatorDesign {
  readonly method?: EstimationMethod | undefined
  /** Normal, in logits; without it the population of the bank's scale. */
  readonly prior?: { readonly mean: number; readonly sd: number } | undefined
  /** Count, low and high of the quadrature, in SD around the prior mean. */
  readonly nodes?: readonly [count: number, low: number, high: number] | undefined
  /** Until so many answers count, EAP stands in for another method. */
  readonly after?: number | undefined
}

/** How good a candidate is held to be. */
export type SelectDesign =
  /** Fisher information at the current estimate. */
  | { readonly criterion: 'maximum-information' }
  /** Difficulty, or information peak, closest to the estimate. */
  | { readonly criterion: 'closest-difficulty' | 'closest-peak' }
  /** Information averaged over theta. */
  | { readonly criterion: 'likelihood-weighted-information' | 'posterior-weighted-information' }
  | { readonly criterion: 'kullback-leibler' | 'posterior-kullback-leibler' }
  | { readonly criterion: 'global-discrimination' | 'posterior-global-discrimination' }
  | { readonly criterion: 'mutual-information' }
  | {
      readonly criterion: 'expected-information'
      /** Of the answer that comes, or its expectation; default "observed". */
      readonly information?: 'observed' | 'expected' | undefined
      /** Default "estimate". */
      readonly predictedBy?: PredictedBy | undefined
    }
  | { readonly criterion: 'expected-posterior-variance'; readonly predictedBy?: PredictedBy | undefined }
  | {
      readonly criterion: 'information-at-cut'
      /** Logits, increasing; the one nearest to the estimate counts. */
      readonly cuts: readonly number[]
    }
  | {
      readonly criterion: 'progressive' | 'proportional'
      /** How long chance prevails, ≥ 0; default 1. */
      readonly acceleration?: number | undefined
    }
  | {
      readonly criterion: 'a-stratified'
      /** Strata of the bank and stages of the test. */
      readonly strata: number
      /** Whether every stratum spans all difficulties; default true. */
      readonly blocks?: boolean | undefined
    }
  | { readonly criterion: 'random' }
  | {
      readonly criterion: 'fixed-sequence'
      /** Ids in the order in which they are given; no other item is. */
      readonly items: readonly string[]
    }

export type SelectionCriterion = SelectDesign['criterion']

export interface ConstraintsDesign {
  readonly blueprint?: Blueprint | undefined
  /** Whether enemies are kept apart. */
  readonly enemies?: boolean | undefined
  /** Item by item, or by a whole test that meets every rule before each item; default "greedy". */
  readonly method?: 'greedy' | 'shadow' | undefined
  /** How greedy selection weighs what the test still lacks; default "kingsbury-zara". */
  readonly balance?: BalanceMethod | undefined
  /** Of each shadow test: nodes of the search, and the share of the best test that may be missed; default 2000 and 0.01. */
  readonly budget?: Partial<AssemblyBudget> | undefined
}

export type ExposureDesign =
  | {
      readonly method: 'randomesque'
      /** One number, or one for each position of the test, the last for all that follow. */
      readonly size: number | readonly number[]
    }
  | {
      readonly method: 'sympson-hetter'
      /** Highest exposure rate the parameters are calibrated for. */
      readonly max: number
      /**
       * Probability of giving an item once it is selected, by item id or `family:NAME`; those not named have 1. No test is given without:
       * rehearsals find them.
       */
      readonly parameters?: Readonly<Record<string, number>> | undefined
    }
  /** No item whose exposure rate has reached `max` when the session begins. */
  | { readonly method: 'restricted-maximum'; readonly max: number }
  | {
      readonly method: 'eligibility'
      /** Highest exposure rate at each node. */
      readonly max: number
      /** Logits, increasing; default [0], which controls the overall rate. */
      readonly thetaNodes?: readonly number[] | undefined
    }

export type StopDesign =
  | { readonly rule: 'length'; readonly items: number }
  | {
      readonly rule: 'time'
      /** Of all responses together, as the caller measures them. */
      readonly seconds: number
    }
  | ({
      readonly rule: 'standard-error'
      readonly below: number
      /** Whether to stop once the items left cannot bring the target about; default "continue". */
      readonly ifUnreachable?: 'continue' | 'stop' | undefined
    } & NotBefore)
  | ({
      readonly rule: 'theta-change' | 'standard-error-change'
      /** Logits. */
      readonly below: number
      /** How many answers in a row must change so little; default 1. */
      readonly answers?: number | undefined
    } & NotBefore)
  | ({
      readonly rule: 'information-left'
      /** Of the best item left at the estimate, 1/logit². */
      readonly below: number
    } & NotBefore)
  | ({ readonly rule: 'classification'; readonly cuts: readonly number[] } & ClassificationDesign & NotBefore)
  | ({ readonly rule: 'any' | 'all'; readonly of: readonly StopDesign[] } & NotBefore)

export interface NotBefore {
  /** Fewest items before the rule may stop the test; default 0. */
  readonly afterItems?: number | undefined
}

/** How the side of a cut is settled. */
export type ClassificationDesign =
  /** Posterior probability of one side. */
  | { readonly method: 'posterior'; readonly probability: number }
  /** A two-sided confidence interval of this coverage that lies on one side. */
  | { readonly method: 'interval'; readonly probability: number }
  | {
      /** Wald's sequential test, or the generalised likelihood ratio. */
      readonly method: 'sprt' | 'glr'
      /** Probability of a decision above for a person below, and of one below for a person above. */
      readonly alpha: number
      readonly beta: number
      /** Half the width of the indifference region around a cut, logits. */
      readonly delta: number
    }

/** What states other than an answer count as; `wrong` is category 0. */
export interface ResponseRules {
  readonly omitted: 'wrong' | 'ignore'
  readonly notReached: 'wrong' | 'ignore'
  readonly timedOut: 'wrong' | 'ignore'
}

/** The one place of the defaults. Prior and starting theta come from the population of the bank's scale. */
export const designDefaults = {
  estimator: { method: 'eap', nodes: [61, -6, 6], after: 0 },
  select: { criterion: 'maximum-information' },
  constraints: { enemies: true, method: 'greedy' },
  stop: [
    { rule: 'length', items: 30 },
    { rule: 'standard-error', below: 0.35, afterItems: 15 },
  ],
  responses: { omitted: 'wrong', notReached: 'ignore', timedOut: 'ignore' },
} as const satisfies Design

/** A design with every default written out: frozen into each session's log. */
export interface CompleteDesign {
  readonly start: { readonly theta: number }
  readonly estimator: {
    readonly method: EstimationMethod
    readonly prior: { readonly mean: number; readonly sd: number }
    readonly nodes: readonly [count: number, low: number, high: number]
    readonly after: number
  }
  readonly select: SelectDesign
  readonly constraints: BlueprintDesign
  readonly exposure: ExposureDesign | null
  readonly stop: readonly StopDesign[]
  readonly responses: ResponseRules
  readonly administration?: AdministrationDesign
}

/** Fills in the defaults of a design for a bank's scale. */
export function completeDesign(design: Design, scale: Scale): CompleteDesign {
  const { mean, sd } = design.estimator?.prior ?? priorLocation(scalePrior(scale))
  const { estimator, responses } = designDefaults
  return {
    start: { theta: design.start?.theta ?? mean },
    estimator: {
      method: design.estimator?.method ?? estimator.method,
      prior: { mean, sd },
      nodes: design.estimator?.nodes ?? estimator.nodes,
      after: design.estimator?.after ?? estimator.after,
    },
    select: design.select ?? designDefaults.select,
    constraints: completeConstraints(design.constraints ?? {}),
    exposure: design.exposure ?? null,
    stop: design.stop ?? designDefaults.stop,
    responses: {
      omitted: design.responses?.omitted ?? responses.omitted,
      notReached: design.responses?.notReached ?? responses.notReached,
      timedOut: design.responses?.timedOut ?? responses.timedOut,
    },
    ...(design.administration === undefined ? {} : { administration: design.administration }),
  }
}

function completeConstraints({ blueprint, enemies, method, balance, budget }: ConstraintsDesign): BlueprintDesign {
  const { constraints } = designDefaults
  return {
    // Where a blueprint comes from has no part in the test.
    blueprint: blueprint === undefined ? null : { ...blueprint, provenance: undefined },
    enemies: enemies ?? constraints.enemies,
    method: method ?? constraints.method,
    ...(balance === undefined ? {} : { balance }),
    ...(method === 'shadow' ? { budget: { ...shadowBudget, ...budget } } : {}),
  }
}

/** Most items that a test of this design can have. */
export function maximumLength({ stop }: Pick<CompleteDesign, 'stop'>, operationalItems: number): number {
  return Math.min(operationalItems, longestTest({ rule: 'any', of: stop }))
}

/** Items after which a rule has certainly stopped the test. */
export function longestTest(stop: StopDesign): number {
  if (stop.rule === 'length') return stop.items
  if (stop.rule !== 'any' && stop.rule !== 'all') return Number.POSITIVE_INFINITY
  const longest = stop.of.map(longestTest)
  const certain = stop.rule === 'any' ? Math.min(...longest) : Math.max(...longest)
  return Math.max(certain, stop.afterItems ?? 0)
}

/** What the keeping of a design's blueprint depends on. */
export function blueprintRequest({ constraints, stop }: CompleteDesign, bank: CompiledBank): BlueprintRequest {
  return {
    bank,
    constraints,
    maximumLength: maximumLength({ stop }, operationalItems(bank)),
    variableLength: stop.some(({ rule }) => rule !== 'length'),
  }
}

/** How many items of a bank may be given and scored. */
export function operationalItems(bank: CompiledBank): number {
  return bank.items.filter((item) => item.status === 'operational').length
}
