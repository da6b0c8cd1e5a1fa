import { scaleLinear } from 'd3-scale'
import { axisName, axisNameHeight, wrappedLines } from './axis-name.js'
import { element, escaped } from './markup.js'
import { shortenedId } from './shortened-id.js'

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

const width = 480
const rowHeight = 24
const margin = { top: 44, right: 76, left: 146 }
/** Between the last row and the name of the axis. */
const tickHeight = 44
const longestName = 13
/** Of letters at their largest, on a phone. */
const perCharacter = 8.4
/** Labels of guides that stand closer than this, in units of the picture, would run into each other. */
const closeLabels = 22

/** One row an item: its figure as a dot with an interval, against the guides. */
export function itemDotsChart(items: readonly ItemDot[], options: ItemDotsOptions): string {
  const bottom = margin.top + rowHeight * Math.max(1, items.length)
  const height = bottom + tickHeight + axisNameHeight(options.axisLabel) - 6
  const values = items.flatMap(({ value, low, high }) => [value, low, high].filter((each) => each !== undefined))
  const x = scaleLinear()
    .domain(extent([...values, ...options.guides.map(({ value }) => value), options.origin]))
    .nice()
    .range([margin.left, width - margin.right])
  const upright = (value: number, kind: string) =>
    element('line', { x1: x(value), x2: x(value), y1: margin.top - 6, y2: bottom, class: kind })
  return element(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': options.description, class: 'picture narrow' },
    element('title', {}, escaped(options.description)),
    upright(options.origin, 'candidate chosen'),
    ...options.guides.map(({ value }) => upright(value, 'candidate')),
    ...guideLabels(options.guides, x),
    ...x
      .ticks(4)
      .map((tick) =>
        element('text', { x: x(tick), y: bottom + 18, 'text-anchor': 'middle', class: 'axis' }, options.number(tick)),
      ),
    ...items.map((item, row) => itemRow(item, margin.top + rowHeight * (row + 0.5), x)),
    axisName(options.axisLabel, axisCentre(options.axisLabel), bottom + tickHeight, 'middle'),
  )
}

/** The middle of the frame, or as near to it as the name of the axis has room. */
function axisCentre(label: string): number {
  const half = (perCharacter * Math.max(...wrappedLines(label).map((line) => line.length))) / 2
  return Math.max(half, Math.min((margin.left + width - margin.right) / 2, width - half))
}

/** Labels above the guides; one that would run into the label before it stands a line higher. */
function guideLabels(guides: readonly DotGuide[], x: (value: number) => number): string[] {
  let [before, raised] = [Number.NEGATIVE_INFINITY, false]
  return [...guides]
    .sort((one, other) => one.value - other.value)
    .map(({ value, label }) => {
      raised = x(value) - before < closeLabels && !raised
      before = x(value)
      const y = margin.top - (raised ? 27 : 11)
      return element('text', { x: before, y, 'text-anchor': 'middle', class: 'axis' }, escaped(label))
    })
}

function extent(values: readonly number[]): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  return low === high ? [low - 1, high + 1] : [low, high]
}

function itemRow({ item, value, low, high, flagged, remark }: ItemDot, y: number, x: (value: number) => number): string {
  const name = { x: margin.left - 10, y: y + 4, 'text-anchor': 'end', class: flagged ? 'chosen' : 'axis' }
  return element(
    'g',
    {},
    element('title', {}, escaped(item)),
    element('text', name, escaped(shortenedId(item, longestName))),
    ...(low === undefined || high === undefined
      ? []
      : [element('line', { x1: x(low), x2: x(high), y1: y, y2: y, class: 'interval' })]),
    ...(value === undefined
      ? []
      : [flagged ? diamond(x(value), y) : element('circle', { cx: x(value), cy: y, r: 4.5, class: 'dot' })]),
    element('text', { x: width - 4, y: y + 4, 'text-anchor': 'end', class: flagged ? 'chosen' : 'axis' }, escaped(remark)),
  )
}

function diamond(x: number, y: number): string {
  return element('path', { d: `M${x},${y - 7}l7,7l-7,7l-7,-7z`, class: 'dot' })
}
