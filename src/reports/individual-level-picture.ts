import { scaleLinear } from 'd3-scale'
import { element, escaped } from './markup.js'

/** A level with its probability, lowest first. */
export interface LevelBar {
  readonly id: string
  readonly name: string
  /** 0…1. */
  readonly probability: number
}

export interface LevelPictureOptions {
  /** Ids of levels. */
  readonly reached: string
  readonly interval: { readonly low: string; readonly high: string }
  /** Id of the lowest level that counts as literate, and what is said of its lower edge; no edge below the lowest level. */
  readonly target: { readonly level: string; readonly label: string }
  /** What a screen reader says of the picture. */
  readonly description: string
  /** Said inside the picture, for instance that its data are synthetic. */
  readonly label?: string | undefined
  readonly percent: (probability: number) => string
}

const width = 380
const rowHeight = 26
const barLeft = 200
const top = 24
/** Room for the words on the edge of the target. */
const edgeHeight = 20
/** Longer names would run into the bars; they stand in full in the description. */
const nameLength = 21

/** Probability of each level as bars, the highest level on top, with the level reached and the levels that are possible beside them. */
export function levelPicture(bars: readonly LevelBar[], options: LevelPictureOptions): string {
  const target = bars.findIndex((bar) => bar.id === options.target.level)
  const height = top + bars.length * rowHeight + (target > 0 ? edgeHeight : 0) + 6
  const x = scaleLinear()
    .domain([0, 1])
    .range([barLeft, width - 50])
  const middle = (index: number) => top + (bars.length - index - 0.5) * rowHeight + (index < target ? edgeHeight : 0)
  const place = (id: string) => bars.findIndex((bar) => bar.id === id)
  const rows = bars.flatMap((bar, index) => barRow(bar, middle(index), x, options))
  const label = options.label === undefined ? [] : [element('text', { x: 4, y: 15, class: 'label' }, escaped(options.label))]
  return element(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': options.description, class: 'picture levels' },
    element('title', {}, escaped(options.description)),
    ...label,
    ...(target > 0 ? targetEdge(middle(target) + rowHeight / 2, options.target.label) : []),
    ...rows,
    element('line', {
      x1: 14,
      x2: 14,
      y1: middle(place(options.interval.high)) - 6,
      y2: middle(place(options.interval.low)) + 6,
      class: 'interval',
    }),
    element('circle', { cx: 14, cy: middle(place(options.reached)), r: 6, class: 'dot' }),
  )
}

function targetEdge(y: number, label: string): string[] {
  return [
    element('line', { x1: 4, x2: width - 4, y1: y, y2: y, class: 'target' }),
    element('text', { x: width - 4, y: y + 15, 'text-anchor': 'end', class: 'target-label' }, escaped(`↑ ${label}`)),
  ]
}

function barRow(bar: LevelBar, y: number, x: (share: number) => number, { reached, percent }: LevelPictureOptions): string[] {
  const weight = bar.id === reached ? { class: 'chosen' } : {}
  return [
    element('text', { x: 30, y: y + 4, ...weight }, escaped(shortened(`${bar.id}  ${bar.name}`))),
    element('rect', { x: barLeft, y: y - 7, width: Math.max(1, x(bar.probability) - barLeft), height: 11, class: 'bar' }),
    element('text', { x: x(bar.probability) + 6, y: y + 4, ...weight }, escaped(percent(bar.probability))),
  ]
}

function shortened(text: string): string {
  return text.length > nameLength ? `${text.slice(0, nameLength - 1).trimEnd()}…` : text
}
