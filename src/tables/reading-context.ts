import { MelekError } from '../issues/melek-error.js'
import { type BlankPatterns, createBlankPatterns } from './blank-patterns.js'
import { createPersonIndex, type PersonIndex } from './person-index.js'
import { maybeRounded, roundedIdProblem, shownPerson } from './person-text.js'
import { type CellReader, createCellReader, createResponseRule, type MutableStates } from './response-cells.js'
import { NO_RESPONSE, type Reject, type ResponseReaderOptions, type ResponseRow, type ResponseSink } from './responses.js'

/** A place in which one person's responses come together, used again for the next. */
export interface Draft {
  readonly responses: Uint8Array
  readonly states: MutableStates
}

/** What wide, long and NDJSON files are read with alike. */
export interface ReadingContext {
  readonly options: ResponseReaderOptions
  readonly cells: CellReader
  readonly blanks: BlankPatterns
  readonly draft: Draft
  /** Applies the rule of a cell's state to the draft. */
  readonly put: (item: number, reading: number) => void
  readonly clear: () => void
  /** Refuses a row whose id is absent or rounded; true where the row may be read. */
  readonly checkPerson: (line: number, person: string, sink: ResponseSink) => boolean
  /** Hands on the draft, unless the person was there before. */
  readonly deliver: (line: number, person: string, kept: readonly string[], sink: ResponseSink) => void
  /** 1 for each item that some row has a response for, in forms without item columns. */
  readonly seen: Uint8Array
  /** Share of ids of 16 or 17 digits that end as if rounded, as [all, suspicious]. */
  readonly longIds: { all: number; ending: number }
}

export function createReadingContext(options: ResponseReaderOptions): ReadingContext {
  if (options.layout?.duplicates === 'last' && options.lastLines === undefined && options.noDuplicateCheck !== true) {
    const repair = 'go through the file with createLastLinesScan first and hand over its lastLines, or use "first"'
    throw new MelekError('duplicates-last', `the layout says "duplicates": "last", which takes two passes; ${repair}`)
  }
  const draft: Draft = { responses: new Uint8Array(options.items.length), states: emptyStates() }
  const rule = createResponseRule(options)
  const index = options.noDuplicateCheck === true ? undefined : createPersonIndex()
  const longIds = { all: 0, ending: 0 }
  return {
    options,
    cells: createCellReader(options),
    blanks: createBlankPatterns(),
    draft,
    put(item, reading) {
      draft.responses[item] = rule(reading, draft.states)
    },
    clear() {
      draft.responses.fill(NO_RESPONSE)
      Object.assign(draft.states, emptyStates())
    },
    checkPerson(line, person, sink) {
      const looksRounded = maybeRounded(person)
      if (looksRounded !== undefined) longIds.all++
      if (looksRounded === true) longIds.ending++
      if (person.trim() === '')
        sink.reject({ code: 'person-missing', line, person: '', reason: 'the row has no person id; fill it in' })
      else {
        const reason = roundedIdProblem(person)
        if (reason === undefined) return true
        sink.reject({ code: 'person-rounded', line, person: shownPerson(person), reason })
      }
      return false
    },
    deliver(line, person, kept, sink) {
      const row: ResponseRow = { line, person, responses: draft.responses, states: draft.states, kept }
      const known = duplicateKind(options, index, line, person)
      if (known === 'new') sink.row(row)
      else if (known === 'suspected' && sink.suspect !== undefined) sink.suspect(row, duplicateReject(options, line, person))
      else sink.reject(duplicateReject(options, line, person))
    },
    seen: new Uint8Array(options.items.length),
    longIds,
  }
}

function emptyStates(): MutableStates {
  return { answered: 0, omitted: 0, notReached: 0, timedOut: 0, notPresented: 0 }
}

function duplicateKind(options: ResponseReaderOptions, index: PersonIndex | undefined, line: number, person: string) {
  if (options.layout?.duplicates === 'last') return (options.lastLines?.get(person) ?? line) === line ? 'new' : 'seen'
  const known = index?.enter(person) ?? 'new'
  if (known === 'seen' && options.layout?.duplicates === 'refuse') {
    const message = 'the person occurs a second time, and the layout says "duplicates": "refuse"; remove one of the rows'
    throw new MelekError('person-duplicate', 'a person must occur once', [{ code: 'person-duplicate', message, line }])
  }
  return known
}

function duplicateReject(options: ResponseReaderOptions, line: number, person: string): Reject {
  const reason =
    options.layout?.duplicates === 'last'
      ? 'a later row of the same person counts'
      : `the person occurs a second time${options.shape === 'long' ? ' (the rows of a person must stand together)' : ''}; the first row counts`
  return { code: 'person-duplicate', line, person: shownPerson(person), reason }
}
