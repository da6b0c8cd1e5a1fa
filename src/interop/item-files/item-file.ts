import type { ParameterUncertainty } from '../../bank/item-bank.js'
import type { Issue } from '../../issues/issue.js'
import type { ItemModel } from '../../models/item-model.js'

/** Programs whose files of item parameters can be read and written. */
export const itemPrograms = ['bilog', 'catr', 'conquest', 'flexmirt', 'mirt', 'parscale', 'tam', 'winsteps'] as const

export type ItemProgram = (typeof itemPrograms)[number]

/** Models that a table without telling column names may be said to hold; `mgrm` is catR's GRM with one location b − c_k. */
export const fileModels = ['grm', 'mgrm', 'gpcm', 'pcm', 'rsm', 'nrm'] as const

export type FileModel = (typeof fileModels)[number]

/** What makes the origin of a ConQuest scale, and so which parameters its file leaves out. */
export type ConquestConstraint =
  | { readonly kind: 'cases' }
  /** The difficulties sum to 0; that of this item is not in the file. */
  | { readonly kind: 'items'; readonly lastItem: string }

/** What a file of item parameters does not say itself. Whatever is missing is refused, never guessed. */
export interface ItemFileOptions {
  /** D that multiplies the slopes of the file: BILOG, PARSCALE and catR leave it open, for the others it is 1. */
  readonly scalingConstant?: number | undefined
  readonly model?: FileModel | undefined
  /** Which group of several to take, where they differ. */
  readonly group?: string | undefined
  /** Winsteps' UIMEAN and USCALE: measure = mean + perLogit × logits. */
  readonly userScale?: { readonly mean: number; readonly perLogit: number } | undefined
  /** Winsteps' SFILE with the Andrich thresholds, or that all items have two categories. */
  readonly thresholds?: 'none' | Uint8Array | undefined
  readonly constraint?: ConquestConstraint | undefined
}

/** An item as its file has it, on the metric of D = 1. */
export interface FileItem {
  readonly id: string
  readonly line: number
  readonly item: ItemModel
  /** Standard errors in the metric of `item`, by the words of its parameters. */
  readonly standardErrors?: Readonly<Record<string, number>> | undefined
}

export interface ItemFileContent {
  readonly items: readonly FileItem[]
  readonly issues: readonly Issue[]
  /** Items that the file itself marks as deleted or without responses. */
  readonly leftOut?: readonly string[] | undefined
  /** Latent distribution that the file states. */
  readonly population?: { readonly mean: number; readonly sd: number } | undefined
}

/** How unsure an item of a file is, in the words of the bank. */
export function uncertaintyOf({ standardErrors }: FileItem): { readonly uncertainty?: ParameterUncertainty } {
  return standardErrors === undefined ? {} : { uncertainty: { kind: 'estimate', standardErrors } }
}
