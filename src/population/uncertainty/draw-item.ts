import type { BankItem } from '../../bank/item-bank.js'
import { MelekError } from '../../issues/melek-error.js'
import type { RandomSource } from '../../math/random-source.js'
import type { ItemModel } from '../../models/item-model.js'
import { parameterIssues } from '../../models/parameter-issues.js'
import { drawEstimated } from './draw-estimated.js'
import { drawJudged, type Parameters } from './draw-judged.js'

/** A draw that breaks the conditions of its model is drawn again; so many failures mean that the spread cannot be right. */
const mostAttempts = 200

/**
 * An item with parameters drawn from what is known of them: from the judged distributions of a provisional bank, or
 * normal around the estimates of a calibration. Draws that are no valid item (a ≤ 0, c ≥ d, thresholds out of order) are
 * repeated, which truncates the distribution. Parameters without uncertainty stay as they are.
 * @throws MelekError `uncertainty-impossible` where no valid item comes out
 */
export function drawItem(item: BankItem, random: RandomSource): BankItem {
  const { uncertainty } = item
  if (uncertainty === undefined) return item
  const parameters = item.parameters as Parameters
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const drawn =
      uncertainty.kind === 'prior'
        ? drawJudged(parameters, uncertainty, random)
        : drawEstimated(item.id, parameters, uncertainty, random)
    const candidate = { ...item, parameters: centredSteps(drawn) } as BankItem
    if (parameterIssues(candidate as ItemModel).length === 0) return candidate
  }
  throw new MelekError(
    'uncertainty-impossible',
    `the uncertainty of item "${item.id}" gave no valid parameters in ${mostAttempts} draws; check its standard errors or priors`,
  )
}

/** Steps of a rating scale, beside a difficulty, sum to 0. */
function centredSteps(parameters: Parameters): Parameters {
  const { difficulty, steps } = parameters
  if (difficulty === undefined || steps === undefined) return parameters
  const list = steps as readonly number[]
  const mean = list.reduce((sum, step) => sum + step, 0) / list.length
  return { ...parameters, steps: list.map((step) => step - mean) }
}
