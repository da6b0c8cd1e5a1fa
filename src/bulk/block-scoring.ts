import type { Allocate } from '../tables/byte-room.js'
import { BLOCK_PERSONS } from '../tables/read-response-blocks.js'
import type { ResponseBlock } from '../tables/response-block.js'
import { createBlockScorer } from './score-block.js'
import type { ScoreJob } from './score-job.js'
import { createScoreLines, type ScoreFileForm } from './score-lines.js'
import { type BlockScores, createBlockScores } from './score-settings.js'

/** Scores blocks and makes their lines. */
export interface BlockScoring {
  /** Blocks that may be under way at once. */
  readonly depth: number
  /** Results may be waited for in the order of the calls only, each until it is released. */
  score(block: ResponseBlock, leftOut: ReadonlySet<number>): Promise<ScoredBlock> | ScoredBlock
  close(): Promise<void>
}

/** What became of a block; its memory serves for another one once it is released. */
export interface ScoredBlock {
  readonly scores: BlockScores
  readonly lines: Uint8Array
  release(): void
}

/** How blocks are laid out for a scoring. */
export interface BlockPlan {
  readonly persons: number
  readonly allocate: Allocate
}

/** A scoring in this thread, block after block. */
export function scoreInThread({ bank, settings }: Pick<ScoreJob, 'bank' | 'settings'>, form: ScoreFileForm): BlockScoring {
  const scoreInto = createBlockScorer(bank, settings)
  const writer = createScoreLines(settings, form)
  let scores: BlockScores | undefined
  return {
    depth: 1,
    score(block, leftOut) {
      scores ??= createBlockScores(settings, BLOCK_PERSONS)
      scoreInto(scores, block.responses, block.count)
      const left = leftOut.size === 0 ? undefined : leftOut
      return { scores, lines: writer.lines(block, scores, left), release: () => undefined }
    },
    close: () => Promise.resolve(),
  }
}
