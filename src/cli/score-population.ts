import { MelekError } from '../issues/melek-error.js'
import type { Standard } from '../literacy/standard.js'
import type { PopulationResult } from '../population/population-result.js'
import { replicateMethodOf } from '../population/replicates/replicate-method.js'
import type { Roster } from '../population/roster/roster.js'
import type { ScoreRowOptions } from '../population/scores/read-score-rows.js'
import type { ScoreShareInput } from '../population/scores/score-options.js'
import type { ScorePerson, ScoreRefusal, ScoreRowSink } from '../population/scores/score-rows.js'
import { type ScoreShares, sharesFromScores } from '../population/scores/shares-from-scores.js'
import type { TextEncoding } from '../tables/decode.js'
import type { CommandContext } from './command-context.js'
import { readScoreBank, readScoreStandards } from './population-input.js'
import { readRoster } from './read-roster.js'
import { type OriginOptions, readScoreOrigin } from './score-origin-input.js'
import { openScoreTable, type ScoreTable } from './score-table.js'
import { populationCommandWords } from './words/population-command-words.js'

export interface ScorePopulationOptions extends OriginOptions {
  readonly bank?: string
  readonly seed?: string
  readonly standard?: string
  readonly target?: string
  readonly weight?: string
  readonly year?: number
  readonly confidence: number
  readonly id?: string
  readonly replicateWeights?: string
  readonly replicateMethod?: string
  readonly roster?: string
  readonly populationSize?: number
  readonly from?: 'plausible-values' | 'estimates'
  readonly allowUnconditioned?: boolean
  readonly encoding?: TextEncoding
  readonly duplicateCheck?: boolean
}

export interface ScorePopulation {
  readonly result: PopulationResult
  readonly standard: Standard
  readonly refused: number
  /** The first few of them. */
  readonly refusals: readonly ScoreRefusal[]
  /** Fingerprint of the scores. */
  readonly sha256: string
}

const mostShown = 5

/** Shares from a score file, read once from end to end. */
export async function scorePopulation(
  path: string,
  options: ScorePopulationOptions,
  context: CommandContext,
): Promise<ScorePopulation> {
  const roster = options.roster === undefined ? undefined : await readRoster(options.roster)
  const table = await openScoreTable(path, rowOptions(options, roster), context.stdin)
  const refusals: ScoreRefusal[] = []
  const state = { refused: 0, shares: undefined as ScoreShares | undefined, standard: undefined as Standard | undefined }
  const refuse = (refusal: ScoreRefusal) => {
    state.refused += 1
    if (refusals.length < mostShown) refusals.push(refusal)
  }
  // Rows of a text may come with the piece that holds the header, but what they mean has to be read from other files first.
  const waiting: ScorePerson[] = []
  const sink: ScoreRowSink = {
    refuse,
    row(person) {
      if (state.shares === undefined) {
        waiting.push({ ...person, figures: person.figures.slice(), texts: person.texts.slice() })
        return
      }
      const refusal = state.shares.add(person)
      if (refusal !== undefined) refuse(refusal)
    },
  }
  const start = async ({ plan }: ScoreTable) => {
    if (plan === undefined || state.shares !== undefined) return
    const { origin } = await readScoreOrigin(path, options, plan.columns)
    const { standard, target } = await readScoreStandards(options, origin, populationCommandWords[context.language].ownScale)
    state.standard = standard
    const bank = await readScoreBank(options.bank, origin)
    state.shares = sharesFromScores(shareInput({ standard, target, origin, roster, bank }, options), plan)
    for (const person of waiting.splice(0)) sink.row(person)
  }
  await start(table)
  for await (const _ of table.rows(sink)) {
    await start(table)
    if (context.signal.aborted) throw new MelekError('interrupted', 'interrupted')
  }
  await start(table)
  const result = (state.shares as ScoreShares).result(table.texts)
  return { result, standard: state.standard as Standard, refused: state.refused, refusals, sha256: await table.sha256() }
}

function rowOptions(options: ScorePopulationOptions, roster: Roster | undefined): ScoreRowOptions {
  const { group } = options
  const texts = [...(group === undefined ? [] : [group]), ...(roster?.columns ?? []).filter((name) => name !== group)]
  return {
    plausibleValues: options.pv,
    weight: options.weight,
    replicateWeights: options.replicateWeights,
    texts,
    person: options.id,
    encoding: options.encoding,
    noDuplicateCheck: options.duplicateCheck === false,
  }
}

function shareInput(
  documents: Pick<ScoreShareInput, 'standard' | 'target' | 'origin' | 'roster' | 'bank'>,
  options: ScorePopulationOptions,
): ScoreShareInput {
  const { replicateMethod: word } = options
  const method = word === undefined ? undefined : replicateMethodOf(word)
  if (word !== undefined && method === undefined)
    throw new MelekError(
      'replicate-method',
      `--replicate-method must be brr, fay:K with 0 ≤ K < 1, jk1, jk2 or jk2-full, got "${word}"`,
    )
  return {
    ...documents,
    group: options.group,
    replicateMethod: method,
    populationSize: options.populationSize,
    options: {
      confidence: options.confidence,
      seed: options.seed,
      measuredIn: options.year,
      from: options.from,
      allowUnconditioned: options.allowUnconditioned,
    },
  }
}
