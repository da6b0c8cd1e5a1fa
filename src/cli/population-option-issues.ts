import type { Issue } from '../issues/issue.js'
import { MelekError } from '../issues/melek-error.js'
import type { ScoreOrigin } from '../population/scores/score-origin.js'
import type { PopulationSettings } from './population-report.js'
import type { OriginOptions } from './score-origin-input.js'

/** Options that say something of scores only, by what they are called on the command line. */
const ofScores = {
  pv: '--pv',
  replicateWeights: '--replicate-weights',
  replicateMethod: '--replicate-method',
  roster: '--roster',
  populationSize: '--population-size',
  from: '--from',
  allowUnconditioned: '--allow-unconditioned',
  scale: '--scale',
  method: '--method',
  prior: '--prior',
  conditionedOn: '--conditioned-on',
  encoding: '--encoding',
} as const

/**
 * Refuses options that would do nothing: those of scores where the file holds responses, those of responses where it holds scores, and
 * what says more of an option that is not given.
 * @throws MelekError `options-unused` naming all of them
 */
export function requireUsedOptions(options: PopulationSettings, holds: 'scores' | 'responses'): void {
  const issues: Issue[] = []
  const unused = (option: string, why: string) => issues.push({ code: 'option-unused', message: why, path: option })
  if (holds === 'responses') {
    for (const [name, option] of Object.entries(ofScores))
      if (options[name as keyof typeof ofScores] !== undefined)
        unused(option, 'is for scores; score the responses first (melek score) and give their file')
    if (options.duplicateCheck === false) unused('--no-duplicate-check', 'is for scores')
  } else {
    if (options.keep !== undefined) unused('--keep', 'is for responses; scores are grouped by a column with --group')
  }
  if (options.linkError !== undefined && options.compare === undefined) unused('--link-error', 'needs --compare')
  if (options.turnover !== undefined && options.gain === undefined) unused('--turnover', 'needs --gain')
  if (issues.length > 0) throw new MelekError('options-unused', 'these options would do nothing', issues)
}

/**
 * Refuses options that say other than the passport beside the scores.
 * @throws MelekError `options-contradicted` naming all of them
 */
export function requireSameOrigin(passportPath: string, origin: ScoreOrigin, options: OriginOptions): void {
  const said = {
    '--scale': [options.scale === 'none' ? null : options.scale, origin.scaleId],
    '--method': [options.method, origin.method],
    '--prior': [options.prior, options.prior === undefined ? undefined : origin.prior],
    '--conditioned-on': [options.conditionedOn?.filter((name) => name !== 'none'), origin.conditioning],
  } as const
  const issues = Object.entries(said).flatMap(([option, [given, known]]): Issue[] => {
    const same = given === undefined || sorted(given) === sorted(known)
    const message = `${JSON.stringify(given)} was given, but the passport says ${JSON.stringify(known)}`
    return same ? [] : [{ code: 'origin-contradicted', message, path: option }]
  })
  if (issues.length === 0) return
  throw new MelekError('options-contradicted', `"${passportPath}" says otherwise; leave these options out`, issues)
}

function sorted(value: unknown): string {
  if (Array.isArray(value)) return JSON.stringify([...value].sort())
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null)
  const { kind, mean, sd } = value as { readonly kind?: string; readonly mean?: number; readonly sd?: number }
  return JSON.stringify([kind, mean, sd])
}
