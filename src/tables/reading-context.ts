import type { Issue } from '../issues/issue.js'
import { MelekError } from '../issues/melek-error.js'
import { type BlankPatterns, createBlankPatterns, uncountedBlanks } from './blank-patterns.js'
import { duplicateKind, duplicateReject } from './duplicate-persons.js'
import { createPersonIndex, type PersonIndex } from './person-index.js'
import { maybeRounded, roundedIdProblem, shownPerson } from './person-text.js'
import { type CellReader, createCellReader, createResponseRule, emptyStates, type MutableStates } from './response-cells.js'
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
  /**
   * Refuses a row whose id is absent, rounded or was there before, also in a row that was refused itself; true where the
   * row may be read and delivered.
   */
  readonly admit: (line: number, person: string, sink: ResponseSink) => boolean
  /** Hands on the draft of a person admitted before. */
  readonly deliver: (line: number, person: string, kept: readonly string[], sink: ResponseSink) => void
  /** 1 for each item that some row has a response for, in forms without item columns. */
  readonly seen: Uint8Array
  /** The first ids of items that are not in the bank, in forms without item columns. */
  readonly strangers: Set<string>
  /** The persons so far; undefined without a duplicate check. */
  readonly index: PersonIndex | undefined
  /** Share of ids of 16 or 17 digits that end as if rounded, as [all, suspicious]. */
  readonly longIds: { all: number; ending: number }
}

export function createReadingContext(options: ResponseReaderOptions): ReadingContext {
  refuseItems(options.items)
  if (options.layout?.duplicates === 'last' && options.lastLines === undefined && options.noDuplicateCheck !== true) {
    const repair = 'go through the file with createLastLinesScan first and hand over its lastLines, or use "first"'
    throw new MelekError('duplicates-last', `the layout says "duplicates": "last", which takes two passes; ${repair}`)
  }
  const draft: Draft = { responses: new Uint8Array(options.items.length), states: emptyStates() }
  const rule = createResponseRule(options)
  const index = options.noDuplicateCheck === true ? undefined : createPersonIndex()
  const longIds = { all: 0, ending: 0 }
  let suspected = false
  return {
    options,
    cells: createCellReader(options),
    blanks: options.noBlankCheck === true ? uncountedBlanks : createBlankPatterns(),
    draft,
    put(item, reading) {
      draft.responses[item] = rule(reading, draft.states)
    },
    clear() {
      draft.responses.fill(NO_RESPONSE)
      Object.assign(draft.states, emptyStates())
    },
    admit(line, person, sink) {
      const looksRounded = maybeRounded(person)
      if (looksRounded !== undefined) longIds.all++
      if (looksRounded === true) longIds.ending++
      const problem = personProblem(line, person)
      if (problem !== undefined) {
        sink.reject(problem)
        return false
      }
      const known = duplicateKind(options, index, line, person)
      suspected = known === 'suspected'
      if (known === 'seen' || (suspected && sink.suspect === undefined)) sink.reject(duplicateReject(options, line, person))
      else return true
      return false
    },
    deliver(line, person, kept, sink) {
      const row: ResponseRow = { line, person, responses: draft.responses, states: draft.states, kept }
      if (suspected && sink.suspect !== undefined) sink.suspect(row, duplicateReject(options, line, person))
      else sink.row(row)
    },
    seen: new Uint8Array(options.items.length),
    strangers: new Set(),
    index,
    longIds,
  }
}

function refuseItems(items: ResponseReaderOptions['items']): void {
  const issues: Issue[] = []
  const seen = new Set<string>()
  if (items.length === 0) issues.push({ code: 'items-empty', message: 'at least one item must be wanted, got none' })
  for (const { id, categories } of items) {
    if (seen.has(id))
      issues.push({ code: 'item-duplicate', message: 'an item must be wanted once; remove one of them', item: id })
    seen.add(id)
    if (!(Number.isInteger(categories) && categories >= 2 && categories <= NO_RESPONSE)) {
      issues.push({
        code: 'item-categories',
        message: `an item must have 2…${NO_RESPONSE} categories, got ${categories}`,
        item: id,
      })
    }
  }
  if (issues.length > 0) throw new MelekError('responses-options', 'the items of a response file could not be understood', issues)
}

/** Why a row with this id can stand for nobody. */
function personProblem(line: number, person: string): Reject | undefined {
  if (person.trim() === '') return { code: 'person-missing', line, person: '', reason: 'the row has no person id; fill it in' }
  const reason = roundedIdProblem(person)
  return reason === undefined ? undefined : { code: 'person-rounded', line, person: shownPerson(person), reason }
}
