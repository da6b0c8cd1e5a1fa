import type { Standard } from '../literacy/standard.js'
import type { Prior } from '../scoring/prior.js'
import { type ScoreColumns, scoreStatus } from '../scoring/score-columns.js'
import type { ResolvedScoringOptions } from '../scoring/scoring-options.js'
import { type Allocate, ownMemory } from '../tables/byte-room.js'
import { type ScoreStatus, scoreStatuses } from '../tables/scores.js'

/** Everything that decides a person's figures besides the bank: plain data, the same for every block. */
export interface ScoreSettings extends ResolvedScoringOptions {
  /** Levels and target; without it scores have no level. */
  readonly standard: Standard | undefined
  /** Coverage of the bounds around theta, for instance 0.95; without it there are none. */
  readonly interval: number | undefined
  readonly plausible: PlausibleSettings | undefined
  /** Whether lz* is wanted of everybody. */
  readonly personFit: boolean
}

/** How plausible values are drawn. */
export interface PlausibleSettings {
  /** Values a person. */
  readonly count: number
  readonly seed: string
  /** Columns whose groups have a prior of their own; empty where everybody is drawn under the same. */
  readonly conditioning: readonly string[]
  /** The priors of the groups by their index; the last one is for persons of no known group. */
  readonly priors: readonly Prior[] | undefined
}

/** The figures of a block of persons, column by column; NaN inside a column means that there is no figure. */
export interface BlockScores extends Required<ScoreColumns> {
  readonly answered: Int32Array
  /** Index in scoreStatuses. */
  readonly status: Uint8Array
  /** Place among the levels of the standard; −1 without a level. */
  readonly level: Int16Array | undefined
  /** P(θ ≥ cut of the target level). */
  readonly targetProbability: Float64Array | undefined
  /** Those of a person side by side. */
  readonly plausibleValues: Float64Array | undefined
  /** Figures of further columns, those of a person side by side. */
  readonly figures: Float64Array | undefined
}

/** Room for the figures of so many persons. */
export function createBlockScores(settings: ScoreSettings, persons: number, allocate: Allocate = ownMemory): BlockScores {
  const figures = (columns: number) => new Float64Array(allocate(8 * persons * columns))
  const hasStandard = settings.standard !== undefined
  const further = furtherFigures(settings).length
  return {
    theta: figures(1),
    standardError: figures(1),
    answered: new Int32Array(allocate(4 * persons)),
    status: new Uint8Array(allocate(persons)),
    level: hasStandard ? new Int16Array(allocate(2 * persons)) : undefined,
    targetProbability: hasStandard ? figures(1) : undefined,
    plausibleValues: settings.plausible === undefined ? undefined : figures(settings.plausible.count),
    figures: further === 0 ? undefined : figures(further),
  }
}

/** Names of the columns of figures that settings ask for besides the usual ones: bounds first, lz* last. */
export function furtherFigures({ interval, personFit }: Pick<ScoreSettings, 'interval' | 'personFit'>): readonly string[] {
  return [...(interval === undefined ? [] : ['lower', 'upper']), ...(personFit ? ['lz_star'] : [])]
}

const statusNames: Readonly<Record<keyof typeof scoreStatus, ScoreStatus>> = {
  finite: 'scored',
  noResponses: 'no_responses',
  unboundedBelow: 'unbounded_below',
  unboundedAbove: 'unbounded_above',
  noInformation: 'no_information',
}

/** Index in scoreStatuses of each code of scoreStatus. */
export const statusOfCode = Uint8Array.from({ length: scoreStatuses.length }, (_, code) => {
  const [name] = Object.entries(scoreStatus).find((entry) => entry[1] === code) as [keyof typeof scoreStatus, number]
  return scoreStatuses.indexOf(statusNames[name])
})
