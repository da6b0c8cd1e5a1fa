import type { CompiledBank } from '../../bank/compile-bank.js'
import { MelekError } from '../../issues/melek-error.js'
import { unreachable } from '../../issues/unreachable.js'
import { normalQuantile } from '../../math/normal.js'
import { withMarginalCurves } from '../../scoring/marginal-curves.js'
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
import {
  type CompleteDesign,
  completeDesign,
  type Design,
  type ExposureDesign,
  maximumLength,
  type StopDesign,
} from './design.js'
import { designIssues } from './design-issues.js'

/** A bank and a design, made ready to give tests. It never changes; all that a test is lives in its session. */
export interface Engine {
  /** Items are selected by its curves, as if the parameters were known. */
  readonly bank: CompiledBank
  /** Answers are scored by its curves, which carry the doubt about the parameters. */
  readonly scoringBank: CompiledBank
  readonly fingerprint: string
  readonly design: CompleteDesign
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
 * Makes a bank and a design ready to give tests.
 * @param options.fingerprint fingerprint of the bank document; sessions are refused by engines of another one
 * @throws MelekError `design-invalid` with every problem
 */
export function createEngine(bank: CompiledBank, design: Design, options: { readonly fingerprint: string }): Engine {
  const complete = completeDesign(design, bank.scale)
  const issues = designIssues(complete, bank)
  if (issues.length > 0) throw new MelekError('design-invalid', `the design has ${issues.length} problem(s)`, issues)
  const rules = complete.constraints.blueprint?.rules ?? []
  const operational = bank.items.filter((item) => item.status === 'operational').length
  return {
    bank,
    scoringBank: withMarginalCurves(bank),
    fingerprint: options.fingerprint,
    design: complete,
    criterion: criterionOf(complete, bank),
    constraints: constraintsOf(complete, bank),
    exposure: exposureOf(complete.exposure, bank),
    stopRules: complete.stop.map(stopRuleOf),
    blueprint: { rules, membership: ruleMembership(rules, bank) },
    maximumLength: maximumLength(complete, operational),
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
        criticalValue: normalQuantile((1 + stop.probability) / 2),
      })
    default:
      return unreachable(stop)
  }
}
