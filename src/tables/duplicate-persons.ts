import { MelekError } from '../issues/melek-error.js'
import type { PersonIndex, PersonKnown } from './person-index.js'
import { shownPerson } from './person-text.js'
import type { Reject, ResponseReaderOptions } from './responses.js'

/**
 * Whether the row of a person is one too many, as the layout wants it.
 * @throws MelekError `person-duplicate` where the layout refuses the file
 */
export function duplicateKind(
  options: ResponseReaderOptions,
  index: PersonIndex | undefined,
  line: number,
  person: string,
): PersonKnown {
  if (options.layout?.duplicates === 'last') return lastLineKind(options, line, person)
  const known = index?.enter(person) ?? 'new'
  if (known === 'seen') refuseFile(options, line)
  return known
}

/** Of several rows of a person the last one is `new`. */
export function lastLineKind({ lastLines }: ResponseReaderOptions, line: number, person: string): PersonKnown {
  return (lastLines?.get(person) ?? line) === line ? 'new' : 'seen'
}

/** @throws MelekError `person-duplicate` where the layout says so */
export function refuseFile(options: ResponseReaderOptions, line: number): void {
  // Whoever answers line by line cannot take the file back.
  if (options.layout?.duplicates !== 'refuse' || options.everyLine === true) return
  const message = 'the person occurs a second time, and the layout says "duplicates": "refuse"; remove one of the rows'
  throw new MelekError('person-duplicate', 'a person must occur once', [{ code: 'person-duplicate', message, line }])
}

export function duplicateReject(options: ResponseReaderOptions, line: number, person: string): Reject {
  const reason =
    options.layout?.duplicates === 'last'
      ? 'a later row of the same person counts'
      : `the person occurs a second time${options.shape === 'long' ? ' (the rows of a person must stand together)' : ''}; the first row counts`
  return { code: 'person-duplicate', line, person: shownPerson(person), reason }
}
