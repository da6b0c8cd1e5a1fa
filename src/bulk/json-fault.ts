/** Where a text stops being JSON, lines and columns counted from 1. */
export interface JsonFault {
  readonly line: number
  readonly column: number
  /** What stands there; empty at the end of the text. */
  readonly found: string
}

const token =
  /[ \t\r\n]*(?:([{}[\],:])|("(?:[^"\\\p{Cc}]|\\["\\/bfnrt]|\\u[\da-fA-F]{4})*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/uy

type Expectation = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end'

/**
 * The first place where a text breaks the grammar of JSON. The engine's own messages name no place or another one in every release.
 * @source RFC 8259
 */
export function jsonFault(text: string): JsonFault | undefined {
  const stack: ('{' | '[')[] = []
  let expected: Expectation = 'value'
  let at = 0
  while (true) {
    token.lastIndex = at
    const match = token.exec(text)
    if (match === null) break
    const next = advance(expected, match, stack)
    if (next === undefined) break
    at = token.lastIndex
    if (next === 'end') return faultAt(text, at, true)
    expected = next
  }
  return faultAt(text, at, false)
}

/** What may follow a token, `end` after the whole value, undefined where the token may not stand. */
function advance(expected: Expectation, [, mark, text]: RegExpExecArray, stack: ('{' | '[')[]): Expectation | 'end' | undefined {
  const after = () => (stack.length === 0 ? 'end' : 'comma-or-end')
  const close = (open: '{' | '[') => (stack.at(-1) === open && stack.pop() !== undefined ? after() : undefined)
  const mayBeValue = expected === 'value' || expected === 'value-or-end'
  const mayEnd = expected === 'comma-or-end' || expected === 'value-or-end' || expected === 'key-or-end'
  switch (mark) {
    case '{':
    case '[':
      if (!mayBeValue) return undefined
      stack.push(mark)
      return mark === '{' ? 'key-or-end' : 'value-or-end'
    case '}':
      return mayEnd && expected !== 'value-or-end' ? close('{') : undefined
    case ']':
      return mayEnd && expected !== 'key-or-end' ? close('[') : undefined
    case ',':
      if (expected !== 'comma-or-end') return undefined
      return stack.at(-1) === '{' ? 'key' : 'value'
    case ':':
      return expected === 'colon' ? 'value' : undefined
    default:
      if (expected === 'key' || expected === 'key-or-end') return text === undefined ? undefined : 'colon'
      return mayBeValue ? after() : undefined
  }
}

function faultAt(text: string, from: number, complete: boolean): JsonFault | undefined {
  const at = from + (/^[ \t\r\n]*/.exec(text.slice(from))?.[0].length ?? 0)
  if (complete && at === text.length) return undefined
  const before = text.slice(0, at)
  return {
    line: before.split('\n').length,
    column: at - before.lastIndexOf('\n'),
    found: /^(?:[\w.+-]+|.)?/u.exec(text.slice(at))?.[0] ?? '',
  }
}
