import type { SubScoreValue } from '../../literacy/sub-score-value.js'
import type { Shares } from '../group-shares.js'
import type { TestedPersons } from '../measure-persons.js'
import type { PillarProfile, PillarShare } from '../population-result.js'
import type { Measurement } from '../quadrature/measurement.js'
import type { ShareInput } from '../share-options.js'
import { answersTo, pillarItems } from './pillar-items.js'
import { pillarValues } from './pillar-value.js'

/**
 * Shares of the pillars that the items name, or null where they name fewer than two.
 * @param sharesOf shares of the same persons from fewer answers
 * @source Haberman (2008), J. Educ. Behav. Stat. 33, 204–229: a part is reported where its own score tells it better than the total
 */
export function pillarShares(
  input: ShareInput,
  { used, tested }: Pick<TestedPersons, 'used' | 'tested'>,
  measurement: Measurement,
  sharesOf: (input: ShareInput) => Shares,
): PillarProfile | null {
  const pillars = pillarItems(input.bank, used)
  if (pillars.length < 2) return null
  const { persons, values } = pillarValues(measurement, pillars, tested)
  return {
    persons,
    pillars: pillars.map(({ pillar, items }): PillarShare => {
      const found = values.get(pillar)
      const told = { pillar, items: items.length, value: found === undefined ? null : withoutPart(found) }
      if (found?.addsValue !== true)
        return { ...told, stands: found === undefined ? 'not-judged' : 'total-tells-more', total: null, groups: [] }
      const responses = answersTo(items, input.responses, input.bank.items.length)
      const { total, groups } = sharesOf({ ...input, responses, target: undefined })
      return { ...told, stands: null, total, groups }
    }),
  }
}

function withoutPart({ own, total, both, addsValue }: SubScoreValue): Omit<SubScoreValue, 'part'> {
  return { own, total, both, addsValue }
}
