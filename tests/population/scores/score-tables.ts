import { parseStandard } from '../../../src/literacy/standard-schema.js'
import type { PopulationResult } from '../../../src/population/population-result.js'
import { createScoreRows, type ScoreRowOptions } from '../../../src/population/scores/read-score-rows.js'
import type { ScoreShareInput } from '../../../src/population/scores/score-options.js'
import type { ScoreOrigin } from '../../../src/population/scores/score-origin.js'
import type { ScorePerson, ScoreRefusal } from '../../../src/population/scores/score-rows.js'
import { sharesFromScores } from '../../../src/population/scores/shares-from-scores.js'

export const origin: ScoreOrigin = {
  bank: { id: 'spread', version: '1', provisional: false, security: 'private' },
  scaleId: 'spread/1',
  method: 'eap',
  prior: { kind: 'normal', mean: 0, sd: 1 },
  conditioning: [],
  standardFingerprint: null,
  logits: true,
}

/** Levels below and from some cuts, the target being the first cut. */
export function standardAt(cuts: readonly number[], cutStandardErrors?: readonly number[]) {
  return parseStandard({
    format: 'melek-standard/1',
    id: 'cuts',
    version: '1',
    scaleId: 'spread/1',
    targetLevel: 'level 1',
    levels: [null, ...cuts].map((from, k) => ({ id: `level ${k}`, from, name: `level ${k}` })),
    ...(cutStandardErrors === undefined ? {} : { cutStandardErrors }),
  })
}

/** Shares of the persons in a CSV text. */
export function sharesOfText(
  text: string,
  input: ScoreShareInput,
  options: ScoreRowOptions = {},
): PopulationResult & { readonly refused: readonly ScoreRefusal[] } {
  const rows = createScoreRows({ ...options, texts: options.texts ?? (input.group === undefined ? [] : [input.group]) })
  const persons: ScorePerson[] = []
  const refused: ScoreRefusal[] = []
  const sink = {
    row: (person: ScorePerson) => void persons.push({ ...person, figures: person.figures.slice(), texts: person.texts.slice() }),
    refuse: (refusal: ScoreRefusal) => void refused.push(refusal),
  }
  rows.push(new TextEncoder().encode(text), sink)
  rows.end(sink)
  const shares = sharesFromScores(input, rows.plan as NonNullable<typeof rows.plan>)
  for (const person of persons) {
    const refusal = shares.add(person)
    if (refusal !== undefined) refused.push(refusal)
  }
  return { ...shares.result(rows.texts), refused }
}

/** The share of a result, which must be shown. */
export function shown<Share extends { readonly share: number | null }>(
  share: Share | undefined,
): Extract<Share, { readonly share: number }> {
  if (share === undefined || share.share === null) throw new Error('a share must be shown')
  return share as Extract<Share, { readonly share: number }>
}
