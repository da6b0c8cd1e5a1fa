import type { RawAnswer } from '../bank/answer-keys.js'
import type { PresentedItem } from '../placement/placement-test.js'

/** What somebody typed at an item. */
export type TypedAnswer =
  | { readonly kind: 'answer'; readonly answer: RawAnswer }
  | { readonly kind: 'pause' }
  /** `unknown`: ids that the item does not have. */
  | { readonly kind: 'unclear'; readonly unknown: readonly string[] }

/**
 * Reads a typed answer: `b`, `a c` or `a,c`, `c a d b`, `a=q b=p`; `-` leaves the item out, `q` pauses.
 * Options are named by their ids, in any case.
 */
export function answerFromText(item: PresentedItem, text: string): TypedAnswer {
  const typed = text.trim().toLowerCase()
  const options = item.options.map((option) => option.id)
  if (typed === '-') return { kind: 'answer', answer: { omitted: true } }
  if (typed === 'q' && !(item.type !== 'match' && options.includes('q'))) return { kind: 'pause' }
  const words = typed.split(/[\s,;]+/).filter((word) => word !== '')
  if (item.type === 'match') return pairs(words, options, item.targets?.map((target) => target.id) ?? [])
  // "acdb" stands for "a c d b" where every option has a single letter.
  const ids = words.length === 1 && options.every((id) => id.length === 1) ? [...typed.replace(/[\s,;]/g, '')] : words
  const unknown = ids.filter((id) => !options.includes(id))
  if (ids.length === 0 || unknown.length > 0) return { kind: 'unclear', unknown }
  if (item.type === 'choices') return { kind: 'answer', answer: { choices: ids } }
  if (item.type === 'order') {
    const complete = new Set(ids).size === options.length && ids.length === options.length
    return complete ? { kind: 'answer', answer: { order: ids } } : { kind: 'unclear', unknown: [] }
  }
  return ids.length === 1 ? { kind: 'answer', answer: { choice: ids[0] as string } } : { kind: 'unclear', unknown: [] }
}

function pairs(words: readonly string[], options: readonly string[], targets: readonly string[]): TypedAnswer {
  const found = words.map((word) => word.split('='))
  const unknown = found.flatMap(([left = '', right]) => [
    ...(options.includes(left) ? [] : [left]),
    ...(right === undefined || targets.includes(right) ? [] : [right]),
  ])
  const lefts = found.map(([left]) => left)
  const incomplete = found.some((pair) => pair.length !== 2)
  if (found.length === 0 || incomplete || unknown.length > 0 || new Set(lefts).size < lefts.length)
    return { kind: 'unclear', unknown }
  return { kind: 'answer', answer: { pairs: Object.fromEntries(found) } }
}
