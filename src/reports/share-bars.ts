import { scaleLinear } from 'd3-scale'
import { element, escaped } from './markup.js'

/** One group of the picture: its share with an interval, or the reason why there is no number. */
export interface ShareBar {
  readonly name: string
  readonly n: number
  readonly estimate: { readonly share: number; readonly low: number; readonly high: number } | { readonly withheld: string }
}

export interface ShareBarsOptions {
  /** Share to reach, drawn as a line; 0…1. */
  readonly target?: { readonly share: number; readonly label: string } | undefined
  /** What a screen reader says of the picture. */
  readonly description: string
  /** Said inside the picture, for instance that its data are synthetic. */
  readonly label?: string | undefined
  readonly percent: (share: number) => string
}

const width = 480
const margin = { left: 12, right: 24 } as const
/** A name, which may be as long as that of a ministry, stands above its line. */
const rowHeight = 46
const top = 40
/** Characters that fit on a line; longer names end in … and are whole in the table and under the pointer. */
const longestName = 62

/** Shares of groups as dots with intervals against the target: a picture in SVG that prints and needs no script. */
export function shareBars(bars: readonly ShareBar[], options: ShareBarsOptions): string {
  const x = scaleLinear()
    .domain([0, 1])
    .range([margin.left, width - margin.right])
  const height = top + bars.length * rowHeight + 32
  const axis = x
    .ticks(5)
    .flatMap((tick) => [
      element('line', { x1: x(tick), x2: x(tick), y1: top - 8, y2: height - 28, class: 'grid' }),
      element('text', { x: x(tick), y: height - 10, 'text-anchor': 'middle', class: 'axis' }, options.percent(tick)),
    ])
  const target = options.target === undefined ? [] : targetLine(x(options.target.share), options.target.label, height)
  const rows = bars.flatMap((bar, index) => barRow(bar, top + index * rowHeight + 14, x, options))
  const label = options.label === undefined ? [] : [element('text', { x: 8, y: 16, class: 'label' }, escaped(options.label))]
  const content = [element('title', {}, escaped(options.description)), ...label, ...axis, ...target, ...rows]
  return element(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': options.description, class: 'picture narrow' },
    ...content,
  )
}

function targetLine(x: number, label: string, height: number): string[] {
  return [
    element('line', { x1: x, x2: x, y1: top - 12, y2: height - 28, class: 'target' }),
    element('text', { x, y: top - 20, 'text-anchor': 'end', class: 'target-label' }, escaped(label)),
  ]
}

function barRow(bar: ShareBar, y: number, x: (share: number) => number, options: ShareBarsOptions): string[] {
  const name = element('text', { x: margin.left, y, class: 'name' }, escaped(`${shortened(bar.name)} (n = ${bar.n})`))
  const line = y + 16
  if ('withheld' in bar.estimate)
    return [name, element('text', { x: margin.left, y: line + 4, class: 'withheld' }, escaped(bar.estimate.withheld))]
  const { share, low, high } = bar.estimate
  const label = `${bar.name}: ${options.percent(share)} (${options.percent(low)}–${options.percent(high)})`
  return [
    name,
    element(
      'g',
      {},
      element('title', {}, escaped(label)),
      element('line', { x1: x(low), x2: x(high), y1: line, y2: line, class: 'interval' }),
      element('circle', { cx: x(share), cy: line, r: 5, class: 'dot' }),
    ),
  ]
}

function shortened(name: string): string {
  return name.length <= longestName ? name : `${name.slice(0, longestName - 1).trimEnd()}…`
}
