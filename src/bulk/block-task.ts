import type { Issue } from '../issues/issue.js'
import { isMelekError } from '../issues/melek-error.js'
import { createBlockWork, type ScoringSetup } from './block-scoring.js'
import type { BlockResponses } from './score-block.js'
import type { BlockScores } from './score-settings.js'

/** A block as it is handed to a thread: its large columns lie in memory that threads share, so that they are not copied. */
export interface BlockTask extends BlockResponses {
  readonly leftOut: readonly number[]
  readonly scores: BlockScores
  readonly room: Uint8Array
}

/** What a thread is asked for: to lay the bank out before the first block, or a block. */
export type ThreadTask = 'prepare' | BlockTask

/** Errors lose their code on the way between threads, hence as plain data. */
export type BlockOutcome =
  | { readonly kind: 'done'; readonly lines: Uint8Array<ArrayBufferLike> }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string; readonly issues: readonly Issue[] }

/** What one thread does with its tasks. */
export async function createTaskRunner(setup: ScoringSetup): Promise<(task: BlockTask) => BlockOutcome> {
  const { scoreInto, lines } = await createBlockWork(setup)
  return ({ leftOut, scores, room, ...block }) => {
    try {
      scoreInto(scores, block)
      const left = leftOut.length === 0 ? undefined : new Set(leftOut)
      return { kind: 'done', lines: lines(block, scores, left, room) }
    } catch (error) {
      if (!isMelekError(error)) throw error
      // The message of an error with issues lists them below its first line.
      const message = error.issues.length === 0 ? error.message : error.message.slice(0, error.message.indexOf('\n'))
      return { kind: 'refused', code: error.code, message, issues: error.issues }
    }
  }
}
