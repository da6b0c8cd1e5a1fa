import type { ClassicalResult } from '../calibration/classical/analyse-items.js'
import type { ItemAnalysis } from '../calibration/classical/item-analysis.js'

const columns = [
  ...['item', 'n', 'omitted', 'not_reached', 'not_presented', 'p', 'se_p', 'low_p', 'high_p', 'item_rest', 'low_item_rest'],
  ...['high_item_rest', 'biserial', 'upper_lower', 'alpha_without', 'key_doubt', 'flags'],
] as const

/**
 * A row an item: figures with a decimal point and all their digits, counts of persons, `key_doubt` the option that looks more like the
 * key, flags between spaces. A figure that does not exist is an empty cell.
 */
export function itemsCsv({ items }: ClassicalResult): string {
  return `${[[...columns], ...items.map(rowOf)].map((cells) => cells.map(quoted).join(',')).join('\n')}\n`
}

function rowOf({
  item,
  counted,
  states,
  difficulty,
  itemRest,
  biserial,
  upperLower,
  alphaWithout,
  keyDoubts,
  flags,
}: ItemAnalysis): string[] {
  const text = (value: number | undefined) => (value === undefined ? '' : String(value))
  const p = difficulty.kind === 'estimated' ? [difficulty.p, difficulty.standardError, ...difficulty.interval] : ['', '', '', '']
  const rest = itemRest.kind === 'estimated' ? [itemRest.value, ...itemRest.interval] : ['', '', '']
  return [
    item,
    ...[counted, states.omitted, states['not-reached'] + states['timed-out'], states['not-presented'], ...p, ...rest].map(String),
    text(biserial),
    text(upperLower),
    text(alphaWithout),
    keyDoubts[0]?.option ?? '',
    flags.join(' '),
  ]
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
