import type { CompiledBank } from '../../bank/compile-bank.js'
import { MelekError } from '../../issues/melek-error.js'
import { unreachable } from '../../issues/unreachable.js'
import { type BlueprintRule, ruleMembership } from '../constraints/blueprint.js'
import type { Constraint } from '../constraints/constraint.js'
import { balanceContent, withinBlueprint } from '../constraints/content-balance.js'
import { noEnemies } from '../constraints/enemies.js'
import { notGiven, operationalOnly } from '../constraints/status.js'
import { type ExposureControl, noExposureControl } from '../exposure/exposure-control.js'
import { randomesque } from '../exposure/randomesque.js'
import { sympsonHetter } from '../exposure/sympson-hetter.js'
import type { Criterion } from '../selection/criterion.js'
import { maximumInformation } from '../selection/maximum-information.js'
import { codeUnitRank } from '../selection/ranking.js'
import { stopAtClassification } from '../stopping/classification.js'
import { stopAtLength } from '../stopping/length.js'
import { stopAtStandardError } from '../stopping/standard-error.js'
import type { StopRule } from '../stopping/stop-rule.js'
import { type MethodEstimator, priorAndGrid } from './current-estimate.js'
import { type CompleteDesign, type ExposureDesign, maximumLength, operationalItems, type StopDesign } from './design.js'
import { withGridCurves } from './grid-curves.js'

export interface EngineParts {
  /** Fingerprint of the bank document; sessions are refused by engines of another one. */
  readonly fingerprint: string
  /** Other estimators than EAP. */
  readonly estimate?: MethodEstimator | undefined
  /** The bank with the curves that answers are scored by, where its parameters are not taken as known. */
  readonly scoringBank?: CompiledBank | undefined
}

/** A bank and a design, made ready to give tests. It never changes; all that a test is lives in its session. */
export interface Engine {
  /** Items are selected by its curves, as if the parameters were known. */
  readonly bank: CompiledBank
  /** Answers are scored by its curves, which carry the doubt about the parameters. */
  readonly scoringBank: CompiledBank
  readonly fingerprint: string
  readonly design: CompleteDesign
  readonly estimate: MethodEstimator | undefined
  readonly criterion: Criterion
  readonly constraints: readonly Constraint[]
  readonly exposure: ExposureControl
  readonly stopRules: readonly StopRule[]
  readonly blueprint: { readonly rules: readonly BlueprintRule[]; readonly membership: readonly Uint8Array[] }
  readonly maximumLength: number
  /** Place of each item's id in code-unit order. */
  readonly idRank: Int32Array
}

/**
 * Puts an engine together from a design that has been checked. EAP over known parameters is built in; anything else is handed over, so
 * that a page that does without it need not load it.
 * @throws MelekError `estimator-missing` where the design needs an estimator and none is handed over
 */
export function assembleEngine(bank: CompiledBank, design: CompleteDesign, parts: EngineParts): Engine {
  const rules = design.constraints.blueprint?.rules ?? []
  const { method } = design.estimator
  if (method !== 'eap' && parts.estimate === undefined) {
    throw new MelekError('estimator-missing', `the design estimates by "${method}"; hand over its estimator or take "eap"`)
  }
  return {
    bank,
    scoringBank: withGridCurves(parts.scoringBank ?? bank, priorAndGrid(design).grid.nodes),
    fingerprint: parts.fingerprint,
    // A copy without undefined fields: sessions carry it, and are the same before and after they were text.
    design: JSON.parse(JSON.stringify(design)) as CompleteDesign,
    estimate: parts.estimate,
    criterion: criterionOf(design, bank),
    constraints: constraintsOf(design, bank),
    exposure: exposureOf(design.exposure, bank),
    stopRules: design.stop.map(stopRuleOf),
    blueprint: { rules, membership: ruleMembership(rules, bank) },
    maximumLength: maximumLength(design, operationalItems(bank)),
    idRank: codeUnitRank(bank.itemIds),
  }
}

function criterionOf({ select }: CompleteDesign, bank: CompiledBank): Criterion {
  switch (select.criterion) {
    case 'maximum-information':
      return maximumInformation(bank)
    default:
      return unreachable(select.criterion)
  }
}

function constraintsOf({ constraints }: CompleteDesign, bank: CompiledBank): Constraint[] {
  const { blueprint, enemies } = constraints
  return [
    operationalOnly(bank),
    notGiven,
    ...(enemies ? [noEnemies(bank)] : []),
    ...(blueprint === null ? [] : [withinBlueprint(blueprint, bank), balanceContent(blueprint, bank)]),
  ]
}

function exposureOf(exposure: ExposureDesign | null, bank: CompiledBank): ExposureControl {
  if (exposure === null) return noExposureControl
  switch (exposure.method) {
    case 'randomesque':
      return randomesque(exposure.size)
    case 'sympson-hetter':
      return sympsonHetter((index) => exposure.parameters[bank.itemIds[index] as string] ?? 1)
    default:
      return unreachable(exposure)
  }
}

function stopRuleOf(stop: StopDesign): StopRule {
  switch (stop.rule) {
    case 'length':
      return stopAtLength(stop.items)
    case 'standard-error':
      return stopAtStandardError({
        below: stop.below,
        afterItems: stop.afterItems ?? 0,
        ifUnreachable: stop.ifUnreachable ?? 'continue',
      })
    case 'classification':
      return stopAtClassification({
        method: stop.method,
        cuts: stop.cuts,
        probability: stop.probability,
        afterItems: stop.afterItems ?? 0,
      })
    default:
      return unreachable(stop)
  }
}
