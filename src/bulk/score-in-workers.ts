import { MelekError } from '../issues/melek-error.js'
import { openWorkerPool } from '../runtime/worker-pool.js'
import { sharedMemory } from '../tables/byte-room.js'
import type { BlockScoring, ScoredBlock, ScoringSetup } from './block-scoring.js'
import { type BlockOutcome, type BlockTask, createTaskRunner, type ThreadTask } from './block-task.js'
import { type BlockScores, createBlockScores } from './score-settings.js'

/** Memory that a block's figures and lines go into. */
interface Slot {
  readonly scores: BlockScores
  room: Uint8Array
}

/** The kernels leave little garbage; more room would only be filled more slowly. */
const YOUNG_MEGABYTES = 6

/** Bytes of a line that fit without a longer buffer. */
const USUAL_LINE = 64

/** Blocks of a thread: one in hand and one in wait. */
const BLOCKS_A_THREAD = 2
/** Blocks that wait besides, so that nobody idles while the caller scores one itself. */
const MORE_IN_WAIT = 2
/** Blocks that the caller may have scored while earlier ones are still under way elsewhere. */
const OWN_BLOCKS = 2

/**
 * A scoring by so many workers, of whom the caller's thread is one: it scores what the others have no room for, so that it neither waits nor
 * takes a processor from them. Each block is scored by one of them; the caller waits for the blocks in the order of the file, so that what it
 * writes does not hang on who was first.
 * @param entry the compiled `bulk-worker`
 */
export function scoreInWorkers(setup: ScoringSetup, workers: number, entry: URL): BlockScoring {
  const others = workers - 1
  const inWait = BLOCKS_A_THREAD + Math.ceil(MORE_IN_WAIT / others)
  const threads = { workers: others, youngMegabytes: YOUNG_MEGABYTES, tasksAtOnce: inWait }
  const pool = openWorkerPool<ThreadTask, BlockOutcome>({ entry, setup, ...threads })
  const slots: Slot[] = []
  const emptySlot = (): Slot => ({
    scores: createBlockScores(setup.settings, setup.persons, sharedMemory),
    room: new Uint8Array(sharedMemory(USUAL_LINE * setup.persons)),
  })
  let ownRunner: ReturnType<typeof createTaskRunner> | undefined
  /** Blocks that the other threads have room for; none until they are ready. */
  let room = 0
  for (let i = 0; i < others; i++) {
    const ready = () => {
      room += inWait
    }
    // A thread that fails fails at the first block as well, which is waited for.
    pool.run('prepare').then(ready, ready)
  }
  const elsewhere = async (task: BlockTask): Promise<BlockOutcome> => {
    room--
    try {
      return await pool.run(task)
    } finally {
      room++
    }
  }
  const own = async (task: BlockTask): Promise<BlockOutcome> => {
    ownRunner ??= createTaskRunner(setup)
    return (await ownRunner)(task)
  }
  const scoreIn = async (slot: Slot, task: Omit<BlockTask, 'scores' | 'room'>): Promise<ScoredBlock> => {
    const { scores } = slot
    const whole = { ...task, scores, room: slot.room }
    const outcome = room > 0 ? await elsewhere(whole) : await own(whole)
    if (outcome.kind === 'refused') throw new MelekError(outcome.code, outcome.message, outcome.issues)
    const { lines } = outcome
    const release = () => {
      slot.room = new Uint8Array(lines.buffer)
      slots.push(slot)
    }
    return { scores, lines, release }
  }
  return {
    depth: inWait * others + OWN_BLOCKS,
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
