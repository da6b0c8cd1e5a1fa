import { scaleLinear } from 'd3-scale'
import { element, escaped } from './markup.js'

/** A figure of one item. */
export interface ItemDot {
  readonly item: string
  /** Absent where the figure has no bound or does not exist; `remark` then says so. */
  readonly value?: number | undefined
  readonly low?: number | undefined
  readonly high?: number | undefined
  /** A diamond instead of a circle, and a bold name. */
  readonly flagged: boolean
  /** Said at the right end of the row, for instance a class. */
  readonly remark: string
}

/** An upright line that figures are held against. */
export interface DotGuide {
  readonly value: number
  readonly label: string
}

export interface ItemDotsOptions {
  readonly description: string
  readonly axisLabel: string
  readonly guides: readonly DotGuide[]
  /** Value that the reference line, drawn solid, stands for. */
  readonly origin: number
  readonly number: (value: number) => string
}

const width = 720
const rowHeight = 22
const margin = { top: 44, right: 90, bottom: 48, left: 150 }
const longestName = 20

/** One row an item: its figure as a dot with an interval, against the guides. */
export function itemDotsChart(items: readonly ItemDot[], options: ItemDotsOptions): string {
  const height = margin.top + margin.bottom + rowHeight * Math.max(1, items.length)
  const bottom = height - margin.bottom
  const values = items.flatMap(({ value, low, high }) => [value, low, high].filter((each) => each !== undefined))
  const x = scaleLinear()
    .domain(extent([...values, ...options.guides.map(({ value }) => value), options.origin]))
    .nice()
    .range([margin.left, width - margin.right])
  const upright = (value: number, kind: string) =>
    element('line', { x1: x(value), x2: x(value), y1: margin.top - 6, y2: bottom, class: kind })
  return element(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': options.description, class: 'picture' },
    element('title', {}, escaped(options.description)),
    upright(options.origin, 'candidate chosen'),
    ...options.guides.flatMap(({ value, label }) => [
      upright(value, 'candidate'),
      element('text', { x: x(value), y: margin.top - 12, 'text-anchor': 'middle', class: 'axis' }, escaped(label)),
    ]),
    ...x
      .ticks(7)
      .map((tick) =>
        element('text', { x: x(tick), y: bottom + 18, 'text-anchor': 'middle', class: 'axis' }, options.number(tick)),
      ),
    ...items.map((item, row) => itemRow(item, margin.top + rowHeight * (row + 0.5), x)),
    element(
      'text',
      { x: (margin.left + width - margin.right) / 2, y: height - 8, 'text-anchor': 'middle', class: 'axis' },
      escaped(options.axisLabel),
    ),
  )
}

function extent(values: readonly number[]): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  return low === high ? [low - 1, high + 1] : [low, high]
}

function itemRow({ item, value, low, high, flagged, remark }: ItemDot, y: number, x: (value: number) => number): string {
  const short = item.length > longestName ? `${item.slice(0, longestName - 1)}…` : item
  const name = { x: margin.left - 10, y: y + 4, 'text-anchor': 'end', class: flagged ? 'chosen' : 'axis' }
  return element(
    'g',
    {},
    element('title', {}, escaped(item)),
    element('text', name, escaped(short)),
    ...(low === undefined || high === undefined
      ? []
      : [element('line', { x1: x(low), x2: x(high), y1: y, y2: y, class: 'interval' })]),
    ...(value === undefined
      ? []
      : [flagged ? diamond(x(value), y) : element('circle', { cx: x(value), cy: y, r: 4.5, class: 'dot' })]),
    element('text', { x: width - margin.right + 12, y: y + 4, class: flagged ? 'chosen' : 'axis' }, escaped(remark)),
  )
}

function diamond(x: number, y: number): string {
  return element('path', { d: `M${x},${y - 7}l7,7l-7,7l-7,-7z`, class: 'dot' })
}
