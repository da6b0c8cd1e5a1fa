import { createProgressMeter } from '../runtime/progress.js'
import type { InputBytes } from '../runtime/read-input.js'
import type { Prior } from '../scoring/prior.js'
import type { ResponseBlock } from '../tables/response-block.js'
import type { GroupPass, GroupPrior } from './group-priors.js'
import { openTable, wantedColumns } from './open-table.js'
import { lastLines } from './person-passes.js'
import type { ScoreFileOptions } from './score-file-options.js'
import type { ScoreJob } from './score-job.js'
import type { PlausibleSettings } from './score-settings.js'

/** What the last pass over a file needs: everything that earlier passes had to find is known. */
export interface ScoreRun {
  readonly job: ScoreJob
  readonly input: InputBytes
  /** Index of each person's prior, where groups have one of their own. */
  readonly priorOf: ((block: ResponseBlock) => Int32Array) | undefined
  readonly groups: readonly GroupPrior[]
  /** SHA-256 that the file had in each earlier pass. */
  readonly earlierSha256: readonly string[]
  readonly progress: RunProgress
}

/** How far a run has come, all its passes together. */
export interface RunProgress {
  advance(rows: number, bytes: number): void
  finish(rows: number): void
}

/** @throws MelekError as `lastLines` and `groupPriors`; `read-failed` */
export async function prepareRun(resolved: ScoreJob, options: ScoreFileOptions): Promise<ScoreRun> {
  const { responses, standardInput, signal } = options
  const last = await lastLines(responses, resolved.reader)
  const earlierSha256 = last === undefined ? [] : [last.sha256]
  const reader = { ...resolved.reader, lastLines: last?.lines }
  const job = { ...resolved, reader }
  const input = await openTable(responses, { standardInput, passing: true, signal, wanted: wantedColumns(reader) })
  const { plausible } = job.settings
  const { totalBytes } = input
  const conditioned = plausible !== undefined && plausible.conditioning.length > 0
  const progressFrom = createRunProgress(options, totalBytes === undefined ? undefined : (conditioned ? 2 : 1) * totalBytes)
  if (plausible === undefined || !conditioned) {
    return { job, input, priorOf: undefined, groups: [], earlierSha256, progress: progressFrom(0) }
  }
  const { groupPriors } = await import('./group-priors.js')
  const pass = await groupPriors(plausible.conditioning, job, options, progressFrom(0).advance)
  return {
    job: { ...job, settings: { ...job.settings, plausible: withPriors(plausible, pass, job.settings.prior) } },
    input,
    priorOf: pass.index.indices,
    groups: pass.priors,
    earlierSha256: [...earlierSha256, pass.sha256],
    progress: progressFrom(totalBytes ?? 0),
  }
}

function withPriors(plausible: PlausibleSettings, { priors }: GroupPass, otherwise: Prior): PlausibleSettings {
  return { ...plausible, priors: [...priors.map(({ mean, sd }): Prior => ({ kind: 'normal', mean, sd })), otherwise] }
}

/** @param total bytes of all passes, where they are known */
function createRunProgress(
  { now = Date.now, onProgress }: ScoreFileOptions,
  total: number | undefined,
): (before: number) => RunProgress {
  const meter = createProgressMeter({ now, total, report: (progress) => onProgress?.(progress) })
  return (before) => ({ advance: (rows, bytes) => meter.advance(rows, before + bytes), finish: meter.finish })
}
