import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { element, escaped } from './markup.js'

export interface ScreeChartOptions {
  readonly description: string
  readonly rankLabel: string
  readonly randomLabel: string
  readonly number: (value: number) => string
}

const width = 720
const height = 320
const margin = { top: 28, right: 110, bottom: 52, left: 64 }

/** Ranks drawn: further ones lie on a flat tail. */
const shownRanks = 20

/** Eigenvalues by rank, and below the dashed line what random data would have. */
export function screeChart(eigenvalues: readonly number[], random: readonly number[], options: ScreeChartOptions): string {
  const shown = eigenvalues.slice(0, shownRanks)
  const x = scaleLinear()
    .domain([1, Math.max(2, shown.length)])
    .range([margin.left + 12, width - margin.right])
  const y = scaleLinear()
    .domain([Math.min(0, ...shown), Math.max(...shown, ...random)])
    .nice()
    .range([height - margin.bottom, margin.top])
  const path = line<number>()
    .x((_, k) => x(k + 1))
    .y((value) => y(value))
  const grid = y
    .ticks(5)
    .flatMap((tick) => [
      element('line', { x1: margin.left, x2: width - margin.right, y1: y(tick), y2: y(tick), class: 'grid' }),
      element('text', { x: margin.left - 8, y: y(tick) + 4, 'text-anchor': 'end', class: 'axis' }, options.number(tick)),
    ])
  const ticks = shown.flatMap((_, k) =>
    shown.length > 10 && (k + 1) % 5 !== 0 && k > 0
      ? []
      : [element('text', { x: x(k + 1), y: height - margin.bottom + 20, 'text-anchor': 'middle', class: 'axis' }, String(k + 1))],
  )
  const last = random.length
  return element(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': options.description, class: 'picture wide' },
    element('title', {}, escaped(options.description)),
    ...grid,
    element('path', { d: path(random) ?? '', class: 'limit outer' }),
    element('text', { x: x(last) + 8, y: y(random[last - 1] ?? 0) - 8, class: 'axis' }, escaped(options.randomLabel)),
    element('path', { d: path(shown) ?? '', class: 'curve' }),
    ...shown.map((value, k) =>
      element(
        'circle',
        { cx: x(k + 1), cy: y(value), r: 4.5, class: 'dot' },
        element('title', {}, `${k + 1}: ${options.number(value)}`),
      ),
    ),
    ...ticks,
    element(
      'text',
      { x: (margin.left + width - margin.right) / 2, y: height - 8, 'text-anchor': 'middle', class: 'axis name' },
      escaped(options.rankLabel),
    ),
  )
}
