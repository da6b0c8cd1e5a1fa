import type { ItemBank } from '../bank/item-bank.js'
import { type BlockResponses, type BlockStep, createBlockScorer } from './score-block.js'
import { createScoreLines, type ScoreFileForm, type ScoreLines } from './score-lines.js'
import { type BlockScores, createBlockScores, type ScoreSettings } from './score-settings.js'

/** What decides the lines of a score file besides the responses: plain data, the same for every block and thread. */
export interface ScoringSetup {
  readonly bank: ItemBank
  readonly settings: ScoreSettings
  readonly form: ScoreFileForm
  /** Most persons a block. */
  readonly persons: number
}

/** Scores blocks and makes their lines. */
export interface BlockScoring {
  /** Blocks that may be under way at once, each from its call until it is released. */
  readonly depth: number
  /** @param leftOut places of persons who get no line */
  score(block: BlockResponses, leftOut: ReadonlySet<number> | undefined): Promise<ScoredBlock> | ScoredBlock
  close(): Promise<void>
}

/** What became of a block. */
export interface ScoredBlock {
  readonly scores: BlockScores
  readonly lines: Uint8Array
  /** Gives its memory back for another block, when nobody needs it any more; undefined where the next block takes it without being asked. */
  readonly release: (() => void) | undefined
}

/** The work of one thread. */
export interface BlockWork {
  readonly scoreInto: BlockStep
  readonly lines: ScoreLines['lines']
}

export async function createBlockWork({ bank, settings, form }: ScoringSetup): Promise<BlockWork> {
  return { scoreInto: await createBlockScorer(bank, settings), lines: createScoreLines(settings, form).lines }
}

/** A scoring in this thread, block after block. */
export async function scoreInThread(setup: ScoringSetup): Promise<BlockScoring> {
  const { scoreInto, lines } = await createBlockWork(setup)
  const scores = createBlockScores(setup.settings, setup.persons)
  return {
    depth: 1,
    score(block, leftOut) {
      scoreInto(scores, block)
      return { scores, lines: lines(block, scores, leftOut), release: undefined }
    },
    close: () => Promise.resolve(),
  }
}
