import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { element, escaped } from './markup.js'

/** A figure at some thetas, with an interval where there is one. */
export interface ThetaPoint {
  /** Logits. */
  readonly theta: number
  readonly value: number
  readonly low?: number | undefined
  readonly high?: number | undefined
}

export interface ThetaSeries {
  readonly name: string
  readonly points: readonly ThetaPoint[]
}

export interface ThetaChartOptions {
  /** What a screen reader says of the picture. */
  readonly description: string
  /** Said inside the picture, for instance that its data are synthetic. */
  readonly label?: string | undefined
  readonly thetaLabel: string
  readonly valueLabel: string
  readonly number: (value: number) => string
}

const width = 720
const height = 320
const margin = { top: 48, right: 24, bottom: 48, left: 64 }
/** Names of several lines stand below the picture, one a row. */
const legendRow = 26
/** Lines differ by dashes, not by colour alone. */
const dashes = ['none', '9 5', '2 4', '9 4 2 4']

/** Figures along the scale as lines with intervals; the value axis always holds 0. */
export function thetaChart(series: readonly ThetaSeries[], options: ThetaChartOptions): string {
  const { x, y } = scales(series)
  const content = [
    element('title', {}, escaped(options.description)),
    ...axes(x, y, options),
    ...(options.label === undefined ? [] : [element('text', { x: margin.left, y: 16, class: 'label' }, escaped(options.label))]),
    ...series.flatMap((each, place) => seriesMarks(each, place, x, y)),
    ...(series.length > 1 ? series.map(({ name }, place) => legend(name, place, height + legendRow * (place + 0.5))) : []),
  ]
  return element(
    'svg',
    {
      viewBox: `0 0 ${width} ${series.length > 1 ? height + legendRow * series.length + 4 : height}`,
      role: 'img',
      'aria-label': options.description,
      class: 'picture wide',
    },
    ...content,
  )
}

type Scale = ReturnType<typeof scaleLinear<number, number>>

function scales(series: readonly ThetaSeries[]): { x: Scale; y: Scale } {
  const points = series.flatMap((each) => each.points)
  const thetas = points.map(({ theta }) => theta)
  const values = points.flatMap(({ value, low, high }) => [low ?? value, high ?? value])
  // Half a bin on either side, so that a single theta has a width too.
  const x = scaleLinear()
    .domain([Math.min(...thetas) - 0.25, Math.max(...thetas) + 0.25])
    .range([margin.left, width - margin.right])
  const y = scaleLinear()
    .domain([Math.min(0, ...values), Math.max(0, ...values)])
    .nice()
    .range([height - margin.bottom, margin.top])
  return { x, y }
}

function axes(x: Scale, y: Scale, options: ThetaChartOptions): string[] {
  const bottom = height - margin.bottom
  return [
    ...y
      .ticks(5)
      .flatMap((tick) => [
        element('line', { x1: margin.left, x2: width - margin.right, y1: y(tick), y2: y(tick), class: 'grid' }),
        element('text', { x: margin.left - 8, y: y(tick) + 4, 'text-anchor': 'end', class: 'axis' }, options.number(tick)),
      ]),
    element('line', { x1: margin.left, x2: width - margin.right, y1: y(0), y2: y(0), class: 'candidate chosen' }),
    ...x
      .ticks(9)
      .map((tick) =>
        element('text', { x: x(tick), y: bottom + 20, 'text-anchor': 'middle', class: 'axis' }, options.number(tick)),
      ),
    element(
      'text',
      { x: (margin.left + width - margin.right) / 2, y: height - 8, 'text-anchor': 'middle', class: 'axis name' },
      escaped(options.thetaLabel),
    ),
    element('text', { x: margin.left, y: margin.top - 12, class: 'axis' }, escaped(options.valueLabel)),
  ]
}

function seriesMarks({ name, points }: ThetaSeries, place: number, x: Scale, y: Scale): string[] {
  const path = line<ThetaPoint>()
    .x(({ theta }) => x(theta))
    .y(({ value }) => y(value))
  return [
    element('path', { d: path([...points]) ?? '', class: 'curve', 'stroke-dasharray': dashes[place % dashes.length] as string }),
    ...points.map(({ theta, value, low, high }) =>
      element(
        'g',
        {},
        element('title', {}, escaped(name)),
        ...(low === undefined || high === undefined
          ? []
          : [element('line', { x1: x(theta), x2: x(theta), y1: y(low), y2: y(high), class: 'interval' })]),
        marker(place, x(theta), y(value)),
      ),
    ),
  ]
}

function legend(name: string, place: number, top: number): string {
  return element(
    'g',
    {},
    element('path', {
      d: `M${margin.left},${top}h36`,
      class: 'curve',
      'stroke-dasharray': dashes[place % dashes.length] as string,
    }),
    marker(place, margin.left + 18, top, false),
    element('text', { x: margin.left + 44, y: top + 4, class: 'name' }, escaped(name)),
  )
}

/** Where the dashes come round again, the shape of the marks tells lines apart. */
function marker(place: number, x: number, y: number, onLine = true): string {
  const size = onLine ? 4 : 3.5
  const round = Math.floor(place / dashes.length) % 3
  if (round === 0) return element('circle', { cx: x, cy: y, r: size, class: 'dot' })
  const d =
    round === 1
      ? `M${x - size},${y - size}h${2 * size}v${2 * size}h${-2 * size}z`
      : `M${x},${y - size - 1}L${x + size + 1},${y + size}H${x - size - 1}z`
  return element('path', { d, class: 'dot' })
}
