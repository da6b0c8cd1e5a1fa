import { answerBits, type FindRows, gather, layoutFields, personFields, personSize } from './row-layout.js'

/** The readable twin of {@link findFunction}: what it writes, without its shortcut by pairs of groups. */
export function findRows(memory: ArrayBuffer): FindRows {
  const integers = new Int32Array(memory)
  const bytes = new DataView(memory)
  return (count, layout) => {
    const field = (name: keyof typeof layoutFields) => integers[(layout >> 2) + layoutFields[name]] as number
    for (let person = 0; person < count; person++) {
      const search: Search = {
        integers,
        field,
        wordOf: (quartet) => bytes.getInt32(field('responses') + 4 * (person * field('words') + quartet), true),
        place: (field('places') + person * field('placesBytes')) >> 2,
        informationPlace: (field('informationPlaces') + person * field('informationBytes')) >> 2,
        group: 0,
        wrong: 0,
      }
      writePerson(search, person)
    }
  }
}

interface Search {
  readonly integers: Int32Array
  field(name: keyof typeof layoutFields): number
  /** Four answers of the person, a byte each. */
  wordOf(quartet: number): number
  /** Where the next row goes, in integers, and the next row of information. */
  place: number
  informationPlace: number
  /** Bytes of the groups that are found. */
  group: number
  wrong: number
}

function writePerson(search: Search, person: number): void {
  const { integers, field } = search
  const [rows, information] = [search.place, search.informationPlace]
  integers[search.informationPlace++] = field('all')
  for (let quartet = 0; quartet < field('words'); quartet++) writeQuartet(search, quartet)
  const missing = search.informationPlace - information - 1
  if (missing === 0) integers[rows] = (integers[rows] as number) + field('toMerged')
  else {
    if (field('prior') >= 0) integers[search.place++] = field('prior')
    if (field('total') >= 0) integers[search.place++] = field('total')
  }
  const to = (field('persons') >> 2) + person * personSize
  integers[to + personFields.rowsFrom] = rows << 2
  integers[to + personFields.rowsTo] = search.place << 2
  integers[to + personFields.informationFrom] = information << 2
  integers[to + personFields.informationTo] = search.informationPlace << 2
  integers[to + personFields.missing] = missing
  integers[to + personFields.wrong] = search.wrong
}

/** Rows of the groups that four answers complete, and of those of the four that are missing. */
function writeQuartet(search: Search, quartet: number): void {
  const { integers, field } = search
  const at = (address: number) => integers[address >> 2] as number
  const word = search.wordOf(quartet)
  let missing = word & answerBits.missing
  const all = Math.imul(missing >>> 7, 255)
  const answered = word & ~all
  search.wrong |= (~word & all) | (answered & answerBits.beyond)
  const key = (Math.imul(answered, gather) >>> 24) << 2
  for (; search.group < at(field('groupEnds') + 4 * quartet); search.group += 1024) {
    writeRow(search, at(field('rowOf') + search.group + key))
  }
  for (; missing !== 0; missing &= missing - 1) {
    const item = 4 * (4 * quartet + ((31 - Math.clz32(missing & -missing)) >> 3))
    writeRow(search, at(field('without') + item))
    integers[search.informationPlace++] = at(field('lacking') + item)
  }
}

/** The highest bit of a row says that there is none. */
function writeRow(search: Search, row: number): void {
  search.wrong |= row & (1 << 31)
  search.integers[search.place++] = row
}
