import { scaleLinear, scaleLog } from 'd3-scale'
import { line } from 'd3-shape'
import { labelPlaces } from './label-places.js'
import { element, escaped } from './markup.js'

/** A group as a dot: how many persons, which share, and whether it lies outside the limits. */
export interface FunnelDot {
  readonly name: string
  readonly n: number
  readonly share: number
  readonly outside: boolean
  /** What a pointer that rests on the dot is told. */
  readonly label: string
}

/** A limit of the funnel as a line over the number of persons. */
export interface FunnelLine {
  readonly kind: 'inner' | 'outer'
  readonly points: readonly { readonly n: number; readonly share: number }[]
}

export interface FunnelChartOptions {
  /** Share of all: the middle of the funnel. */
  readonly middle: number
  /** Smallest and largest number of persons that the picture shows. */
  readonly range: readonly [fewest: number, most: number]
  readonly lines: readonly FunnelLine[]
  readonly description: string
  readonly label?: string | undefined
  readonly axisLabel: string
  readonly shareLabel: string
  readonly percent: (share: number) => string
  readonly count: (n: number) => string
}

const width = 720
const height = 404
const margin = { top: 56, right: 24, bottom: 48, left: 56 }
/** Names of more groups would cover each other. */
const mostNames = 12
/** Characters that fit beside a dot on a phone, wherever it stands. */
const longestName = 27

/** Groups against the limits of chance: a picture in SVG that prints and needs no script. */
export function funnelChart(dots: readonly FunnelDot[], options: FunnelChartOptions): string {
  const shares = [...dots.map(({ share }) => share), ...options.lines.flatMap(({ points }) => points.map(({ share }) => share))]
  const x = scaleLog()
    .domain([...options.range])
    .range([margin.left, width - margin.right])
  const y = scaleLinear()
    .domain([Math.max(0, Math.min(...shares) - 0.02), Math.min(1, Math.max(...shares) + 0.02)])
    .nice()
    .range([height - margin.bottom, margin.top])
  const path = line<{ readonly n: number; readonly share: number }>()
    .x(({ n }) => x(n))
    .y(({ share }) => y(share))
  const outside = dots.filter((dot) => dot.outside)
  const content = [
    element('title', {}, escaped(options.description)),
    ...axes(x, y, options),
    element('line', {
      x1: margin.left,
      x2: width - margin.right,
      y1: y(options.middle),
      y2: y(options.middle),
      class: 'candidate chosen',
    }),
    ...options.lines.map(({ kind, points }) =>
      element('path', { d: path([...points]) ?? '', class: kind === 'outer' ? 'limit outer' : 'limit' }),
    ),
    ...dots.map((dot) =>
      element(
        'g',
        {},
        element('title', {}, escaped(dot.label)),
        dot.outside
          ? element('rect', { x: x(dot.n) - 4, y: y(dot.share) - 4, width: 8, height: 8, class: 'dot outside' })
          : element('circle', { cx: x(dot.n), cy: y(dot.share), r: 4, class: 'dot' }),
      ),
    ),
    ...(outside.length > mostNames ? [] : names(dots, x, y)),
    ...(options.label === undefined ? [] : [element('text', { x: margin.left, y: 16, class: 'label' }, escaped(options.label))]),
  ]
  return element(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': options.description, class: 'picture wide' },
    ...content,
  )
}

/** Names of the groups outside, which the table and the pointer say in full. */
function names(dots: readonly FunnelDot[], x: Count, y: Share): string[] {
  const placed = ({ name, n, share }: FunnelDot) => ({ text: shortened(name), x: x(n), y: y(share) })
  const named = dots.filter(({ outside }) => outside).map(placed)
  const others = dots.filter(({ outside }) => !outside).map(placed)
  return labelPlaces(named, others, { width, perCharacter: 12.5, lineHeight: 25 }).map(({ anchor, ...place }, k) =>
    element('text', { ...place, 'text-anchor': anchor, class: 'name' }, escaped((named[k] as (typeof named)[number]).text)),
  )
}

function shortened(name: string): string {
  return name.length <= longestName ? name : `${name.slice(0, longestName - 1).trimEnd()}…`
}

type Share = ReturnType<typeof scaleLinear<number, number>>
type Count = ReturnType<typeof scaleLog<number, number>>

function axes(x: Count, y: Share, options: FunnelChartOptions): string[] {
  const bottom = height - margin.bottom
  const [fewest, most] = options.range
  const counts = [10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 2e5, 5e5, 1e6].filter(
    (n) => n >= fewest && n <= most,
  )
  const shown = counts.length > 9 ? counts.filter((n) => Number.isInteger(Math.log10(n))) : counts
  return [
    ...y
      .ticks(6)
      .flatMap((tick) => [
        element('line', { x1: margin.left, x2: width - margin.right, y1: y(tick), y2: y(tick), class: 'grid' }),
        element('text', { x: margin.left - 8, y: y(tick) + 4, 'text-anchor': 'end', class: 'axis' }, options.percent(tick)),
      ]),
    ...shown.map((n) =>
      element('text', { x: x(n), y: bottom + 20, 'text-anchor': 'middle', class: 'axis' }, escaped(options.count(n))),
    ),
    element(
      'text',
      { x: (margin.left + width - margin.right) / 2, y: height - 8, 'text-anchor': 'middle', class: 'axis name' },
      escaped(options.axisLabel),
    ),
    element('text', { x: margin.left, y: margin.top - 14, class: 'axis' }, escaped(options.shareLabel)),
  ]
}
