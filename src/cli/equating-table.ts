import type { ItemBank } from '../bank/item-bank.js'
import { type EquipercentileScore, observedScoreEquating } from '../calibration/linking/equating/observed-score-equating.js'
import { syntheticPopulation } from '../calibration/linking/equating/score-population.js'
import { createTestForm } from '../calibration/linking/equating/test-form.js'
import { type EquatedScore, trueScoreEquating } from '../calibration/linking/equating/true-score-equating.js'
import type { ScaleLink } from '../calibration/linking/link-scales.js'
import { populationWeighting } from '../calibration/linking/link-weighting.js'
import type { Language } from '../reports/bilingual.js'
import type { EquatedScores } from '../reports/link-page.js'
import { numberWords } from '../reports/number-words.js'
import type { Speaker } from './show-link.js'
import { textTable } from './terminal/text-table.js'
import { linkWords } from './words/link-words.js'

export type EquatingKind = EquatingTable['kind']

/** Raw scores of one bank as raw scores of the other; the banks are the forms. */
export type EquatingTable =
  | { readonly kind: 'true-score'; readonly scores: readonly EquatedScore[] }
  | {
      readonly kind: 'observed-score'
      readonly population: string
      /** Mean and SD of the persons of A and of B, each on the scale of its own calibration. */
      readonly populations: readonly [BankPopulation, BankPopulation]
      readonly share: number
      readonly scores: readonly EquipercentileScore[]
    }

interface BankPopulation {
  readonly mean: number
  readonly sd: number
  /** Where the bank says nothing of its persons. */
  readonly assumed: boolean
}

interface EquatedBanks {
  /** The linked bank before the link. */
  readonly own: ItemBank
  /** On the scale of the base. */
  readonly linked: ItemBank
  readonly base: ItemBank
  readonly link: ScaleLink
  /** Of persons like those of the linked bank. */
  readonly share: number
}

/** @throws MelekError `form-invalid` for banks with NRM items */
export function equatingTable(kind: EquatingKind, { own, linked, base, link, share }: EquatedBanks): EquatingTable {
  const form = createTestForm(linked.items, linked.scale.scalingConstant)
  const other = createTestForm(base.items, base.scale.scalingConstant)
  if (kind === 'true-score') return { kind, scores: trueScoreEquating(form, other) }
  const populations = [populationOf(own), populationOf(base)] as const
  const [ownPart, basePart] = populations
  const population = syntheticPopulation(link, share, {
    linked: populationWeighting(ownPart),
    base: populationWeighting(basePart),
  })
  return { kind, population: population.label, populations, share, scores: observedScoreEquating(form, other, population) }
}

/** N(0, 1) where the scale names none. */
function populationOf({ scale: { population } }: ItemBank): BankPopulation {
  return population === undefined
    ? { mean: 0, sd: 1, assumed: true }
    : { mean: population.mean, sd: population.sd, assumed: false }
}

/** The table in words: what it is of, in whom, and its rows. */
export function equatedScores(table: EquatingTable, language: Language): EquatedScores {
  const words = linkWords[language]
  const { decimal, percent } = numberWords(language)
  const { score, equivalent, theta, rank } = words.equatedColumns
  const persons = (table.kind === 'observed-score' ? table.populations : []).map(({ mean, sd, assumed }) =>
    words.equatedPersons(decimal(mean, 2), decimal(sd, 2), assumed),
  )
  const [own = '', base = ''] = persons
  return {
    notes: [
      words.equated[table.kind],
      ...(table.kind === 'observed-score' ? [words.equatedPopulation(percent(table.share, 0), own, base)] : []),
    ],
    header: [score, equivalent, table.kind === 'true-score' ? theta : rank],
    rows:
      table.kind === 'true-score'
        ? table.scores.map((row) => [
            String(row.score),
            decimal(row.equivalent, 2),
            row.theta === undefined ? words.interpolated : decimal(row.theta, 3),
          ])
        : table.scores.map((row) => [String(row.score), decimal(row.equivalent, 2), decimal(row.percentileRank, 1)]),
  }
}

export function showEquating(table: EquatingTable, speaker: Speaker, language: Language): void {
  const { notes, header, rows } = equatedScores(table, language)
  speaker.print()
  for (const note of notes) speaker.say(note)
  const columns = header.map((title) => ({ title, align: 'right' as const }))
  speaker.print(textTable(columns, rows, speaker.width))
}
