import { MelekError } from '../issues/melek-error.js'
import type { PanelCut } from '../literacy/setting/panel-cut.js'

interface Round extends PanelCut {
  readonly round: number
}

/** The round whose cut holds: the one named, else the last. */
export function chosenRound<R extends Round>(rounds: readonly R[], wanted: number | undefined) {
  const round = wanted === undefined ? rounds.at(-1) : rounds.find((each) => each.round === wanted)
  if (round === undefined)
    throw new MelekError(
      'round-unknown',
      `there is no round ${wanted}; the file has the rounds ${rounds.map((each) => each.round).join(', ')}`,
    )
  const { cut, standardError, byJudge, errorCovers } = round
  return {
    found: { cut, standardError, about: { judges: byJudge.length, round: round.round, rounds: rounds.length, errorCovers } },
    json: { round: round.round, rounds },
  }
}
