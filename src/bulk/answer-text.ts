import type { AnswerScoring, RawAnswer } from '../bank/answer-keys.js'

/** Options that an exam sheet may carry where nothing declares them: five letters, or five numbers for a numeric key. */
const letters = ['A', 'B', 'C', 'D', 'E']
const digits = ['1', '2', '3', '4', '5']

/**
 * The options that an answer may name. A graded key declares them; else those of the sheet that the key belongs to.
 * A key written out in full declares itself only, since nothing says what the other texts are.
 */
export function declaredOptions(scoring: AnswerScoring): readonly string[] {
  switch (scoring.kind) {
    case 'choice':
      return scoring.categories === undefined ? sheetOptions([scoring.correct]) : Object.keys(scoring.categories)
    case 'choices':
      return sheetOptions(scoring.correct)
    case 'order':
      return scoring.order
    case 'match':
      return Object.keys(scoring.pairs)
  }
}

function sheetOptions(named: readonly string[]): readonly string[] {
  const upper = named.every((id) => /^[A-Z]$/.test(id))
  if (upper || named.every((id) => /^[a-z]$/.test(id)))
    return union(upper ? letters : letters.map((id) => id.toLowerCase()), named)
  return named.every((id) => /^\d$/.test(id)) ? union(digits, named) : named
}

function union(first: readonly string[], second: readonly string[]): readonly string[] {
  return [...new Set([...first, ...second])]
}

/**
 * The answer in a cell: `b`; several options as `a;c`, `a c` or `ac`; pairs as `a:q;b:p`. Case does not matter where it tells no
 * two options apart.
 */
export function answerInText(scoring: AnswerScoring, text: string, options: readonly string[]): RawAnswer {
  const named = (id: string): string => options.find((option) => option === id) ?? sameBut(id, options) ?? id
  if (scoring.kind === 'choice') return { choice: named(text) }
  const parts = text.split(/[\s;,|]+/).filter((part) => part !== '')
  if (scoring.kind === 'match') {
    const pairs = parts.map((part) => part.split(/[:=>-]+/))
    return {
      pairs: Object.fromEntries(
        pairs.map(([left = '', right = '']) => [named(left), sameBut(right, Object.values(scoring.pairs)) ?? right]),
      ),
    }
  }
  const [only] = parts
  const spelt = parts.length === 1 && only !== undefined && named(only) === only && !options.includes(only) ? [...only] : parts
  const ids = spelt.map(named)
  return scoring.kind === 'order' ? { order: ids } : { choices: ids }
}

/** The one option that differs from a text in case only. */
function sameBut(text: string, options: readonly string[]): string | undefined {
  const matches = options.filter((option) => option.toLowerCase() === text.toLowerCase())
  return new Set(matches).size === 1 ? matches[0] : undefined
}
