import type { CompiledBank } from '../../src/bank/compile-bank.js'
import { estimateProficiency } from '../../src/scoring/score-person.js'
import { defaultNodes } from '../../src/scoring/scoring-grid.js'
import type { ScoringOptions } from '../../src/scoring/scoring-options.js'
import { finite } from './expect-estimate.js'

/** Whether a person's posterior is summed over more nodes than the default ones, which would cut it off. */
export function nodesGoOn(bank: CompiledBank, row: ArrayLike<number>, options: ScoringOptions = {}): boolean {
  const [own, given] = [options, { ...options, nodes: options.nodes ?? defaultNodes }].map((each) =>
    finite(estimateProficiency(bank, row, each)),
  )
  return own?.standardError !== given?.standardError
}
