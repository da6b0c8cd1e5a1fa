import { scaleLinear } from 'd3-scale'
import type { AnchorPoint } from '../calibration/linking/anchor-points.js'
import { axisName, axisNameHeight } from './axis-name.js'
import { labelPlaces } from './label-places.js'
import { element, escaped } from './markup.js'
import { shortenedId } from './shortened-id.js'

export interface AnchorScatterOptions {
  readonly description: string
  readonly ownLabel: string
  readonly baseLabel: string
  readonly number: (value: number) => string
  /** θ_base = slope · θ + intercept */
  readonly link: { readonly slope: number; readonly intercept: number }
}

const width = 480
/** Of the frame that the dots stand in. */
const frameHeight = 380
/** Logits off the line from which an anchor is named. */
const farOff = 0.3
const longestName = 14
const margin = { right: 20, left: 56 }

/** Locations of the anchors in both banks with the line of the link: the farther off the line, the worse an anchor agrees. */
export function anchorScatter(points: readonly AnchorPoint[], options: AnchorScatterOptions): string {
  const { slope, intercept } = options.link
  const top = axisNameHeight(options.baseLabel) + 16
  const bottom = top + frameHeight
  const height = bottom + 44 + axisNameHeight(options.ownLabel) - 6
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
    .range([bottom, top])
  return element(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': options.description, class: 'picture narrow' },
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
        element('text', { x: x(tick), y: bottom + 20, 'text-anchor': 'middle', class: 'axis' }, options.number(tick)),
      ),
    element('line', { x1: x(ends[0]), y1: y(lines[0] as number), x2: x(ends[1]), y2: y(lines[1] as number), class: 'curve' }),
    ...points.map(({ item, location, baseLocation }) =>
      element('circle', { cx: x(location), cy: y(baseLocation), r: 4.5, class: 'dot' }, element('title', {}, escaped(item))),
    ),
    ...anchorLabels(points, (point) => Math.abs(slope * point.location + intercept - point.baseLocation) > farOff, x, y),
    axisName(options.ownLabel, width / 2, bottom + 44, 'middle'),
    axisName(options.baseLabel, 4, 14, 'start'),
  )
}

type Scale = (value: number) => number

/** Names of the anchors that are far off. */
function anchorLabels(points: readonly AnchorPoint[], isNamed: (point: AnchorPoint) => boolean, x: Scale, y: Scale): string[] {
  const dotOf = ({ item, location, baseLocation }: AnchorPoint) => ({
    text: shortenedId(item, longestName),
    x: x(location),
    y: y(baseLocation),
  })
  const named = points.filter(isNamed).map(dotOf)
  const others = points.filter((point) => !isNamed(point)).map(dotOf)
  return labelPlaces(named, others, { width, perCharacter: 8.4, lineHeight: 17 }).map(({ anchor, ...place }, k) =>
    element('text', { ...place, 'text-anchor': anchor, class: 'axis' }, escaped((named[k] as (typeof named)[number]).text)),
  )
}
