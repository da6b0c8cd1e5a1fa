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

const width = 720
const nameWidth = 240
const rowHeight = 30
const top = 40

/** Shares of groups as dots with intervals against the target: a picture in SVG that prints and needs no script. */
export function shareBars(bars: readonly ShareBar[], options: ShareBarsOptions): string {
  const x = scaleLinear()
    .domain([0, 1])
    .range([nameWidth, width - 24])
  const height = top + bars.length * rowHeight + 32
  const axis = x
    .ticks(5)
    .flatMap((tick) => [
      element('line', { x1: x(tick), x2: x(tick), y1: top - 8, y2: height - 28, class: 'grid' }),
      element('text', { x: x(tick), y: height - 10, 'text-anchor': 'middle', class: 'axis' }, options.percent(tick)),
    ])
  const target = options.target === undefined ? [] : targetLine(x(options.target.share), options.target.label, height)
  const rows = bars.flatMap((bar, index) => barRow(bar, top + (index + 0.5) * rowHeight, x, options))
  const label = options.label === undefined ? [] : [element('text', { x: 8, y: 16, class: 'label' }, escaped(options.label))]
  const content = [element('title', {}, escaped(options.description)), ...label, ...axis, ...target, ...rows]
  return element(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': options.description, class: 'picture' },
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
  const name = element(
    'text',
    { x: nameWidth - 12, y: y + 5, 'text-anchor': 'end', class: 'name' },
    escaped(`${bar.name} (n = ${bar.n})`),
  )
  if ('withheld' in bar.estimate)
    return [name, element('text', { x: nameWidth + 8, y: y + 5, class: 'withheld' }, escaped(bar.estimate.withheld))]
  const { share, low, high } = bar.estimate
  const label = `${bar.name}: ${options.percent(share)} (${options.percent(low)}–${options.percent(high)})`
  return [
    name,
    element(
      'g',
      {},
      element('title', {}, escaped(label)),
      element('line', { x1: x(low), x2: x(high), y1: y, y2: y, class: 'interval' }),
      element('circle', { cx: x(share), cy: y, r: 5, class: 'dot' }),
    ),
  ]
}
