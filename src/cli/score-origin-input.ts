import { existsSync } from 'node:fs'
import { readJson } from '../bulk/read-document.js'
import { passportPath } from '../bulk/score-outputs.js'
import type { Issue } from '../issues/issue.js'
import { MelekError } from '../issues/melek-error.js'
import type { ScoreOrigin } from '../population/scores/score-origin.js'
import { parseScorePassport } from '../population/scores/score-passport-schema.js'
import type { ScoringMethod } from '../scoring/scoring-options.js'
import { requireSameOrigin } from './population-option-issues.js'

/** What is said of scores that come without a passport. */
export interface OriginOptions {
  readonly pv?: string
  readonly group?: string
  readonly scale?: string
  readonly method?: ScoringMethod
  readonly prior?: { readonly kind: 'normal'; readonly mean: number; readonly sd: number } | { readonly kind: 'uniform' }
  readonly conditionedOn?: readonly string[]
}

/**
 * How scores came about: by the passport beside them, else by the options, every one of which is asked for; nothing is
 * guessed.
 * @throws MelekError `scores-passport` naming each option that is missing, `options-contradicted` each that the passport contradicts
 */
export async function readScoreOrigin(
  path: string,
  options: OriginOptions,
  columns: readonly string[],
): Promise<{ readonly origin: ScoreOrigin; readonly passport: string | undefined }> {
  const passport = passportPath(path)
  if (path !== '-' && existsSync(passport)) {
    const origin = parseScorePassport(await readJson(passport))
    requireSameOrigin(passport, origin, options)
    return { origin, passport }
  }
  const issues: Issue[] = []
  const ask = (option: string, what: string) => issues.push({ code: 'origin-unsaid', message: what, path: option })
  const imputed = options.pv !== undefined || columns.some((name) => /^pv\d+$/i.test(name))
  if (options.scale === undefined) ask('--scale', 'the id of the scale that the scores are on, or none for an unnamed one')
  if (imputed && options.group !== undefined && options.conditionedOn === undefined)
    ask('--conditioned-on', `the columns that the plausible values were conditioned on, perhaps ${options.group}, or none`)
  if (!imputed && options.method === undefined) ask('--method', 'how theta was estimated: eap, map, mle, wle …')
  const posterior = options.method === 'eap' || options.method === 'map' || options.method === 'eapsum'
  if (!imputed && posterior && options.prior === undefined)
    ask('--prior', 'mean and SD of the prior, for instance 0,1, or uniform')
  if (issues.length > 0)
    throw new MelekError(
      'scores-passport',
      `"${path}" has no passport beside it (${passport}), so its origin has to be said`,
      issues,
    )
  return {
    passport: undefined,
    origin: {
      bank: null,
      scaleId: options.scale === 'none' ? null : (options.scale as string),
      method: options.method ?? 'unknown',
      prior: options.prior ?? { kind: 'uniform' },
      conditioning: (options.conditionedOn ?? []).filter((name) => name !== 'none'),
      standardFingerprint: null,
      logits: options.pv === undefined,
    },
  }
}
