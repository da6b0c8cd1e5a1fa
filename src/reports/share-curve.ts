import { scaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'
import { element, escaped } from './markup.js'

/** The share at or above a cut, for every cut: one point of the curve. */
export interface SharePoint {
  /** Logits. */
  readonly cut: number
  readonly share: number
  readonly low: number
  readonly high: number
}

export interface CandidateCut {
  readonly cut: number
  /** What it begins, said before its name; left out where the picture is small. */
  readonly noun: string
  readonly name: string
  readonly chosen: boolean
}

export interface ShareCurveOptions {
  /** Candidate cuts to mark, for instance the boundaries of the levels. */
  readonly candidates: readonly CandidateCut[]
  readonly target?: number | undefined
  readonly description: string
  /** Said inside the picture, for instance that its data are synthetic. */
  readonly label?: string | undefined
  readonly axisLabel: string
  readonly shareLabel: string
  readonly percent: (share: number) => string
}

const width = 720
const height = 366
const margin = { top: 74, right: 24, bottom: 48, left: 56 }

/** How the share depends on where the cut is put: the whole curve with its band, candidate cuts marked. */
export function shareCurve(points: readonly SharePoint[], options: ShareCurveOptions): string {
  const cuts = points.map((point) => point.cut)
  const x = scaleLinear()
    .domain([Math.min(...cuts), Math.max(...cuts)])
    .range([margin.left, width - margin.right])
  const y = scaleLinear()
    .domain([0, 1])
    .range([height - margin.bottom, margin.top])
  const band = area<SharePoint>()
    .x((point) => x(point.cut))
    .y0((point) => y(point.low))
    .y1((point) => y(point.high))
  const curve = line<SharePoint>()
    .x((point) => x(point.cut))
    .y((point) => y(point.share))
  const content = [
    element('title', {}, escaped(options.description)),
    ...axes(x, y, options),
    element('path', { d: band([...points]) ?? '', class: 'band' }),
    element('path', { d: curve([...points]) ?? '', class: 'curve' }),
    ...(options.target === undefined
      ? []
      : [
          element('line', {
            x1: margin.left,
            x2: width - margin.right,
            y1: y(options.target),
            y2: y(options.target),
            class: 'target',
          }),
        ]),
    ...(options.label === undefined ? [] : [element('text', { x: margin.left, y: 16, class: 'label' }, escaped(options.label))]),
    ...options.candidates.flatMap((candidate) => candidateMark(x(candidate.cut), candidate)),
  ]
  return element(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': options.description, class: 'picture wide' },
    ...content,
  )
}

type Scale = ReturnType<typeof scaleLinear<number, number>>

function axes(x: Scale, y: Scale, options: ShareCurveOptions): string[] {
  const bottom = height - margin.bottom
  return [
    ...y
      .ticks(5)
      .flatMap((tick) => [
        element('line', { x1: margin.left, x2: width - margin.right, y1: y(tick), y2: y(tick), class: 'grid' }),
        element('text', { x: margin.left - 8, y: y(tick) + 4, 'text-anchor': 'end', class: 'axis' }, options.percent(tick)),
      ]),
    ...x
      .ticks(7)
      .map((tick) =>
        element(
          'text',
          { x: x(tick), y: bottom + 20, 'text-anchor': 'middle', class: 'axis' },
          escaped(String(tick).replace('-', '−')),
        ),
      ),
    element(
      'text',
      { x: (margin.left + width - margin.right) / 2, y: height - 8, 'text-anchor': 'middle', class: 'axis name' },
      escaped(options.axisLabel),
    ),
    element('text', { x: margin.left, y: 40, class: 'axis' }, escaped(options.shareLabel)),
  ]
}

function candidateMark(x: number, { noun, name, chosen }: CandidateCut): string[] {
  const kind = chosen ? 'candidate chosen' : 'candidate'
  const label = element('tspan', { class: 'roomy' }, escaped(`${noun} `)) + escaped(name)
  return [
    element('line', { x1: x, x2: x, y1: margin.top, y2: height - margin.bottom, class: kind }),
    element('text', { x, y: margin.top - 10, 'text-anchor': 'middle', class: kind }, label),
  ]
}
