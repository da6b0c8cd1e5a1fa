import { scaleLinear } from 'd3-scale'
import type { PersonBin } from '../calibration/estimation/observed-answers.js'
import { element, escaped } from './markup.js'
import { shortenedId } from './shortened-id.js'

/** A place of an item on the scale: its difficulty, or one of its thresholds or steps. */
export interface ItemPlace {
  readonly label: string
  /** Logits. */
  readonly theta: number
}

export interface WrightMapOptions {
  readonly description: string
  readonly personsLabel: string
  readonly itemsLabel: string
  readonly thetaLabel: string
  readonly number: (value: number) => string
  /** Text for places that found no room in their row. */
  readonly more: (count: number) => string
}

const width = 720
const margin = { top: 40, right: 12, bottom: 16, left: 12 }
const rowHeight = 26
/** Height of a row on the scale, logits; that of the persons' bins. */
const step = 0.5
/** Where the axis stands. */
const middle = 250
/** Width of a character on a wide screen, and on a phone, where letters are larger: what does not fit there is counted. */
const perCharacter = { roomy: 7.2, tight: 12.5 }
const longestOnPhones = 12
/** Rows shown at most on either side of 0; what lies beyond stands in the last. */
const farthest = 10

/** Persons and items on one scale: persons as bars to the left, items by name to the right, hard above easy. @source Wright & Stone (1979) */
export function calibrationWrightMap(
  persons: readonly PersonBin[],
  items: readonly ItemPlace[],
  options: WrightMapOptions,
): string {
  const rowOf = (theta: number) => Math.max(-farthest, Math.min(farthest, Math.round(theta / step)))
  const total = persons.reduce((sum, bin) => sum + bin.persons, 0)
  const peopled = persons.filter((bin) => bin.persons >= 0.001 * total)
  const rows = [...peopled.map(({ theta }) => rowOf(theta)), ...items.map(({ theta }) => rowOf(theta))]
  const [low, high] = [Math.min(0, ...rows), Math.max(0, ...rows)]
  const height = margin.top + margin.bottom + rowHeight * (high - low + 1)
  const yOf = (row: number) => margin.top + rowHeight * (high - row) + rowHeight / 2
  const bar = scaleLinear()
    .domain([0, Math.max(1, ...persons.map((bin) => bin.persons))])
    .range([0, middle - margin.left - 60])
  const content = [
    element('title', {}, escaped(options.description)),
    element('text', { x: margin.left, y: 20, class: 'axis' }, escaped(options.personsLabel)),
    element('text', { x: middle + 12, y: 20, 'text-anchor': 'end', class: 'axis' }, escaped(options.thetaLabel)),
    element('text', { x: middle + 40, y: 20, class: 'axis' }, escaped(options.itemsLabel)),
    ...Array.from({ length: high - low + 1 }, (_, k) => low + k).flatMap((row) => {
      const here = persons.filter(({ theta }) => rowOf(theta) === row).reduce((sum, bin) => sum + bin.persons, 0)
      const length = bar(here)
      return [
        element('line', {
          x1: margin.left,
          x2: width - margin.right,
          y1: yOf(row) + rowHeight / 2,
          y2: yOf(row) + rowHeight / 2,
          class: 'grid',
        }),
        ...(length < 0.5
          ? []
          : [
              element('rect', {
                x: middle - 46 - length,
                y: yOf(row) - rowHeight / 2 + 2,
                width: length,
                height: rowHeight - 4,
                fill: 'var(--accent)',
              }),
            ]),
        element('text', { x: middle + 12, y: yOf(row) + 5, 'text-anchor': 'end', class: 'axis' }, options.number(row * step)),
        ...rowLabels(
          items.filter(({ theta }) => rowOf(theta) === row),
          yOf(row),
          options,
        ),
      ]
    }),
  ]
  return element(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': options.description, class: 'picture wide' },
    ...content,
  )
}

/** As many labels as fit side by side: on a wide screen all of them, on a phone the first. */
function rowLabels(items: readonly ItemPlace[], y: number, { more }: WrightMapOptions): string[] {
  if (items.length === 0) return []
  const labels = [...items].sort((one, other) => one.theta - other.theta).map(({ label }) => label)
  const room = width - margin.right - middle - 40
  const roomy = fittingText(labels, room / perCharacter.roomy, more)
  const shortLabels = labels.map((label) => shortenedId(label, longestOnPhones))
  const tight = fittingText(shortLabels, room / perCharacter.tight, more)
  const content =
    roomy === tight
      ? escaped(roomy)
      : element('tspan', { class: 'roomy' }, escaped(roomy)) + element('tspan', { class: 'tight' }, escaped(tight))
  return [element('text', { x: middle + 40, y: y + 5 }, content)]
}

/** "A-1, A-7, +3". @param room characters */
function fittingText(labels: readonly string[], room: number, more: (count: number) => string): string {
  for (let shown = labels.length; shown > 0; shown--) {
    const rest = labels.length - shown
    const text = [...labels.slice(0, shown), ...(rest > 0 ? [more(rest)] : [])].join(', ')
    if (text.length <= room) return text
  }
  return more(labels.length)
}
