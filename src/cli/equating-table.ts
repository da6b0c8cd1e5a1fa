import type { ItemBank } from '../bank/item-bank.js'
import { type EquipercentileScore, observedScoreEquating } from '../calibration/linking/equating/observed-score-equating.js'
import { syntheticPopulation } from '../calibration/linking/equating/score-population.js'
import { createTestForm } from '../calibration/linking/equating/test-form.js'
import { type EquatedScore, trueScoreEquating } from '../calibration/linking/equating/true-score-equating.js'
import type { ScaleLink } from '../calibration/linking/link-scales.js'
import type { Language } from '../reports/bilingual.js'
import { numberWords } from '../reports/number-words.js'
import type { Speaker } from './show-link.js'
import { textTable } from './terminal/text-table.js'
import { linkWords } from './words/link-words.js'

export type EquatingKind = EquatingTable['kind']

/** Raw scores of one bank as raw scores of the other; the banks are the forms. */
export type EquatingTable =
  | { readonly kind: 'true-score'; readonly scores: readonly EquatedScore[] }
  | { readonly kind: 'observed-score'; readonly population: string; readonly scores: readonly EquipercentileScore[] }

interface EquatedBanks {
  /** On the scale of the base. */
  readonly linked: ItemBank
  readonly base: ItemBank
  readonly link: ScaleLink
  /** Of persons like those of the linked bank. */
  readonly share: number
}

/** @throws MelekError `form-invalid` for banks with NRM items */
export function equatingTable(kind: EquatingKind, { linked, base, link, share }: EquatedBanks): EquatingTable {
  const form = createTestForm(linked.items, linked.scale.scalingConstant)
  const other = createTestForm(base.items, base.scale.scalingConstant)
  if (kind === 'true-score') return { kind, scores: trueScoreEquating(form, other) }
  const population = syntheticPopulation(link, share)
  return { kind, population: population.label, scores: observedScoreEquating(form, other, population) }
}

export function showEquating(table: EquatingTable, speaker: Speaker, language: Language): void {
  const words = linkWords[language]
  const { decimal } = numberWords(language)
  const right = (title: string) => ({ title, align: 'right' as const })
  const { score, equivalent, theta, rank } = words.equatedColumns
  speaker.print()
  speaker.say(words.equated[table.kind])
  const columns = [right(score), right(equivalent), right(table.kind === 'true-score' ? theta : rank)]
  const rows =
    table.kind === 'true-score'
      ? table.scores.map((row) => [
          String(row.score),
          decimal(row.equivalent, 2),
          row.theta === undefined ? words.interpolated : decimal(row.theta, 3),
        ])
      : table.scores.map((row) => [String(row.score), decimal(row.equivalent, 2), decimal(row.percentileRank, 1)])
  speaker.print(textTable(columns, rows, speaker.width))
}
