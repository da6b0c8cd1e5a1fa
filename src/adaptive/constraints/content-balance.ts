import type { CompiledBank } from '../../bank/compile-bank.js'
import { type Blueprint, type BlueprintRule, countMembers, ruleBounds, ruleMembership, ruleName } from './blueprint.js'
import type { Constraint, ConstraintMoment, Narrowing } from './constraint.js'

/**
 * Keeps the test within its blueprint: never above a maximum, never so that the minima of an attribute no longer fit into the
 * items that are left.
 */
export function withinBlueprint(blueprint: Blueprint, bank: CompiledBank): Constraint {
  const { rules } = blueprint
  const membership = ruleMembership(rules, bank)
  const attributes = [...new Set(rules.map((rule) => rule.attribute))]
  return {
    name: 'blueprint',
    narrow(candidates, moment) {
      const counts = membership.map((members) => countMembers(members, moment.given))
      const bounds = rules.map((rule) => ruleBounds(rule, moment.maximumLength))
      const belowMaximum = candidates.filter((index) =>
        rules.every((_, r) => membership[r]?.[index] !== 1 || (counts[r] as number) < (bounds[r]?.most as number)),
      )
      const left = moment.maximumLength - moment.given.length
      let allowed = belowMaximum
      for (const attribute of attributes) {
        const owing = rules.flatMap((rule, r) =>
          rule.attribute === attribute && (counts[r] as number) < (bounds[r]?.least as number) ? [r] : [],
        )
        const owed = owing.reduce((sum, r) => sum + (bounds[r]?.least as number) - (counts[r] as number), 0)
        if (owed >= left) allowed = allowed.filter((index) => owing.some((r) => membership[r]?.[index] === 1))
      }
      if (allowed.length > 0 || belowMaximum.length === 0) return { candidates: allowed }
      return { candidates: belowMaximum, notes: [{ code: 'blueprint-relaxed', detail: 'minima' }] }
    },
  }
}

/**
 * Serves the content that is furthest behind its share of the test; where several attributes have shares, the single kind that lags
 * most, in items. Lags are counted at the length the test would have with the next item.
 * @source Kingsbury & Zara (1989), Applied Measurement in Education 2, 359–375 (the constrained procedure, for one attribute)
 */
export function balanceContent(blueprint: Blueprint, bank: CompiledBank): Constraint {
  const { rules } = blueprint
  const membership = ruleMembership(rules, bank)
  return {
    name: 'balance',
    narrow(candidates, moment): Narrowing {
      const shares = targetShares(rules, moment.maximumLength)
      const lags = rules.map((_, r) => lag(shares[r] as number, membership[r] as Uint8Array, moment))
      const order = rules.map((_, r) => r).sort((left, right) => (lags[right] as number) - (lags[left] as number) || left - right)
      for (const r of order) {
        if ((lags[r] as number) <= 0) break
        const served = candidates.filter((index) => membership[r]?.[index] === 1)
        if (served.length > 0)
          return { candidates: served, notes: [{ code: 'balanced', detail: ruleName(rules[r] as BlueprintRule) }] }
      }
      return { candidates }
    },
  }
}

/** Items that a kind is short of, rounded to 1e-9 so that ties do not hang on the last bits. */
function lag(share: number, members: Uint8Array, { given }: ConstraintMoment): number {
  return Math.round((share * (given.length + 1) - countMembers(members, given)) * 1e9) / 1e9
}

/**
 * The share of the test that each rule's kind should have: its minimum, and of what the minima leave a part in proportion to the room
 * between its bounds. Kinds without a rule are one more kind without bounds.
 */
export function targetShares(rules: readonly BlueprintRule[], length: number): number[] {
  const bounds = rules.map((rule) => ruleBounds(rule, length))
  return rules.map((rule, r) => {
    const peers = rules.flatMap((other, o) =>
      other.attribute === rule.attribute ? [bounds[o] as { least: number; most: number }] : [],
    )
    const least = peers.reduce((sum, bound) => sum + bound.least, 0)
    const room = peers.reduce((sum, bound) => sum + bound.most - bound.least, 0)
    const own = bounds[r] as { least: number; most: number }
    const part = room > 0 ? Math.min(1, Math.max(0, length - least) / room) : 0
    return length === 0 ? 0 : (own.least + part * (own.most - own.least)) / length
  })
}
