import { scaleLinear } from 'd3-scale'
import { element, escaped } from './markup.js'
import { shortenedId } from './shortened-id.js'

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
  /** What the axis counts. */
  readonly axisLabel: string
  readonly percent: (share: number) => string
  readonly count: (n: number) => string
}

const width = 480
const margin = { left: 12, right: 24 } as const
/** A name, which may be as long as that of a ministry, stands above its line. */
const rowHeight = 46
const top = 40
/** Room for the ticks and the name of the axis. */
const bottom = 52
/** Characters that fit on a line of a phone beside n; longer names lose their middle and are whole in the table and under the pointer. */
const longestName = 42

/** Shares of groups as dots with intervals against the target: a picture in SVG that prints and needs no script. */
export function shareBars(bars: readonly ShareBar[], options: ShareBarsOptions): string {
  const x = scaleLinear()
    .domain([0, 1])
    .range([margin.left, width - margin.right])
  const height = top + bars.length * rowHeight + bottom
  const axis = x
    .ticks(5)
    .flatMap((tick) => [
      element('line', { x1: x(tick), x2: x(tick), y1: top - 8, y2: height - bottom + 4, class: 'grid' }),
      element('text', { x: x(tick), y: height - bottom + 22, 'text-anchor': 'middle', class: 'axis' }, options.percent(tick)),
    ])
  const target = options.target === undefined ? [] : targetLine(x(options.target.share), options.target.label, height)
  const rows = bars.flatMap((bar, index) => barRow(bar, top + index * rowHeight + 14, x, options))
  const label = options.label === undefined ? [] : [element('text', { x: 8, y: 16, class: 'label' }, escaped(options.label))]
  const middle = { x: (margin.left + width - margin.right) / 2, y: height - 8, 'text-anchor': 'middle', class: 'axis' }
  const name = element('text', middle, escaped(options.axisLabel))
  const content = [element('title', {}, escaped(options.description)), ...label, ...axis, name, ...target, ...rows]
  return element(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': options.description, class: 'picture narrow' },
    ...content,
  )
}

function targetLine(x: number, label: string, height: number): string[] {
  return [
    element('line', { x1: x, x2: x, y1: top - 12, y2: height - bottom + 4, class: 'target' }),
    element('text', { x, y: top - 20, 'text-anchor': 'end', class: 'target-label' }, escaped(label)),
  ]
}

function barRow(bar: ShareBar, y: number, x: (share: number) => number, options: ShareBarsOptions): string[] {
  const name = element(
    'text',
    { x: margin.left, y, class: 'name' },
    escaped(`${shortenedId(bar.name, longestName)} (n = ${options.count(bar.n)})`),
  )
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
