import { MelekError } from '../../issues/melek-error.js'
import { assertSameScale } from '../../literacy/standard.js'
import { smallestGroup } from '../conditioning/cells.js'
import { type Aim, nothingShown, type Shares } from '../group-shares.js'
import type { PopulationResult } from '../population-result.js'
import { shareDefaults } from '../share-options.js'
import { itemShiftVariances } from '../uncertainty/item-shift.js'
import { type CollectedScores, createScoreCollector } from './collect-scores.js'
import { estimatedGroupShares } from './estimated-group-shares.js'
import { imputedGroupShares } from './imputed-group-shares.js'
import type { ItemShift } from './item-shift-part.js'
import { estimandOf, type ScoreDesign, scoreDesign, shownDesign } from './score-design.js'
import { type ScoreGroups, scoreGroups } from './score-groups.js'
import type { ScoreShareInput } from './score-options.js'
import type { ScorePlan } from './score-plan.js'
import type { ScorePerson, ScoreRefusal } from './score-rows.js'

/** Takes persons one by one and gives the shares at the end. */
export interface ScoreShares {
  /** @returns why the row cannot be used, if so */
  add(person: ScorePerson): ScoreRefusal | undefined
  /** @param texts for each text column its texts, see ScoreRows */
  result(texts: readonly (readonly string[])[]): PopulationResult
}

/**
 * Shares at or above the target level from scores: from plausible values with Rubin's rules and the design of the sample,
 * or from estimates with their errors, whose prior is taken out and replaced by that of the group. Point estimates are
 * never counted.
 * @throws MelekError `scores-input`, `scores-columns`, `scale-mismatch`; from `result` also `scores-weights`,
 *   `roster-mismatch`, `scores-unbounded`
 * @source Rubin (1987), Multiple Imputation for Nonresponse in Surveys; Mislevy (1991), Psychometrika 56, 177–196
 */
export function sharesFromScores(input: ScoreShareInput, plan: ScorePlan): ScoreShares {
  const scale = assertSameScale(input.standard, { id: input.origin.scaleId })
  const collector = createScoreCollector(input, plan)
  return {
    add: (person) => collector.add(person),
    result(texts) {
      const collected = collector.end()
      refuseUnbounded(collected)
      const groups = scoreGroups(input, plan, collected, texts)
      const design = scoreDesign(input, plan, groups.total.n)
      const { origin, standard, target } = input
      const { places } = collected
      return {
        format: 'melek-population/1',
        bank: origin.bank,
        method: collected.source,
        scale,
        standard: {
          id: standard.id,
          version: standard.version,
          targetLevel: standard.targetLevel,
          cut: places.cuts[places.targetCut] as number,
        },
        target: target ?? null,
        confidence: input.options?.confidence ?? shareDefaults.confidence,
        estimand: estimandOf(design),
        design: shownDesign(design, input, collected),
        roster: groups.coverage,
        persons: {
          tested: groups.total.n,
          withoutAnswers: collected.withoutEstimate,
          withoutWeight: collected.withoutWeight,
        },
        ...sharesOf(input, collected, groups, design),
        pillars: null,
        covariates: [],
      }
    },
  }
}

function sharesOf(input: ScoreShareInput, collected: CollectedScores, groups: ScoreGroups, design: ScoreDesign): Shares {
  if (groups.total.n < smallestGroup) return nothingShown(groups.groups, groups.total.n, 'fewer-than-10')
  const aim: Aim | undefined =
    input.target === undefined ? undefined : { target: input.target, measuredIn: input.options?.measuredIn }
  const setting = {
    input,
    scale: assertSameScale(input.standard, { id: input.origin.scaleId }),
    confidence: input.options?.confidence ?? shareDefaults.confidence,
    design,
    collected,
    aim,
  }
  const itemShift = itemShiftOf(input, collected)
  return collected.source === 'plausible-values'
    ? imputedGroupShares({ ...setting, itemShift }, groups)
    : estimatedGroupShares({ ...setting, itemShift }, groups)
}

function itemShiftOf({ bank, origin, options }: ScoreShareInput, { curvePlaces }: CollectedScores): ItemShift {
  if (bank === undefined) return { kind: 'none', reason: 'needs-responses' }
  const seed = options?.seed ?? shareDefaults.seed
  const variances = itemShiftVariances(bank, curvePlaces.cuts, seed, origin.missingItems)
  if (variances === undefined) return { kind: 'none', reason: 'bank-without-uncertainty' }
  return { kind: 'drawn', byCut: new Map(curvePlaces.cuts.map((cut, c) => [cut, variances[c] as number])) }
}

/** Persons with all right or all wrong have no finite estimate; leaving them out would move the share. */
function refuseUnbounded({ unbounded, source }: CollectedScores): void {
  if (unbounded === 0 || source === 'plausible-values') return
  throw new MelekError(
    'scores-unbounded',
    `${unbounded} person(s) have an unbounded estimate (all right or all wrong); leaving them out would bias the share: score again with --method eap or wle, or with plausible values`,
  )
}
