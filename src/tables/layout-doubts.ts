import type { ColumnProfile } from './column-profile.js'
import type { DetectedLayout } from './detect-layout.js'
import type { Delimiter } from './guess-delimiter.js'
import { type ColumnRoles, RUNNING_NAME } from './guess-roles.js'
import { roundedIdProblem, unwrapText } from './person-text.js'
import type { TableRecord } from './split-records.js'

/** A guess that a person should confirm. */
export interface LayoutDoubt {
  readonly code: LayoutDoubtCode
  /** In plain English; translations go by the code. */
  readonly message: string
  /** Columns concerned. */
  readonly columns?: readonly string[]
}

export type LayoutDoubtCode =
  | 'answers-stray'
  | 'base-guessed'
  | 'blanks-present'
  | 'columns-left-over'
  | 'delimiter-guessed'
  | 'encoding-guessed'
  | 'form-keys-needed'
  | 'header-absent'
  | 'header-duplicate'
  | 'ids-repeated'
  | 'ids-rounded'
  | 'items-by-cells'
  | 'items-by-order'
  | 'items-none'
  | 'key-varies'
  | 'keys-needed'
  | 'person-absent'
  | 'person-guessed'
  | 'points-mapped'
  | 'rows-none'
  | 'rows-other-length'
  | 'signs-guessed'
  | 'title-rows'

/** What the guesses rest on. */
export interface LayoutEvidence {
  readonly profiles: readonly ColumnProfile[]
  readonly roles: ColumnRoles
  readonly rows: readonly TableRecord[]
  readonly rival: Delimiter | undefined
  readonly headless: boolean
  readonly guessedEncoding: boolean
  /** Ids of the bank's items, where they are known. */
  readonly itemIds: readonly string[]
}

type Found = Omit<DetectedLayout, 'unsure'>

const delimiterName: Readonly<Record<Delimiter, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'vertical bar' }

/** Everything about a guessed layout that a person should look at. */
export function doubtsOf(found: Found, evidence: LayoutEvidence): LayoutDoubt[] {
  return [...fileDoubts(found, evidence), ...personDoubts(found, evidence), ...itemDoubts(found, evidence)]
}

function fileDoubts(found: Found, { rival, headless, guessedEncoding, profiles }: LayoutEvidence): LayoutDoubt[] {
  const doubts: LayoutDoubt[] = []
  if (guessedEncoding) {
    doubts.push({
      code: 'encoding-guessed',
      message: `the bytes are not UTF-8 and were read as ${found.encoding}; check that accented letters look right`,
    })
  }
  if (rival !== undefined) {
    const message = `the cells were cut at each ${delimiterName[found.delimiter]}, but a ${delimiterName[rival]} would cut nearly as evenly`
    doubts.push({ code: 'delimiter-guessed', message })
  }
  if (found.titleRows.length > 0) {
    doubts.push({
      code: 'title-rows',
      message: `${found.titleRows.length} line(s) above line ${found.headerRow} were taken for titles and are passed over`,
    })
  }
  if (headless)
    doubts.push({
      code: 'header-absent',
      message: `line ${found.headerRow} was taken for the header, but it looks like a row of answers; add a header`,
    })
  if (found.rows === 0) doubts.push({ code: 'rows-none', message: 'there is no row below the header to judge the columns by' })
  if (found.otherLength > 0)
    doubts.push({
      code: 'rows-other-length',
      message: `${found.otherLength} of the rows have another number of cells than the header and are rejected when the file is read; look for delimiters in texts, or a cut row`,
    })
  const names = profiles.map(({ name }) => name).filter((name) => name !== '')
  const twice = [...new Set(names.filter((name, i) => names.indexOf(name) !== i))]
  if (twice.length > 0)
    doubts.push({
      code: 'header-duplicate',
      message: 'these names occur twice in the header; rename one of each',
      columns: twice,
    })
  return doubts
}

function personDoubts(found: Found, { roles, rows, profiles }: LayoutEvidence): LayoutDoubt[] {
  const { person, otherPersons } = roles
  if (person === undefined) return [{ code: 'person-absent', message: 'no column tells the persons apart; name the id column' }]
  const doubts: LayoutDoubt[] = []
  const columns = [found.person!, ...otherPersons.map((column) => found.columns[column]!)]
  if (otherPersons.length > 0) {
    doubts.push({
      code: 'person-guessed',
      message: `"${found.person}" was taken for the id of the person, but other columns could be it as well`,
      columns,
    })
  }
  const ids = rows.map(({ cells }) => cells[person]!)
  const rounded = rows.filter(({ cells }) => roundedIdProblem(unwrapText(cells[person]!)) !== undefined)
  if (rounded.length > 0) {
    const message = `a spreadsheet has rounded the ids of ${rounded.length} row(s), the first on line ${rounded[0]!.line}; export again with the id column as text`
    doubts.push({ code: 'ids-rounded', message, columns: [found.person!] })
  }
  const { distinct, filled } = profiles[person]!
  if (distinct < filled && ids.length > 1) {
    doubts.push({
      code: 'ids-repeated',
      message: `${filled - distinct} row(s) repeat an id; the first row of a person counts`,
      columns: [found.person!],
    })
  }
  return doubts
}

