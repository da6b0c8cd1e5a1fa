import { scaleLinear } from 'd3-scale'
import type { AnchorPoint } from '../calibration/linking/anchor-points.js'
import { element, escaped } from './markup.js'

export interface AnchorScatterOptions {
  readonly description: string
  readonly ownLabel: string
  readonly baseLabel: string
  readonly number: (value: number) => string
  /** θ_base = slope · θ + intercept */
  readonly link: { readonly slope: number; readonly intercept: number }
}

const width = 560
const height = 480
/** Logits off the line from which an anchor is named. */
const farOff = 0.3
const margin = { top: 24, right: 24, bottom: 52, left: 64 }

/** Locations of the anchors in both banks with the line of the link: the farther off the line, the worse an anchor agrees. */
export function anchorScatter(points: readonly AnchorPoint[], options: AnchorScatterOptions): string {
  const { slope, intercept } = options.link
  const own = points.map(({ location }) => location)
  const bounds = [Math.min(...own), Math.max(...own)] as const
  const spare = 0.08 * Math.max(0.5, bounds[1] - bounds[0])
  const ends = [bounds[0] - spare, bounds[1] + spare] as const
  const x = scaleLinear()
    .domain([...ends])
    .range([margin.left, width - margin.right])
  const lines = ends.map((end) => slope * end + intercept)
  const heights = [...points.map(({ baseLocation }) => baseLocation), ...lines]
  const y = scaleLinear()
    .domain([Math.min(...heights), Math.max(...heights)])
    .nice()
    .range([height - margin.bottom, margin.top])
  return element(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': options.description, class: 'picture' },
    element('title', {}, escaped(options.description)),
    ...y
      .ticks(6)
      .flatMap((tick) => [
        element('line', { x1: margin.left, x2: width - margin.right, y1: y(tick), y2: y(tick), class: 'grid' }),
        element('text', { x: margin.left - 8, y: y(tick) + 4, 'text-anchor': 'end', class: 'axis' }, options.number(tick)),
      ]),
    ...x
      .ticks(7)
      .map((tick) =>
        element(
          'text',
          { x: x(tick), y: height - margin.bottom + 20, 'text-anchor': 'middle', class: 'axis' },
          options.number(tick),
        ),
      ),
    element('line', { x1: x(ends[0]), y1: y(lines[0] as number), x2: x(ends[1]), y2: y(lines[1] as number), class: 'curve' }),
    ...points.map(({ item, location, baseLocation }) =>
      element('circle', { cx: x(location), cy: y(baseLocation), r: 4.5, class: 'dot' }, element('title', {}, escaped(item))),
    ),
    ...points
      .filter(({ location, baseLocation }) => Math.abs(slope * location + intercept - baseLocation) > farOff)
      .map(({ item, location, baseLocation }) =>
        element('text', { x: x(location) + 9, y: y(baseLocation) - 7, class: 'axis' }, escaped(item)),
      ),
    element(
      'text',
      { x: (margin.left + width - margin.right) / 2, y: height - 10, 'text-anchor': 'middle', class: 'axis' },
      escaped(options.ownLabel),
    ),
    element('text', { x: margin.left, y: 14, class: 'axis' }, escaped(options.baseLabel)),
  )
}
