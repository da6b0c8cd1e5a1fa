/** A name that stands twice in one object of a JSON text. */
export interface RepeatedKey {
  readonly key: string
  /** The name under which that object stands; undefined for the object of the whole text. */
  readonly within: string | undefined
}

/**
 * The first name that an object of a JSON text has twice. Parsing keeps the last of the two and says nothing, so that one of two
 * contradicting responses would count. The text is gone through only where it has more colons than the names that were parsed, for
 * which each colon stands; a colon inside a text costs the walk too, but decides nothing.
 * @param text valid JSON
 * @param value the object that it was parsed to
 */
export function repeatedKey(text: string, value: Readonly<Record<string, unknown>>): RepeatedKey | undefined {
  return colonCount(text) > keyCount(value) ? firstRepeated(text) : undefined
}

function colonCount(text: string): number {
  let count = 0
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) count++
  return count
}

/** Names of the object and of those one floor below; deeper ones make the text be gone through. */
function keyCount(value: Readonly<Record<string, unknown>>): number {
  let count = 0
  for (const name of Object.keys(value)) {
    const inner = value[name]
    count += 1
    if (typeof inner === 'object' && inner !== null && !Array.isArray(inner)) count += Object.keys(inner).length
  }
  return count
}

interface OpenObject {
  readonly within: string | undefined
  /** Undefined for an array. */
  readonly keys: Set<string> | undefined
}

function firstRepeated(text: string): RepeatedKey | undefined {
  const open: OpenObject[] = []
  let lastText = ''
  let lastKey: string | undefined
  for (const [token] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:]/g)) {
    if (token === '{' || token === '[') open.push({ within: lastKey, keys: token === '{' ? new Set() : undefined })
    else if (token === '}' || token === ']') open.pop()
    else if (token !== ':') lastText = token
    else {
      const key = JSON.parse(lastText) as string
      const { within, keys } = open.at(-1) as OpenObject
      if (keys?.has(key)) return { key, within }
      keys?.add(key)
      lastKey = key
    }
  }
  return undefined
}
