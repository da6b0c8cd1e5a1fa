import { curveInformation } from '../models/information.js'
import { compileBank } from './compile-bank.js'
import type { ItemBank } from './item-bank.js'

/** What a bank holds and how well it measures, for people. */
export interface BankDescription {
  /** Items by model, the most frequent first. */
  readonly models: readonly { readonly model: string; readonly items: number }[]
  readonly operational: number
  readonly pretest: number
  readonly retired: number
  /** Highest sum score of the operational items. */
  readonly points: number
  /** Pairs of enemies, each once. */
  readonly enemyPairs: number
  /** Families with more than one item. */
  readonly families: number
  /** Items whose parameters carry how unsure they are. */
  readonly withUncertainty: number
  readonly coverage: Coverage
  /** Information of all operational items together. */
  readonly information: readonly InformationAt[]
}

/** Operational items by two attributes of their content. */
export interface Coverage {
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  /** counts[row][column]. */
  readonly counts: readonly (readonly number[])[]
  /** Operational items that lack one of the attributes. */
  readonly unplaced: number
}

export interface InformationAt {
  /** Logits. */
  readonly theta: number
  /** 1/logit². */
  readonly information: number
  /** 1/√information, in logits: the error of a person who took every item; Infinity where nothing measures. */
  readonly standardError: number
}

/** Where the information of a bank is looked at, unless the caller says otherwise: −4 … 4 in steps of a half. */
export const describedThetas: readonly number[] = Array.from({ length: 17 }, (_, k) => -4 + k / 2)

/** Counts, coverage of pillar × level and information of a bank. */
export function describeBank(bank: ItemBank, thetas: readonly number[] = describedThetas): BankDescription {
  const operational = bank.items.filter((item) => item.status === 'operational')
  const { curves } = compileBank({ ...bank, items: operational })
  const models = countBy(bank.items.map((item) => item.model)).map(([model, items]) => ({ model, items }))
  const pairs = new Set(bank.items.flatMap((item) => item.enemies.map((enemy) => JSON.stringify([item.id, enemy].sort()))))
  const families = countBy(bank.items.flatMap(({ family }) => (family === undefined ? [] : [family])))
  return {
    models: models.sort((left, right) => right.items - left.items),
    operational: operational.length,
    pretest: bank.items.filter((item) => item.status === 'pretest').length,
    retired: bank.items.filter((item) => item.status === 'retired').length,
    points: curves.reduce((sum, { categories }) => sum + categories - 1, 0),
    enemyPairs: pairs.size,
    families: families.filter(([, items]) => items > 1).length,
    withUncertainty: bank.items.filter((item) => item.uncertainty !== undefined).length,
    coverage: coverageOf(operational.map(({ content }) => [content.pillar, content.level])),
    information: thetas.map((theta) => {
      const information = curves.reduce((sum, curve) => sum + curveInformation(curve, theta), 0)
      return { theta, information, standardError: 1 / Math.sqrt(information) }
    }),
  }
}

function countBy(names: readonly string[]): [name: string, count: number][] {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts]
}

function coverageOf(places: readonly (readonly [row: string | undefined, column: number | undefined])[]): Coverage {
  const placed = places.filter(([row, column]) => row !== undefined && column !== undefined) as [string, number][]
  const rows = [...new Set(placed.map(([row]) => row))]
  const columns = [...new Set(placed.map(([, column]) => column))].sort((left, right) => left - right)
  const counts = rows.map((row) => columns.map((column) => placed.filter(([r, c]) => r === row && c === column).length))
  return { rows, columns: columns.map(String), counts, unplaced: places.length - placed.length }
}
