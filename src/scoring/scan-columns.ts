// Readable twin: likelihoodScan in likelihood-scan.ts.
import type { CompiledBank } from '../bank/compile-bank.js'
import { type CategoryCurve, createCurvePoint } from '../models/category-curve.js'
import { pointBiasNumerator, pointInformation, pointInformationSlope } from '../models/information.js'
import type { AnsweredItem } from './answered-items.js'
import type { Landmark } from './item-landmarks.js'
import { type LikelihoodScan, landmarksOf } from './likelihood-scan.js'
import { scanPoints } from './scan-points.js'

/** What one item adds to a scan, one entry a point: the slopes of ln P by category, then the information figures. */
interface ItemScan {
  readonly slope: readonly Float64Array[]
  readonly information: Float64Array
  readonly informationSlope: Float64Array
  readonly biasNumerator: Float64Array
}

/**
 * A function that scans the likelihood of any person over the points of all items of a bank, from tables.
 * @param further places to look at beside those of the items, such as a prior's
 * @param withInformation whether the information figures are wanted; else they stay 0
 * @returns a scan that holds until the next call
 */
export function compileScan(
  bank: CompiledBank,
  further: readonly Landmark[],
  withInformation: boolean,
): (answered: readonly AnsweredItem[]) => LikelihoodScan {
  const thetas = scanPoints([...landmarksOf(bank, [...bank.items.keys()]), ...further])
  const items = bank.curves.map((curve) => scanItem(curve, thetas))
  const scan = {
    thetas,
    slope: new Float64Array(thetas.length),
    information: new Float64Array(thetas.length),
    informationSlope: new Float64Array(thetas.length),
    biasNumerator: new Float64Array(thetas.length),
  }
  /** Whether the information is that of all items: it is the same for everybody who answered them all. */
  let ofAll = false
  return (answered) => {
    scan.slope.fill(0)
    for (const { index, response } of answered) addInto(scan.slope, (items[index] as ItemScan).slope[response] as Float64Array)
    const all = answered.length === items.length
    if (withInformation && !(all && ofAll)) sumInformation(scan, answered, items)
    ofAll = all
    return scan
  }
}

function sumInformation(
  { information, informationSlope, biasNumerator }: LikelihoodScan,
  answered: readonly AnsweredItem[],
  items: readonly ItemScan[],
): void {
  for (const sum of [information, informationSlope, biasNumerator]) sum.fill(0)
  for (const { index } of answered) {
    const item = items[index] as ItemScan
    addInto(information, item.information)
    addInto(informationSlope, item.informationSlope)
    addInto(biasNumerator, item.biasNumerator)
  }
}

function addInto(sum: Float64Array, terms: Float64Array): void {
  for (let q = 0; q < sum.length; q++) sum[q] = (sum[q] as number) + (terms[q] as number)
}

function scanItem(curve: CategoryCurve, thetas: Float64Array): ItemScan {
  const { categories } = curve
  const point = createCurvePoint(categories)
  const slope = Array.from({ length: categories }, () => new Float64Array(thetas.length))
  const [information, informationSlope, biasNumerator] = [0, 1, 2].map(() => new Float64Array(thetas.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  for (let q = 0; q < thetas.length; q++) {
    curve.pointInto(point, thetas[q] as number)
    for (let k = 0; k < categories; k++) (slope[k] as Float64Array)[q] = point.slope[k] as number
    information[q] = pointInformation(point, categories)
    informationSlope[q] = pointInformationSlope(point, categories)
    biasNumerator[q] = pointBiasNumerator(point, categories)
  }
  return { slope, information, informationSlope, biasNumerator }
}
