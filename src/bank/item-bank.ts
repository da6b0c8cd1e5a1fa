import type { ItemModel } from '../models/item-model.js'

/** An item bank, `melek-bank/1`: parameters and metadata of its items, without texts and without keys. */
export interface ItemBank {
  readonly format: 'melek-bank/1'
  readonly id: string
  readonly version: string
  readonly scale: Scale
  /** Whether the items may be known to examinees; results on a public bank say so. */
  readonly security: 'public' | 'private'
  readonly items: readonly BankItem[]
  readonly provenance?: Provenance | undefined
}

/** The scale that theta lives on; cuts and scores of another scale mean nothing on it. */
export interface Scale {
  /** Null for an item table, whose scale is unnamed. */
  readonly id: string | null
  readonly metric: 'logit'
  /** D, the constant that multiplies every slope but those of the NRM. */
  readonly scalingConstant: number
  readonly status: 'provisional' | 'calibrated'
  /** The calibration population; its mean and SD are the default prior. */
  readonly population?: ScalePopulation | undefined
}

export interface ScalePopulation {
  readonly name: string
  readonly date?: string | undefined
  readonly n?: number | undefined
  readonly mean: number
  readonly sd: number
}

export type BankItem = ItemModel & BankItemAttributes

export interface BankItemAttributes {
  readonly id: string
  /** How unsure the parameters are; absent when they are taken as known. */
  readonly uncertainty?: ParameterUncertainty | undefined
  readonly status: 'operational' | 'pretest' | 'retired'
  readonly content: ItemContent
  /** Ids of items that must not appear in the same test. */
  readonly enemies: readonly string[]
  /** Items made from one template share a family and one exposure counter. */
  readonly family?: string | undefined
  readonly provenance?: Provenance | undefined
}

/** Where an item stands in the blueprint; further attributes are free. */
export interface ItemContent {
  readonly pillar?: string | undefined
  readonly competence?: string | undefined
  readonly level?: number | undefined
  readonly type?: ItemType | undefined
  readonly [attribute: string]: unknown
}

export type ItemType = 'choice' | 'choices' | 'order' | 'match' | 'judgement' | 'inspect'

export type Provenance = Readonly<Record<string, unknown>>

/**
 * What is known of a parameter's value, in the words of the priors document.
 * `lognormal` and `logitNormal` give mean and SD of ln a and of logit c.
 */
export type ParameterDistribution =
  | { readonly normal: readonly [mean: number, sd: number] }
  | { readonly lognormal: readonly [mean: number, sd: number] }
  | { readonly logitNormal: readonly [mean: number, sd: number] }

/**
 * Uncertainty of an item's parameters. `prior`: judged before any data (provisional banks); the distribution named
 * `difficulty` shifts thresholds and steps as a whole. `estimate`: standard errors and covariance of a calibration,
 * in the order of `parameters` with lists flattened.
 */
export type ParameterUncertainty =
  | {
      readonly kind: 'prior'
      readonly discrimination?: ParameterDistribution | undefined
      readonly difficulty?: ParameterDistribution | undefined
      readonly lowerAsymptote?: ParameterDistribution | undefined
      readonly upperAsymptote?: ParameterDistribution | undefined
    }
  | {
      readonly kind: 'estimate'
      readonly n?: number | undefined
      readonly standardErrors: Readonly<Record<string, number | readonly number[]>>
      readonly covariance?: readonly (readonly number[])[] | undefined
    }
