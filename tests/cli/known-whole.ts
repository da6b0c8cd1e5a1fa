import { expect } from 'vitest'
import { knownProblem } from '../../src/cli/words/issues/known-problems.js'
import { isMelekError } from '../../src/issues/melek-error.js'
import { factsOf, type SentencePair } from '../../src/reports/translated-sentence.js'

/** What an action is refused for: the message of its error, the first line of it where there are issues, and theirs. */
export async function messagesOf(action: () => unknown): Promise<string[]> {
  try {
    await action()
  } catch (error) {
    if (!isMelekError(error)) throw error
    const [head = ''] = error.issues.length > 0 ? error.message.split('\n') : [error.message]
    return [head, ...error.issues.map(({ message }) => message)]
  }
  throw new Error('nothing was refused')
}

/**
 * Expects of messages that rooms really give that each pair and each fact is that of one, and that what is said in Indonesian has all
 * names and figures and no English words. Messages that are not known are passed over.
 */
export function expectKnownWhole(
  messages: readonly string[],
  sentences: readonly SentencePair[],
  facts: readonly SentencePair[],
) {
  const met = new Set<SentencePair>()
  for (const message of messages) {
    const pair = sentences.find(({ en }) => factsOf(en, message) !== undefined)
    if (pair === undefined) continue
    met.add(pair)
    for (const fact of Object.values(factsOf(pair.en, message) ?? {})) {
      const word = facts.find(({ en }) => factsOf(en, fact) !== undefined)
      if (word !== undefined) met.add(word)
    }
    const said = knownProblem(message) ?? ''
    expect(said, message).not.toMatch(/\b(the|and|of|is|are|has|have|not|with|must|columns)\b/)
    for (const [fact] of message.matchAll(/"[^"]*"|\d+/g)) expect(said, message).toContain(fact)
  }
  expect([...sentences, ...facts].filter((pair) => !met.has(pair)).map(({ en }) => en)).toEqual([])
}
