import { scaleLinear, scaleSqrt } from 'd3-scale'
import { line } from 'd3-shape'
import type { ObservedItem } from '../calibration/estimation/observed-answers.js'
import { categoryCurve, createCurvePoint } from '../models/category-curve.js'
import type { ItemModel } from '../models/item-model.js'
import { element, escaped } from './markup.js'
import { shortenedId } from './shortened-id.js'

export interface ItemChartOptions {
  readonly scalingConstant: number
  /** What a screen reader says of the picture. */
  readonly description: string
  readonly number: (value: number) => string
}

const width = 240
const height = 170
const margin = { top: 24, right: 8, bottom: 24, left: 30 }
/** Characters beside the name of the model. */
const longestName = 18
/** Range shown, logits. */
const range = [-4, 4] as const
const steps = 80
/** Curves of categories differ by dashes, not by colour alone. */
const dashes = ['none', '6 3', '2 3', '9 3 2 3', '1 4', '12 4']
/** Observed shares of fewer expected answers are too unsure to be shown. */
const fewest = 5

/** One item: curves of the model, and the shares observed on them, larger where more persons answered. */
export function calibrationItemChart(
  item: ItemModel & { readonly item: string },
  observed: ObservedItem | undefined,
  options: ItemChartOptions,
): string {
  const x = scaleLinear()
    .domain(range)
    .range([margin.left, width - margin.right])
  const y = scaleLinear()
    .domain([0, 1])
    .range([height - margin.bottom, margin.top])
  const curve = categoryCurve(item, options.scalingConstant)
  // Of two categories one curve says it all.
  const shown = curve.categories === 2 ? [1] : Array.from({ length: curve.categories }, (_, k) => k)
  const content = [
    element('title', {}, escaped(options.description)),
    ...axes(x, y, options),
    ...shown.map((category, place) =>
      element('path', {
        d: line<readonly [number, number]>()
          .x(([theta]) => x(theta))
          .y(([, probability]) => y(probability))(modelPoints(item, category, options.scalingConstant)) as string,
        class: 'curve',
        style: 'stroke-width:1.5',
        'stroke-dasharray': dashes[place % dashes.length] as string,
      }),
    ),
    ...shown.flatMap((category) => dots(observed, category, x, y)),
    element('text', { x: margin.left, y: 14, 'font-weight': 700 }, escaped(shortenedId(item.item, longestName))),
    element('text', { x: width - margin.right, y: 14, 'text-anchor': 'end', class: 'axis' }, item.model.toUpperCase()),
  ]
  return element(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': options.description, class: 'picture' },
    ...content,
  )
}

function modelPoints(item: ItemModel, category: number, scalingConstant: number): [number, number][] {
  const curve = categoryCurve(item, scalingConstant)
  const point = createCurvePoint(curve.categories)
  return Array.from({ length: steps + 1 }, (_, step) => {
    const theta = range[0] + ((range[1] - range[0]) * step) / steps
    curve.pointInto(point, theta)
    return [theta, point.probability[category] as number]
  })
}

type Scale = ReturnType<typeof scaleLinear<number, number>>

function axes(x: Scale, y: Scale, { number }: ItemChartOptions): string[] {
  const bottom = height - margin.bottom
  return [
    ...[0, 0.5, 1].flatMap((tick) => [
      element('line', { x1: margin.left, x2: width - margin.right, y1: y(tick), y2: y(tick), class: 'grid' }),
      element('text', { x: margin.left - 4, y: y(tick) + 4, 'text-anchor': 'end', class: 'axis' }, number(tick)),
    ]),
    ...[-4, -2, 0, 2, 4].map((tick) =>
      element('text', { x: x(tick), y: bottom + 16, 'text-anchor': 'middle', class: 'axis' }, number(tick)),
    ),
  ]
}

function dots(observed: ObservedItem | undefined, category: number, x: Scale, y: Scale): string[] {
  const bins = (observed?.bins ?? []).filter(({ answers, theta }) => answers >= fewest && theta >= range[0] && theta <= range[1])
  const radius = scaleSqrt()
    .domain([0, Math.max(1, ...bins.map(({ answers }) => answers))])
    .range([1.5, 5])
  return bins.map(({ theta, answers, shares }) =>
    element('circle', {
      cx: x(theta),
      cy: y(shares[category] as number),
      r: radius(answers),
      class: 'dot',
      style: 'stroke-width:1.5',
    }),
  )
}
