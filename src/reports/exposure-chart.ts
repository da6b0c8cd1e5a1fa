import { scaleLinear } from 'd3-scale'
import { element, escaped } from './markup.js'

export interface ExposureChartOptions {
  readonly description: string
  readonly label?: string | undefined
  readonly rankLabel: string
  readonly rateLabel: string
  readonly percent: (share: number) => string
}

const width = 720
const height = 316
const margin = { top: 56, right: 24, bottom: 48, left: 64 }

/** Exposure rates of all items from the most to the least used: a bar an item, whose name a pointer shows. */
export function exposureChart(
  items: readonly { readonly item: string; readonly rate: number }[],
  options: ExposureChartOptions,
): string {
  const ranked = [...items].sort((left, right) => right.rate - left.rate)
  const x = scaleLinear()
    .domain([0, Math.max(1, ranked.length)])
    .range([margin.left, width - margin.right])
  const y = scaleLinear()
    .domain([0, Math.max(0.01, ranked[0]?.rate ?? 0)])
    .nice()
    .range([height - margin.bottom, margin.top])
  const grid = y
    .ticks(5)
    .flatMap((tick) => [
      element('line', { x1: margin.left, x2: width - margin.right, y1: y(tick), y2: y(tick), class: 'grid' }),
      element('text', { x: margin.left - 8, y: y(tick) + 4, 'text-anchor': 'end', class: 'axis' }, options.percent(tick)),
    ])
  const bars = ranked.flatMap(({ item, rate }, rank) =>
    rate === 0
      ? []
      : [
          element(
            'rect',
            { x: x(rank), y: y(rate), width: Math.max(0.5, 0.8 * (x(1) - x(0))), height: y(0) - y(rate), fill: 'var(--accent)' },
            element('title', {}, escaped(`${item}: ${options.percent(rate)}`)),
          ),
        ],
  )
  const ticks = x
    .ticks(8)
    .filter((tick) => Number.isInteger(tick))
    .map((tick) =>
      element(
        'text',
        { x: x(tick), y: height - margin.bottom + 20, 'text-anchor': 'middle', class: 'axis' },
        escaped(String(tick)),
      ),
    )
  return element(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': options.description, class: 'picture wide' },
    element('title', {}, escaped(options.description)),
    ...(options.label === undefined ? [] : [element('text', { x: margin.left, y: 16, class: 'label' }, escaped(options.label))]),
    element('text', { x: margin.left, y: margin.top - 14, class: 'axis' }, escaped(options.rateLabel)),
    ...grid,
    ...bars,
    ...ticks,
    element(
      'text',
      { x: (margin.left + width - margin.right) / 2, y: height - 8, 'text-anchor': 'middle', class: 'axis name' },
      escaped(options.rankLabel),
    ),
  )
}
