import { MelekError } from '../issues/melek-error.js'
import { openWorkerPool } from '../runtime/worker-pool.js'
import { sharedMemory } from '../tables/byte-room.js'
import type { BlockScoring, ScoredBlock, ScoringSetup } from './block-scoring.js'
import type { BlockOutcome, BlockTask } from './block-task.js'
import { type BlockScores, createBlockScores } from './score-settings.js'

/** Memory that a block's figures and lines go into. */
interface Slot {
  readonly scores: BlockScores
  room: Uint8Array
}

/** The kernels leave little garbage; more room would only be filled more slowly. */
const YOUNG_MEGABYTES = 6

/** Bytes of a line that fit without a longer buffer. */
const USUAL_LINE = 96

/**
 * A scoring in so many threads. Each block is scored by one of them; the caller waits for the blocks in the order of the file, so that
 * what it writes does not hang on who was first.
 * @param entry the compiled `bulk-worker`
 */
export function scoreInWorkers(setup: ScoringSetup, workers: number, entry: URL): BlockScoring {
  const pool = openWorkerPool<BlockTask, BlockOutcome>({ entry, workers, setup, youngMegabytes: YOUNG_MEGABYTES })
  const slots: Slot[] = []
  const emptySlot = (): Slot => ({
    scores: createBlockScores(setup.settings, setup.persons, sharedMemory),
    room: new Uint8Array(sharedMemory(USUAL_LINE * setup.persons)),
  })
  const scoreIn = async (slot: Slot, task: Omit<BlockTask, 'scores' | 'room'>): Promise<ScoredBlock> => {
    const { scores, room } = slot
    const outcome = await pool.run({ ...task, scores, room })
    if (outcome.kind === 'refused') throw new MelekError(outcome.code, outcome.message, outcome.issues)
    const { lines } = outcome
    const release = () => {
      slot.room = new Uint8Array(lines.buffer)
      slots.push(slot)
    }
    return { scores, lines, release }
  }
  return {
    // One block a worker in hand and one in wait, so that nobody idles while lines are written.
    depth: 2 * workers,
    score({ count, responses, texts, textCount, priorOf }, leftOut) {
      const persons = { count, responses, texts, textCount, priorOf }
      const scored = scoreIn(slots.pop() ?? emptySlot(), { ...persons, leftOut: [...(leftOut ?? [])] })
      // It is waited for in its turn, or never where the run ends before; its failure must not count as unhandled.
      scored.catch(() => undefined)
      return scored
    },
    close: () => pool.close(),
  }
}
