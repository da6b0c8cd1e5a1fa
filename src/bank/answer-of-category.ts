import type { AnswerScoring, RawAnswer } from './answer-keys.js'

/**
 * An answer that is worth a given category, for simulated examinees: the inverse of `scoreAnswer`.
 * @param optionIds options of the item, in the order of the page
 * @returns undefined where no answer has that category
 */
export function answerOfCategory(scoring: AnswerScoring, category: number, optionIds: readonly string[]): RawAnswer | undefined {
  if (scoring.kind === 'choice') {
    const worth = (id: string) => scoring.categories?.[id] ?? (id === scoring.correct ? 1 : 0)
    const choice = optionIds.find((id) => worth(id) === category)
    return choice === undefined ? undefined : { choice }
  }
  const all = scoring.rule === 'all-or-nothing' ? 1 : 2
  if (category === all) return fullAnswer(scoring)
  if (category === 0) return poorAnswer(scoring)
  return category === 1 ? halfAnswer(scoring) : undefined
}

type PartialScoring = Exclude<AnswerScoring, { kind: 'choice' }>

function fullAnswer(scoring: PartialScoring): RawAnswer {
  if (scoring.kind === 'choices') return { choices: scoring.correct }
  return scoring.kind === 'order' ? { order: scoring.order } : { pairs: scoring.pairs }
}

/** Nothing right: no choice, the order backwards, no pair. */
function poorAnswer(scoring: PartialScoring): RawAnswer {
  if (scoring.kind === 'choices') return { choices: [] }
  return scoring.kind === 'order' ? { order: [...scoring.order].reverse() } : { pairs: {} }
}

/** At least half right and not all, where the item is long enough for that. */
function halfAnswer(scoring: PartialScoring): RawAnswer | undefined {
  if (scoring.kind === 'order') {
    // The last one moved to the front breaks a single adjacent pair.
    return scoring.order.length < 3 ? undefined : { order: [scoring.order.at(-1) as string, ...scoring.order.slice(0, -1)] }
  }
  const parts = scoring.kind === 'choices' ? scoring.correct : Object.keys(scoring.pairs)
  if (parts.length < 2) return undefined
  const half = parts.slice(0, Math.ceil(parts.length / 2))
  if (scoring.kind === 'choices') return { choices: half }
  return { pairs: Object.fromEntries(half.map((left) => [left, scoring.pairs[left] as string])) }
}
