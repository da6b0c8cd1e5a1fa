/** A sentence in both languages with `{facts}`. */
export interface SentencePair {
  readonly en: string
  readonly id: string
}

export type Facts = Readonly<Record<string, string>>

/**
 * The Indonesian sentence for an English one that a room without languages has said, with the same facts; undefined where none is known.
 * @param words facts that are words themselves
 */
export function translatedSentence(
  sentences: readonly SentencePair[],
  text: string,
  words: readonly SentencePair[] = [],
): string | undefined {
  for (const { en, id } of sentences) {
    const facts = factsOf(en, text)
    if (facts !== undefined) return filledSentence(id, facts, words)
  }
  return undefined
}

const place = /\{(\w+)\}/g

/** What stands in the places of a template; undefined for a text that is not made from it. */
export function factsOf(template: string, text: string): Facts | undefined {
  const names = [...template.matchAll(place)].map(([, name]) => name as string)
  const literal = (part: string) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const pattern = template.split(place).map((part, k) => (k % 2 === 0 ? literal(part) : isName(part) ? quoted : '(.+)'))
  const found = new RegExp(`^${pattern.join('')}$`, 's').exec(text)
  return found === null ? undefined : Object.fromEntries(names.map((name, k) => [name, found[k + 1] as string]))
}

const quoted = '("[^"]*"|a long number)'

function isName(fact: string): boolean {
  return fact === 'item' || fact === 'column'
}

/** A template with its facts, of which those that are words are said in the other language too. */
export function filledSentence(template: string, facts: Facts, words: readonly SentencePair[]): string {
  return template.replaceAll(place, (_, name: string) => {
    const fact = facts[name] ?? ''
    return translatedSentence(words, fact) ?? fact
  })
}
