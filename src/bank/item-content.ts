import type { ItemType } from './item-bank.js'

/** The texts of a bank in one language, `melek-content/1`: all that a browser may see of an item. */
export interface ContentDocument {
  readonly format: 'melek-content/1'
  readonly language: string
  readonly items: readonly ContentItem[]
}

export interface ContentItem {
  readonly id: string
  readonly type: ItemType
  readonly stem: string
  /** Choices, things to put in order, or the left sides of a matching item. */
  readonly options: readonly ContentOption[]
  /** The right sides of a matching item. */
  readonly targets?: readonly ContentOption[] | undefined
  /** The simulated object of an inspection item, as plain labelled lines. */
  readonly exhibit?: ContentExhibit | undefined
}

export interface ContentOption {
  readonly id: string
  readonly text: string
}

export interface ContentExhibit {
  readonly kind: string
  readonly title: string
  readonly lines: readonly { readonly label: string; readonly text: string }[]
}