function itemDoubts(found: Found, { roles, profiles, rows, itemIds }: LayoutEvidence): LayoutDoubt[] {
  if (roles.items.length === 0) return [{ code: 'items-none', message: 'no column looks like an item; list the item columns' }]
  const doubts: LayoutDoubt[] = []
  const name = (column: number) => profiles[column]!.name
  if (roles.itemsBy === 'cells') {
    doubts.push({
      code: 'items-by-cells',
      message: 'these columns were taken for items because of their cells alone',
      columns: found.itemColumns,
    })
  }
  if (itemIds.length > 0 && roles.itemsBy !== 'bank') {
    const message =
      itemIds.length === roles.items.length
        ? "no column is named as an item of the bank; the columns were given the bank's ids in their order"
        : `no column is named as an item of the bank, which has ${itemIds.length} items for ${roles.items.length} columns; say which is which`
    doubts.push({ code: 'items-by-order', message, columns: found.itemColumns })
  }
  const used = new Set([...roles.items, ...roles.keys.values(), ...roles.groups])
  const likeAnswers = ({ name, kind }: ColumnProfile) => (kind === 'category' || kind === 'letter') && !RUNNING_NAME.test(name)
  const left = [...profiles.keys()].filter(
    (column) => !used.has(column) && column !== roles.person && column !== roles.form && likeAnswers(profiles[column]!),
  )
  if (left.length > 0)
    doubts.push({
      code: 'columns-left-over',
      message: 'these columns hold cells like answers but were not taken for items',
      columns: left.map(name),
    })
  if (found.cells === 'points') {
    doubts.push({
      code: 'points-mapped',
      message:
        'the cells are points; which text is which category stands in "map" of the layout, by the first rows: compare it with the categories of the bank',
      columns: found.itemColumns,
    })
  }
  const strayed = roles.items.map((column) => profiles[column]!).filter(({ strays }) => strays.length > 0)
  if (strayed.length > 0) {
    const texts = [...new Set(strayed.flatMap(({ strays }) => strays))].slice(0, 5).map((text) => `"${text}"`)
    const message = `${texts.join(', ')} among the categories is no answer and is rejected when the file is read; mend those cells`
    doubts.push({ code: 'answers-stray', message, columns: strayed.map((profile) => profile.name) })
  }
  if (found.base === 1)
    doubts.push({ code: 'base-guessed', message: 'no item has a 0, so 1 was taken for the lowest category (--base 1)' })
  if (found.omitted.length > 0 || found.multipleMarks.length > 0) {
    const signs = [
      ...found.omitted.map((sign) => `"${sign}" for an omission`),
      ...found.multipleMarks.map((sign) => `"${sign}" for several marks`),
    ]
    doubts.push({ code: 'signs-guessed', message: `among the answers ${signs.join(' and ')} was assumed` })
  }
  if (rows.some(({ cells }) => roles.items.some((column) => cells[column]!.trim() === ''))) {
    doubts.push({
      code: 'blanks-present',
      message: 'some answers are empty: not presented, omitted or not reached? Say it with --blank',
    })
  }
  return [...doubts, ...keyDoubts(found, { roles, profiles })]
}

function keyDoubts(found: Found, { roles, profiles }: Pick<LayoutEvidence, 'roles' | 'profiles'>): LayoutDoubt[] {
  if (found.cells === 'categories' || found.cells === 'none' || found.cells === 'points') return []
  const varying = [...roles.keys].filter(([, key]) => profiles[key]!.distinct > 1).map(([item]) => profiles[item]!.name)
  const lacking = found.itemColumns.filter((column) => found.keys[column] === undefined && !varying.includes(column))
  const doubts: LayoutDoubt[] = []
  if (varying.length > 0)
    doubts.push({
      code: 'key-varies',
      message: 'the right answer differs from row to row: persons had different questions here',
      columns: varying,
    })
  if (lacking.length > 0)
    doubts.push({
      code: 'keys-needed',
      message: 'the answers are raw options: they need keys (in the layout, or --key FILE)',
      columns: lacking,
    })
  if (found.form !== undefined) {
    doubts.push({
      code: 'form-keys-needed',
      message: `"${found.form}" looks like the form of the exam: give keys by form where forms differ`,
      columns: [found.form],
    })
  }
  return doubts
}
