import { createHash } from 'node:crypto'
import { canonicalJson } from '../bank/fingerprint.js'
import type { ItemBank } from '../bank/item-bank.js'
import { packageVersion } from '../runtime/package-version.js'
import type { StateRule } from '../tables/responses.js'
import type { GroupPrior } from './group-priors.js'
import type { IdHash } from './hashed-ids.js'
import type { ScoreSettings } from './score-settings.js'

/** What every score file has beside it as `<scores>.meta.json`, `melek-scores/1`: all that is needed to judge or repeat it. */
export interface ScoresPassport {
  readonly format: 'melek-scores/1'
  readonly method: ScoreSettings['method']
  /** What was believed of theta before any answer, and who said so. */
  readonly prior:
    | { readonly kind: 'normal'; readonly mean: number; readonly sd: number; readonly from: PriorOrigin }
    | { readonly kind: 'uniform'; readonly from: PriorOrigin }
  /** Count, low and high in SD units around the prior mean. */
  readonly nodes: readonly [count: number, low: number, high: number]
  /** Whether they go on beyond their ends, under a normal prior, for whom these would cut off; nodes that were given do not. */
  readonly nodesContinued: boolean
  readonly trapezoid: boolean
  /** What `standard_error` is. */
  readonly standardError: 'posterior-sd' | 'expected-information' | 'observed-information'
  /** Whether map, mle, wle and jeffreys were taken to rounding instead of being read from tables. */
  readonly polished: boolean
  /** Whether the doubt about item parameters is inside the standard errors; `known` where the bank carries none. */
  readonly parameterUncertainty: 'marginal' | 'ignored' | 'known'
  /** Columns whose groups had a prior of their own; empty where nobody had. */
  readonly conditioning: readonly string[]
  /** Distribution of theta in each group, in logits, under which its plausible values were drawn. */
  readonly groups: readonly GroupPrior[]
  readonly omissionRules: OmissionRules
  /** Items of the bank that no column of the file holds; empty for long files and NDJSON, which need not name any. */
  readonly missingItems: readonly string[]
  readonly bank: {
    readonly id: string
    readonly version: string
    readonly fingerprint: string
    readonly security: ItemBank['security']
  }
  readonly scale: { readonly id: string | null; readonly scalingConstant: number; readonly status: 'provisional' | 'calibrated' }
  /** Whether every figure rests on parameters that no data stand behind yet. */
  readonly provisional: boolean
  readonly standard: {
    readonly id: string
    readonly version: string
    readonly targetLevel: string
    readonly fingerprint: string
  } | null
  readonly interval: number | null
  /** Seed of the plausible values; null where there are none. */
  readonly seed: string | null
  /** What stands for persons: their ids, or hashes of them by a key that only its fingerprint names. */
  readonly personIds: { readonly kind: 'as-read' } | { readonly kind: 'hmac-sha256'; readonly keyFingerprint: string }
  readonly input: { readonly name: string; readonly sha256: string }
  readonly rows: { readonly read: number; readonly scored: number; readonly refused: number }
  readonly columns: readonly string[]
  /** Version of melek. */
  readonly version: string
  /** The command line, or null where a script called. */
  readonly command: string | null
}

/** Where a prior comes from: the user, the calibration population of the scale, or nowhere (N(0, 1)). */
export type PriorOrigin = 'option' | 'scale' | 'default'

export interface OmissionRules {
  readonly base: 0 | 1
  readonly blank: 'not-presented' | 'omitted' | 'not-reached'
  readonly omitted: StateRule
  readonly notReached: StateRule
  readonly timedOut: StateRule
}

export interface PassportFacts {
  readonly bank: ItemBank
  readonly settings: ScoreSettings
  readonly priorOrigin: PriorOrigin
  readonly rules: OmissionRules
  readonly idHash: Pick<IdHash, 'keyFingerprint'> | undefined
  readonly groups: readonly GroupPrior[]
  readonly missingItems: readonly string[]
  readonly input: ScoresPassport['input']
  readonly rows: ScoresPassport['rows']
  readonly columns: readonly string[]
  readonly command: string | undefined
}

/** The passport of a score file. */
export function scoresPassport(facts: PassportFacts): ScoresPassport {
  const { bank, settings } = facts
  const { standard, nodes } = settings
  return {
    format: 'melek-scores/1',
    method: settings.method,
    prior: priorOf(facts),
    nodes: [nodes.count, nodes.low, nodes.high],
    nodesContinued: nodes.continued ?? false,
    trapezoid: nodes.trapezoid ?? false,
    standardError:
      settings.method === 'eap' || settings.method === 'eapsum' ? 'posterior-sd' : `${settings.standardError}-information`,
    polished: settings.polish,
    parameterUncertainty: uncertaintyOf(bank, settings),
    conditioning: settings.plausible?.conditioning ?? [],
    groups: facts.groups,
    omissionRules: facts.rules,
    missingItems: facts.missingItems,
    bank: { id: bank.id, version: bank.version, fingerprint: fingerprint(bank), security: bank.security },
    scale: { id: bank.scale.id, scalingConstant: bank.scale.scalingConstant, status: bank.scale.status },
    provisional: bank.scale.status === 'provisional',
    standard:
      standard === undefined
        ? null
        : { id: standard.id, version: standard.version, targetLevel: standard.targetLevel, fingerprint: fingerprint(standard) },
    interval: settings.interval ?? null,
    seed: settings.plausible?.seed ?? null,
    personIds:
      facts.idHash === undefined ? { kind: 'as-read' } : { kind: 'hmac-sha256', keyFingerprint: facts.idHash.keyFingerprint },
    input: facts.input,
    rows: facts.rows,
    columns: facts.columns,
    version: packageVersion,
    command: facts.command ?? null,
  }
}

/** Kernel of the bank's fingerprint, its readable twin: by the code of Node, which need not warm up. */
function fingerprint(document: unknown): string {
  return `sha256:${createHash('sha256').update(canonicalJson(document)).digest('hex')}`
}

function priorOf({ settings: { prior }, priorOrigin }: PassportFacts): ScoresPassport['prior'] {
  if (prior.kind === 'uniform') return { kind: 'uniform', from: priorOrigin }
  return { kind: 'normal', mean: prior.mean, sd: prior.sd, from: priorOrigin }
}

function uncertaintyOf(bank: ItemBank, settings: ScoreSettings): ScoresPassport['parameterUncertainty'] {
  if (bank.items.every((item) => item.uncertainty === undefined)) return 'known'
  return settings.parameterUncertainty === 'marginal' ? 'marginal' : 'ignored'
}
