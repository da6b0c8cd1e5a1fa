import { compileBank } from '../bank/compile-bank.js'
import { type GroupLatent, gatherLatentGroups } from '../calibration/estimation/latent-groups.js'
import { MelekError } from '../issues/melek-error.js'
import { createResponseBlocks, type ResponseBlock } from '../tables/read-response-blocks.js'
import { createGroupIndex, type GroupIndex } from './group-index.js'
import { openTable, wantedColumns } from './open-table.js'
import type { ScoreFileOptions } from './score-file-options.js'
import type { ScoreJob } from './score-job.js'

/** The distribution of theta in a group of persons, under which their plausible values are drawn. */
export interface GroupPrior extends GroupLatent {
  /** Cells of the columns that make the group, by the name of the column. */
  readonly group: Readonly<Record<string, string>>
}

/** What a first pass over the file has found. */
export interface GroupPass {
  readonly index: GroupIndex
  readonly priors: readonly GroupPrior[]
  /** SHA-256 of the file in this pass. */
  readonly sha256: string
}

/** What a pass is told of how far it has come. */
export type PassProgress = (rows: number, bytes: number) => void

/**
 * Estimates mean and SD of theta in every group of a file, at the item parameters of the bank, in constant memory.
 * @throws MelekError `condition-groups`, `interrupted`
 */
export async function groupPriors(
  columns: readonly string[],
  job: ScoreJob,
  { responses, signal }: Pick<ScoreFileOptions, 'responses' | 'signal'>,
  progress: PassProgress,
): Promise<GroupPass> {
  const gathered = gatherLatentGroups(compileBank(job.bank), job.settings)
  const reader = createResponseBlocks(job.reader)
  let index: GroupIndex | undefined
  let rows = 0
  const take = (block: ResponseBlock): void => {
    index ??= indexOf(columns, reader.header?.keptColumns ?? [])
    gathered.add(block.responses, block.count, index.indices(block))
    rows += block.count
    reader.recycle(block)
  }
  const sink = { block: take, reject: () => undefined }
  const input = await openTable(responses, { passing: true, wanted: wantedColumns(job.reader) })
  for await (const bytes of input) {
    reader.push(bytes, sink)
    progress(rows, input.bytesRead)
    if (signal?.aborted) throw new MelekError('interrupted', 'the run was interrupted; no output was written')
  }
  reader.end(sink)
  index ??= indexOf(columns, reader.header?.keptColumns ?? [])
  index.close()
  const { groups } = index
  const priors = gathered.priors(groups.length).map((latent, g) => ({
    group: Object.fromEntries(columns.map((name, c) => [name, groups[g]![c]!])),
    ...latent,
  }))
  return { index, priors, sha256: input.sha256() }
}

/** Each column is among the kept ones, since it is asked for there. */
function indexOf(columns: readonly string[], kept: readonly string[]): GroupIndex {
  return createGroupIndex(
    columns,
    columns.map((name) => kept.indexOf(name)),
  )
}
