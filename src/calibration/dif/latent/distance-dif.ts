import { type CompiledBank, compileBank } from '../../../bank/compile-bank.js'
import type { BankItem } from '../../../bank/item-bank.js'
import type { CalibratedItem } from '../../estimation/calibration-result.js'
import { latentQuadrature } from '../../estimation/latent-quadrature.js'
import { type CurveDistance, curveDistances } from '../../estimation/observed-curves.js'
import type { ComparedPersons } from '../compared-persons.js'
import type { DifData } from '../dif-data.js'
import { fittedGroups, type GroupFit, itemInGroups } from './group-fit.js'
import { itemOfColumn, splitResponses } from './split-items.js'

/** How far each group's observed curves are from those that both groups are held to share. */
export interface DistanceDif {
  readonly kind: 'estimated'
  readonly model: 'rmsd'
  /** Root mean square distance in probability, the largest of the categories. */
  readonly reference: number
  readonly focal: number
  /** Mean of the focal group's observed minus expected score, in score points. */
  readonly signedDifference: number
}

/**
 * RMSD of every item in each group, over the latent distribution of those of the group who answered. An item that both groups share
 * is compared with its common curve, one that is split with that of the reference group. Undefined where nobody of a group answered.
 * A distance and no test: it does not shrink with the number of persons, but has a floor that does.
 * @source OECD (2017), PISA 2015 Technical Report, ch. 9; Robitzsch & Lüdtke (2023), Psych. Test Assess. Model. 65, 1–37
 */
export function distanceDif(data: DifData, compared: ComparedPersons, fit: GroupFit): readonly (DistanceDif | undefined)[] {
  const ids = fit.result.items.map(({ item }) => item).filter((name) => itemOfColumn(name) === name)
  const places = ids.map((id) => data.itemIds.indexOf(id))
  const banks = [0, 1].map((side) =>
    bankOf(
      ids.map((id) => itemInGroups(fit, id)[side as 0 | 1]),
      fit.result.scalingConstant,
    ),
  )
  const [reference, focal] = ([0, 1] as const).map((side) => {
    const rows = compared.rows.filter((_, p) => compared.focal[p] === side)
    const { responses } = splitResponses(data, { ...compared, rows }, places, new Set())
    const { mean, variance } = fit.result.groups.find(({ name }) => name === fittedGroups[side]) ?? { mean: 0, variance: 1 }
    const observed = { bank: banks[side] as CompiledBank, persons: rows.length, responses, against: banks[0] }
    return curveDistances(observed, latentQuadrature({ mean, sd: Math.sqrt(variance) }))
  }) as [readonly (CurveDistance | undefined)[], readonly (CurveDistance | undefined)[]]
  return data.itemIds.map((_, i) => {
    const [one, other] = [reference[places.indexOf(i)], focal[places.indexOf(i)]]
    if (one === undefined || other === undefined) return undefined
    const signedDifference = other.signed.reduce((sum, difference, k) => sum + k * difference, 0)
    return { kind: 'estimated', model: 'rmsd', reference: one.largest, focal: other.largest, signedDifference }
  })
}

function bankOf(items: readonly CalibratedItem[], scalingConstant: number): CompiledBank {
  return compileBank({
    format: 'melek-bank/1',
    id: 'group',
    version: '1',
    scale: { id: null, metric: 'logit', scalingConstant, status: 'calibrated' },
    security: 'private',
    items: items.map((item): BankItem => ({ ...item, id: item.item, status: 'operational', content: {}, enemies: [] })),
  })
}
