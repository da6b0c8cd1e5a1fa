import type { CompiledBank } from '../../bank/compile-bank.js'
import type { Issue } from '../../issues/issue.js'
import { MelekError } from '../../issues/melek-error.js'
import type { BlueprintMethod, BlueprintRequest, KeptBlueprint } from '../constraints/blueprint-method.js'
import type { Constraint } from '../constraints/constraint.js'
import { noEnemies } from '../constraints/enemies.js'
import { notGiven, operationalOnly } from '../constraints/status.js'
import { type ExposureControl, noExposureControl } from '../exposure/exposure-control.js'
import { exposureCounter } from '../exposure/exposure-counter.js'
import { randomesque } from '../exposure/randomesque.js'
import { sympsonHetter } from '../exposure/sympson-hetter.js'
import type { Criterion } from '../selection/criterion.js'
import { maximumInformation } from '../selection/maximum-information.js'
import { codeUnitRank } from '../selection/ranking.js'
import { byPosterior, type CutTest, stopAtClassification } from '../stopping/classification.js'
import { stopAtLength } from '../stopping/length.js'
import { stopAtStandardError } from '../stopping/standard-error.js'
import { notBefore, type StopRule } from '../stopping/stop-rule.js'
import type { AdministrationRules } from './administration/administration-rules.js'
import { type MethodEstimator, priorAndGrid } from './current-estimate.js'
import {
  blueprintRequest,
  type ClassificationDesign,
  type CompleteDesign,
  type ExposureDesign,
  type StopDesign,
} from './design.js'
import { withGridCurves } from './grid-curves.js'
import type { SittingKeeper } from './kept-sittings.js'

export interface EngineParts {
  /** Fingerprint of the bank document; sessions are refused by engines of another one. */
  readonly fingerprint: string
  /** Other estimators than EAP. */
  readonly estimate?: MethodEstimator | undefined
  /** Other rules than those built in. */
  readonly rules?: EngineRules | undefined
  /** The bank with the curves that answers are scored by, where its parameters are not taken as known. */
  readonly scoringBank?: CompiledBank | undefined
}

/** Exposure rules that are not built in. */
export type OtherExposure = Exclude<ExposureDesign, { method: 'randomesque' | 'sympson-hetter' }>
/** Stopping rules that are not built in. */
export type OtherStop = Exclude<StopDesign, { rule: 'length' | 'standard-error' | 'classification' }>
/** Ways to settle a cut that are not built in. */
export type OtherClassification = Exclude<ClassificationDesign, { method: 'posterior' }>

/** Makes rules that a design names; undefined for those it does not know. */
export interface EngineRules {
  /** Asked first, so that a criterion that is built in may have a faster twin here. */
  readonly criterion?: (design: CompleteDesign, bank: CompiledBank) => Criterion | undefined
  readonly exposure?: (exposure: OtherExposure, bank: CompiledBank) => ExposureControl | undefined
  readonly stop?: (stop: OtherStop, ruleOf: (part: StopDesign) => StopRule) => StopRule | undefined
  readonly cutTest?: (test: OtherClassification) => CutTest | undefined
  readonly blueprints?: BlueprintMethod
  /** Other estimators than EAP. */
  readonly estimate?: MethodEstimator
  readonly administration?: (design: CompleteDesign, bank: CompiledBank) => AdministrationRules
  /** Remembers where sessions stand; without it each step reads their log. */
  readonly sittings?: () => SittingKeeper
  /** What is wrong with the design's use of these rules. */
  readonly issuesOf?: (design: CompleteDesign, bank: CompiledBank) => readonly Issue[]
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
  /** What the items given so far, taken as the whole test, break of the blueprint. */
  readonly violations: KeptBlueprint['violations']
  readonly maximumLength: number
  /** How its tests are held, where the design says so. */
  readonly administration: AdministrationRules | undefined
  /** Of tests that no administration intervenes in. */
  readonly sittings: SittingKeeper | undefined
  /** Place of each item's id in code-unit order. */
  readonly idRank: Int32Array
}

/**
 * Puts an engine together from a design that has been checked. EAP over known parameters, maximum information, randomesque and
 * Sympson–Hetter, and stops by length, standard error and posterior are built in; anything else is handed over, so that a page that does
 * without it need not load it.
 * @throws MelekError `estimator-missing` or `rule-missing` where the design needs what is not handed over
 */
