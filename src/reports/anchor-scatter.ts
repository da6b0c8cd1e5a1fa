import { scaleLinear } from 'd3-scale'
import type { AnchorPoint } from '../calibration/linking/anchor-points.js'
import { axisName, axisNameHeight } from './axis-name.js'
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
/** Of letters at their largest, on a phone. */
const perCharacter = 8.4
const lineHeight = 17
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

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

type Scale = (value: number) => number

/** Names of the anchors that are far off, beside their dots where they cover neither another dot nor another name. */
function anchorLabels(points: readonly AnchorPoint[], isNamed: (point: AnchorPoint) => boolean, x: Scale, y: Scale): string[] {
  const taken: Box[] = points.map(({ location, baseLocation }) => {
    const [across, up] = [x(location), y(baseLocation)]
    return { left: across - 6, right: across + 6, top: up - 6, bottom: up + 6 }
  })
  return points.filter(isNamed).map(({ item, location, baseLocation }) => {
    const text = shortenedId(item, longestName)
    const places = placesBeside(x(location), y(baseLocation), text.length * perCharacter)
    const place = places.find(({ box }) => taken.every((other) => isApart(box, other))) ?? (places[0] as LabelPlace)
    taken.push(place.box)
    return element('text', { x: place.x, y: place.y, 'text-anchor': place.anchor, class: 'axis' }, escaped(text))
  })
}

interface LabelPlace {
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'end'
  readonly box: Box
}

/** Where the name of a dot may stand inside the picture, the best place first: level with it, then above or below, right before left. */
function placesBeside(x: number, y: number, length: number): LabelPlace[] {
  return [5, -10, 20, -24, 34, -38, 52].flatMap((shift) => {
    const baseline = y + shift
    const [top, bottom] = [baseline - 0.8 * lineHeight, baseline + 0.2 * lineHeight]
    const right = { x: x + 10, y: baseline, anchor: 'start', box: { left: x + 9, right: x + 10 + length, top, bottom } } as const
    const left = { x: x - 10, y: baseline, anchor: 'end', box: { left: x - 10 - length, right: x - 9, top, bottom } } as const
    return x > width / 2 ? [...(right.box.right <= width ? [right] : []), left] : [right, ...(left.box.left >= 0 ? [left] : [])]
  })
}

function isApart(one: Box, other: Box): boolean {
  return one.right < other.left || other.right < one.left || one.bottom < other.top || other.bottom < one.top
}
