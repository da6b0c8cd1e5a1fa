import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { element, escaped } from './markup.js'

export interface LinePoint {
  /** Logits. */
  readonly theta: number
  readonly value: number
}

export interface LineChartOptions {
  readonly description: string
  readonly thetaLabel: string
  readonly valueLabel: string
  readonly number: (value: number) => string
}

const width = 720
const height = 290
const margin = { top: 40, right: 24, bottom: 48, left: 64 }

/** One figure along the scale as a line from 0 upwards. */
export function calibrationLineChart(points: readonly LinePoint[], options: LineChartOptions): string {
  const thetas = points.map(({ theta }) => theta)
  const x = scaleLinear()
    .domain([Math.min(...thetas), Math.max(...thetas)])
    .range([margin.left, width - margin.right])
  const y = scaleLinear()
    .domain([0, Math.max(1e-9, ...points.map(({ value }) => value))])
    .nice()
    .range([height - margin.bottom, margin.top])
  const path = line<LinePoint>()
    .x(({ theta }) => x(theta))
    .y(({ value }) => y(value))
  const bottom = height - margin.bottom
  const content = [
    element('title', {}, escaped(options.description)),
    ...y
      .ticks(5)
      .flatMap((tick) => [
        element('line', { x1: margin.left, x2: width - margin.right, y1: y(tick), y2: y(tick), class: 'grid' }),
        element('text', { x: margin.left - 8, y: y(tick) + 4, 'text-anchor': 'end', class: 'axis' }, options.number(tick)),
      ]),
    ...x
      .ticks(9)
      .map((tick) =>
        element('text', { x: x(tick), y: bottom + 20, 'text-anchor': 'middle', class: 'axis' }, options.number(tick)),
      ),
    element('path', { d: path([...points]) ?? '', class: 'curve' }),
    element(
      'text',
      { x: (margin.left + width - margin.right) / 2, y: height - 8, 'text-anchor': 'middle', class: 'axis name' },
      escaped(options.thetaLabel),
    ),
    element('text', { x: margin.left, y: margin.top - 14, class: 'axis' }, escaped(options.valueLabel)),
  ]
  return element(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': options.description, class: 'picture wide' },
    ...content,
  )
}
