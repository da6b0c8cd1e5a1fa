import type { CompiledBank } from '../../../bank/compile-bank.js'
import { type Blueprint, countMembers, ruleBounds, ruleMembership } from '../blueprint.js'
import type { Constraint, ConstraintMoment } from '../constraint.js'

/**
 * Replaces the value of a candidate by minus its penalty: the content penalty of its kinds, made 0 … 1 over the candidates, less the
 * square of its value as a share of the best one. A kind is penalised by how far the share that it is heading for, counting the bank's
 * own share for the items to come, lies above the middle of its bounds, steeply outside them. Candidates of a kind whose minimum is
 * owed, and of none whose maximum is reached, come first.
 * @source Shin, Chien, Way & Swanson (2009), Weighted Penalty Model for Content Balancing in CATs, Pearson
 */
export function weightedPenalty({ rules }: Blueprint, bank: CompiledBank): Constraint {
  const membership = ruleMembership(rules, bank)
  const isOperational = bank.items.map((item) => item.status === 'operational')
  const size = isOperational.filter(Boolean).length
  const shares = membership.map((members) => members.reduce((sum, member, i) => sum + (isOperational[i] ? member : 0), 0) / size)
  const kindPenalties = ({ given, maximumLength }: ConstraintMoment) =>
    rules.map((rule, r) => {
      const { least, most } = ruleBounds(rule, maximumLength)
      const count = countMembers(membership[r] as Uint8Array, given)
      const heading = (count + (shares[r] as number) * (maximumLength - given.length)) / maximumLength
      const penalty = contentPenalty(heading, least / maximumLength, Math.min(1, most / maximumLength))
      return { penalty: penalty * (rule.weight ?? 1), owed: count < least, full: count >= most }
    })
  return {
    name: 'weighted-penalty',
    narrow: (candidates) => ({ candidates }),
    weighInto(values, candidates, moment) {
      const kinds = kindPenalties(moment)
      const own = (index: number) => kinds.filter((_, r) => membership[r]?.[index] === 1)
      const content = rescaled(candidates.map((index) => own(index).reduce((sum, { penalty }) => sum + penalty, 0)))
      const worth = rescaled(candidates.map((index) => values[index] as number))
      candidates.forEach((index, c) => {
        const wanted = own(index).some(({ owed }) => owed) && !own(index).some(({ full }) => full)
        // Both penalties lie in 0 … 1, so two steps apart keep the groups apart.
        values[index] = (wanted ? 2 : 0) - (content[c] as number) + (worth[c] as number) ** 2
      })
    },
  }
}

/** Curvature that makes value and slope of the penalty continuous at the bounds. */
const curvature = 2

/**
 * Penalty of giving one more item of a kind: the distance of its share from the middle of the bounds, growing with the square outside.
 * @param heading share of the test that the kind is heading for
 */
export function contentPenalty(heading: number, least: number, most: number): number {
  const distance = heading - (least + most) / 2
  const half = (most - least) / 2
  if (Math.abs(distance) <= half) return distance
  if (half === 0) return distance
  return Math.sign(distance) * (distance ** 2 / (curvature * half) + half / curvature)
}

/** Figures stretched to 0 … 1; all 0 where they are equal. */
function rescaled(figures: readonly number[]): number[] {
  const lowest = Math.min(...figures)
  const range = Math.max(...figures) - lowest
  return figures.map((figure) => (range > 0 ? (figure - lowest) / range : 0))
}
