import { unreachable } from '../issues/unreachable.js'
import type { AnswerScoring, KeyItem, RawAnswer } from './answer-keys.js'

/** What a raw answer is worth: a category, a declared state, or a refusal that says why. */
export type ScoredAnswer =
  | { readonly kind: 'category'; readonly category: number }
  | { readonly kind: 'omitted' }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'invalid'; readonly reason: string }

/** Partial credit collapsed to three ordered categories: all right 2, at least half right 1, less 0. @source docs/decisions */
function threeCategories(share: number): number {
  if (share >= 1) return 2
  return share >= 0.5 ? 1 : 0
}

/**
 * The one function from a raw answer to a category, shared by placement, server and bulk.
 * @param key the item's key
 * @param optionIds ids that an answer may name; an id outside them is invalid, never a 0
 */
export function scoreAnswer(
  key: KeyItem,
  answer: RawAnswer,
  optionIds: readonly string[],
  targetIds: readonly string[] = [],
): ScoredAnswer {
  if ('omitted' in answer) return { kind: 'omitted' }
  if ('timedOut' in answer) return { kind: 'timed-out' }
  const problem = answerProblem(key.scoring, answer, optionIds, targetIds)
  if (problem !== undefined) return { kind: 'invalid', reason: `item "${key.id}": ${problem}` }
  return { kind: 'category', category: category(key.scoring, answer) }
}

/** Highest category that a key can give, hence the number of categories less one. */
export function highestCategory(scoring: AnswerScoring): number {
  if (scoring.kind === 'choice') return scoring.categories === undefined ? 1 : Math.max(...Object.values(scoring.categories))
  return scoring.rule === 'all-or-nothing' ? 1 : 2
}

function answerProblem(
  scoring: AnswerScoring,
  answer: RawAnswer,
  optionIds: readonly string[],
  targetIds: readonly string[],
): string | undefined {
  const unknown = (ids: readonly string[], known: readonly string[]) => ids.find((id) => !known.includes(id))
  const unknownText = (id: string, known: readonly string[]) => `answer names "${id}", which is not one of ${known.join(', ')}`
  switch (scoring.kind) {
    case 'choice': {
      if (!('choice' in answer)) return 'expected { choice: optionId }'
      const id = unknown([answer.choice], optionIds)
      return id === undefined ? undefined : unknownText(id, optionIds)
    }
    case 'choices': {
      if (!('choices' in answer)) return 'expected { choices: [optionId, …] }'
      const id = unknown(answer.choices, optionIds)
      if (id !== undefined) return unknownText(id, optionIds)
      return new Set(answer.choices).size === answer.choices.length ? undefined : 'answer names an option twice'
    }
    case 'order': {
      if (!('order' in answer)) return 'expected { order: [optionId, …] }'
      const id = unknown(answer.order, scoring.order)
      if (id !== undefined) return unknownText(id, scoring.order)
      const complete = new Set(answer.order).size === scoring.order.length && answer.order.length === scoring.order.length
      return complete ? undefined : `answer must name each of ${scoring.order.join(', ')} once`
    }
    case 'match': {
      if (!('pairs' in answer)) return 'expected { pairs: { optionId: targetId } }'
      const left = unknown(Object.keys(answer.pairs), Object.keys(scoring.pairs))
      if (left !== undefined) return unknownText(left, Object.keys(scoring.pairs))
      const right = targetIds.length === 0 ? undefined : unknown(Object.values(answer.pairs), targetIds)
      return right === undefined ? undefined : unknownText(right, targetIds)
    }
    default:
      return unreachable(scoring)
  }
}

function category(scoring: AnswerScoring, answer: RawAnswer): number {
  if (scoring.kind === 'choice' && 'choice' in answer) {
    return scoring.categories?.[answer.choice] ?? (answer.choice === scoring.correct ? 1 : 0)
  }
  const share = shareRight(scoring, answer)
  if (scoring.kind !== 'choice' && scoring.rule === 'all-or-nothing') return share >= 1 ? 1 : 0
  return threeCategories(share)
}

/** Share of the possible credit, 0…1. */
function shareRight(scoring: AnswerScoring, answer: RawAnswer): number {
  if (scoring.kind === 'choices' && 'choices' in answer) {
    const hits = answer.choices.filter((id) => scoring.correct.includes(id)).length
    return Math.max(0, (hits - (answer.choices.length - hits)) / scoring.correct.length)
  }
  if (scoring.kind === 'order' && 'order' in answer) {
    const follows = new Set(pairsOf(scoring.order))
    return pairsOf(answer.order).filter((pair) => follows.has(pair)).length / (scoring.order.length - 1)
  }
  if (scoring.kind === 'match' && 'pairs' in answer) {
    const lefts = Object.keys(scoring.pairs)
    return lefts.filter((left) => answer.pairs[left] === scoring.pairs[left]).length / lefts.length
  }
  return 0
}

function pairsOf(order: readonly string[]): string[] {
  return order.slice(1).map((id, index) => JSON.stringify([order[index], id]))
}