export function assembleEngine(bank: CompiledBank, design: CompleteDesign, parts: EngineParts): Engine {
  const { method } = design.estimator
  if (method !== 'eap' && parts.estimate === undefined) throw estimatorMissing(method)
  const missing: string[] = []
  const known = <Rule>(rule: Rule | undefined, name: string): Rule => {
    if (rule === undefined) missing.push(name)
    return rule as Rule
  }
  const criterion = known(criterionOf(design, bank, parts.rules), design.select.criterion)
  const exposure = exposureOf(design.exposure, bank, parts.rules, known)
  const stopRules = design.stop.map((stop) => stopRuleOf(stop, parts.rules, known))
  const request = blueprintRequest(design, bank)
  const kept = keptBlueprint(request, parts.rules, known)
  const administration =
    design.administration === undefined ? undefined : known(parts.rules?.administration?.(design, bank), 'administration')
  if (missing.length > 0)
    throw new MelekError('rule-missing', `not built in: ${missing.join(', ')}; hand over everyRule of melek/adaptive as rules`)
  return {
    bank,
    scoringBank: withGridCurves(parts.scoringBank ?? bank, priorAndGrid(design).grid.nodes),
    fingerprint: parts.fingerprint,
    // A copy without undefined fields: sessions carry it, and are the same before and after they were text.
    design: JSON.parse(JSON.stringify(design)) as CompleteDesign,
    estimate: parts.estimate,
    criterion,
    constraints: [...constraintsOf(design, bank, criterion), ...(administration?.constraints ?? []), ...kept.constraints],
    exposure,
    stopRules,
    violations: kept.violations,
    maximumLength: request.maximumLength,
    administration,
    sittings: administration === undefined ? parts.rules?.sittings?.() : undefined,
    idRank: codeUnitRank(bank.itemIds),
  }
}

/** Gives a rule on, or notes that a name has none. */
type Known = <Rule>(rule: Rule | undefined, name: string) => Rule

export function estimatorMissing(method: string): MelekError {
  const repair = 'hand over everyRule of melek/adaptive as rules'
  return new MelekError('estimator-missing', `not built in: ${method}; ${repair}, or take "eap"`)
}

function criterionOf(design: CompleteDesign, bank: CompiledBank, rules: EngineRules | undefined): Criterion | undefined {
  const other = rules?.criterion?.(design, bank)
  return other ?? (design.select.criterion === 'maximum-information' ? maximumInformation(bank) : undefined)
}

function constraintsOf({ constraints }: CompleteDesign, bank: CompiledBank, { name, only }: Criterion): Constraint[] {
  return [
    operationalOnly(bank),
    notGiven,
    ...(only === undefined ? [] : [{ name, narrow: onlyThese(only) }]),
    ...(constraints.enemies ? [noEnemies(bank)] : []),
  ]
}

function keptBlueprint(request: BlueprintRequest, rules: EngineRules | undefined, known: Known): KeptBlueprint {
  const { blueprint, method, balance = method } = request.constraints
  if (blueprint === null && method === 'greedy') return { constraints: [], violations: () => [] }
  return known(rules?.blueprints?.keep(request), `${balance} blueprint`)
}

function onlyThese(items: ReadonlySet<number>): Constraint['narrow'] {
  return (candidates) => ({ candidates: candidates.filter((index) => items.has(index)) })
}

function exposureOf(
  exposure: ExposureDesign | null,
  bank: CompiledBank,
  rules: EngineRules | undefined,
  known: Known,
): ExposureControl {
  if (exposure === null) return noExposureControl
  if (exposure.method === 'randomesque') return randomesque(exposure.size)
  if (exposure.method !== 'sympson-hetter') return known(rules?.exposure?.(exposure, bank), exposure.method)
  const counters = bank.items.map(exposureCounter)
  const counterOf = (index: number) => counters[index] as string
  const parameters = new Map(Object.entries(exposure.parameters ?? {}))
  return sympsonHetter({
    counterOf,
    probabilityOf: (index) => parameters.get(bank.itemIds[index] as string) ?? parameters.get(counterOf(index)) ?? 1,
  })
}

function stopRuleOf(stop: StopDesign, rules: EngineRules | undefined, known: Known): StopRule {
  if (stop.rule === 'length') return stopAtLength(stop.items)
  return notBefore('afterItems' in stop ? (stop.afterItems ?? 0) : 0, ruleOf(stop))

  function ruleOf(later: Exclude<StopDesign, { rule: 'length' }>): StopRule {
    if (later.rule === 'standard-error') return stopAtStandardError(later)
    if (later.rule === 'classification') return stopAtClassification(later.cuts, cutTestOf(later, rules, known))
    return known(
      rules?.stop?.(later, (part) => stopRuleOf(part, rules, known)),
      later.rule,
    )
  }
}

function cutTestOf(test: ClassificationDesign, rules: EngineRules | undefined, known: Known): CutTest {
  return test.method === 'posterior' ? byPosterior(test.probability) : known(rules?.cutTest?.(test), test.method)
}
