import type { ColumnProfile } from './column-profile.js'
import { stem } from './item-lookalike.js'
import { pointsName } from './points-columns.js'

/** What each column of an exam file is for, by index. */
export interface ColumnRoles {
  readonly person: number | undefined
  readonly form: number | undefined
  readonly items: readonly number[]
  /** Item column → column that holds its right answer in every row, as Moodle exports them. */
  readonly keys: ReadonlyMap<number, number>
  readonly groups: readonly number[]
  /** How the items were found, the surest first. */
  readonly itemsBy: 'bank' | 'export' | 'points' | 'name' | 'cells' | 'none'
  /** Columns that could hold the id as well. */
  readonly otherPersons: readonly number[]
}

/** Names of id columns in Indonesian and English, the most telling first. */
const PERSON_NAMES: readonly RegExp[] = [
  /^person$/i,
  /^nip(?: \(?baru\)?)?$/i,
  /^(?:nik|nuptk|nisn|nim)$/i,
  /^(?:(?:no|nomor|kode|id)\.? ?(?:peserta|ujian|registrasi|induk.*)|participant(?: ?id)?|(?:student|user|person|employee) ?id|id pegawai)$/i,
  /^(?:id(?: ?number)?|nomor identitas)$/i,
  /^(?:username|user ?name|nama pengguna)$/i,
  /^(?:e-?mail(?: address)?|alamat (?:e-?mail|surel)|surel|nama pengguna email)$/i,
  /^(?:nama(?: lengkap| peserta)?|(?:full ?)?name)$/i,
]
/** From here on the names are of accounts, addresses and persons. */
const FIRST_ADDRESS = 5
const FORM_NAME = /^(?:paket(?: soal)?|kode (?:soal|paket)|tipe soal|form|form ?id|package|booklet|versi soal)$/i
const RESPONSE_NAME = /^(?:response|respons?|jawaban)\s*(\d+)$/i
const KEY_NAME = /^(?:right answer|correct answer|jawaban (?:yang )?benar|kunci)\s*(\d+)$/i
/** What all questions gave together. */
const TOTAL_NAME = /^(?:total (?:score|skor|nilai)|skor total|nilai total)$/i
/** A column that numbers the rows. */
export const RUNNING_NAME = /^(?:no|nomor|#|row)\.?$/i
const NUMBERED = /^(?:.*[^\d])?\d{1,4}$/
/** Fewer numbered columns than this may be anything. */
const FEWEST_NUMBERED = 3
/** A header this long, or one that ends in a question mark, is the text of a question. */
const QUESTION_LENGTH = 25

/** Decides what each column is for, from its name first and its cells second. */
export function guessRoles(profiles: readonly ColumnProfile[], itemIds: readonly string[]): ColumnRoles {
  const persons = personColumns(profiles)
  const form = profiles.findIndex(({ name }) => FORM_NAME.test(name))
  const free = [...profiles.keys()].filter(
    (column) => column !== persons[0] && column !== form && !RUNNING_NAME.test(profiles[column]!.name),
  )
  const { items, itemsBy } = itemColumns(profiles, free, new Set(itemIds))
  const keys = keyColumns(profiles, items)
  const taken = new Set([...items, ...keys.values()])
  const questions = items.flatMap((column) => (itemsBy === 'points' ? (pointsName(profiles[column]!.name)?.question ?? []) : []))
  const besides = ({ name }: ColumnProfile) => questions.some((question) => name.startsWith(question)) || TOTAL_NAME.test(name)
  const groups = free.filter((column) => !taken.has(column) && isGroup(profiles[column]!) && !besides(profiles[column]!))
  return {
    person: persons[0],
    form: form < 0 ? undefined : form,
    items,
    keys,
    groups,
    itemsBy,
    otherPersons: persons.slice(1),
  }
}

/** Columns that could hold the id, the likeliest first: by name where the cells tell persons apart, else by cells. */
function personColumns(profiles: readonly ColumnProfile[]): number[] {
  const rank = ({ name }: ColumnProfile) => PERSON_NAMES.findIndex((pattern) => pattern.test(name))
  const named = [...profiles.keys()]
    .filter((column) => rank(profiles[column]!) >= 0 && profiles[column]!.filled > 0)
    .sort((a, b) => tellsApart(profiles[b]!) - tellsApart(profiles[a]!) || rank(profiles[a]!) - rank(profiles[b]!))
  // Beside a number of its own a name or a mail address is no rival.
  const numbers = named.filter((column) => rank(profiles[column]!) < FIRST_ADDRESS)
  if (numbers.length > 0 && numbers[0] === named[0]) return numbers
  if (named.length > 0) return named
  return [...profiles.keys()].filter(
    (column) => profiles[column]!.kind === 'unique' && !RUNNING_NAME.test(profiles[column]!.name),
  )
}

/** 1 where (nearly) every row has another text; some duplicates are to be expected. */
function tellsApart({ distinct, filled }: ColumnProfile): number {
  return distinct >= 0.9 * filled ? 1 : 0
}

function itemColumns(
  profiles: readonly ColumnProfile[],
  free: readonly number[],
  ids: ReadonlySet<string>,
): Pick<ColumnRoles, 'items' | 'itemsBy'> {
  const named = (test: (profile: ColumnProfile) => boolean) => free.filter((column) => test(profiles[column]!))
  const ofBank = named(({ name }) => ids.has(name))
  if (ofBank.length > 0) return { items: ofBank, itemsBy: 'bank' }
  const responses = named(({ name }) => RESPONSE_NAME.test(name))
  if (responses.length > 0 && named(({ name }) => KEY_NAME.test(name)).length > 0) return { items: responses, itemsBy: 'export' }
  const points = named(({ name }) => pointsName(name) !== undefined)
  if (points.length > 0) return { items: points, itemsBy: 'points' }
  const numbered = numberedColumns(profiles, free)
  if (numbered.length > 0) return { items: numbered, itemsBy: 'name' }
  const answers = named((profile) => profile.kind === 'category' || profile.kind === 'letter' || isQuestion(profile))
  return { items: answers, itemsBy: answers.length > 0 ? 'cells' : 'none' }
}

/** The largest family of columns that differ in a running number only and hold answers. */
function numberedColumns(profiles: readonly ColumnProfile[], free: readonly number[]): number[] {
  const families = new Map<string, number[]>()
  for (const column of free) {
    const { name, kind } = profiles[column]!
    if (!NUMBERED.test(name) || kind === 'figure' || kind === 'time' || kind === 'unique') continue
    const family = familyName(name)
    families.set(family, [...(families.get(family) ?? []), column])
  }
  const largest = [...families.values()].sort((a, b) => b.length - a.length)[0] ?? []
  if (largest.length < FEWEST_NUMBERED) return []
  // Banks number their items per competence (A1-001, A2-001): families of the same make belong together.
  const make = shape(profiles[largest[0]!]!.name)
  return [...families.values()]
    .flat()
    .filter((column) => largest.includes(column) || shape(profiles[column]!.name) === make)
    .sort((a, b) => a - b)
}

function familyName(name: string): string {
  return stem(name).toLowerCase()
}

/** `A2-017` and `B1-003` are of one make: letters and digits, each by a sign of their own. */
function shape(name: string): string {
  return name.replace(/\d/g, '0').replace(/\p{Lu}/gu, 'A')
}

function isQuestion({ name, kind }: ColumnProfile): boolean {
  return (kind === 'repeating' || kind === 'text') && (name.length >= QUESTION_LENGTH || name.trim().endsWith('?'))
}

function keyColumns(profiles: readonly ColumnProfile[], items: readonly number[]): Map<number, number> {
  const byNumber = new Map<string, number>()
  for (const [column, { name }] of profiles.entries()) {
    const number = KEY_NAME.exec(name)?.[1]
    if (number !== undefined) byNumber.set(number, column)
  }
  const keys = new Map<number, number>()
  for (const item of items) {
    const key = byNumber.get(RESPONSE_NAME.exec(profiles[item]!.name)?.[1] ?? '')
    if (key !== undefined) keys.set(item, key)
  }
  return keys
}

function isGroup({ kind, distinct, filled, name }: ColumnProfile): boolean {
  return (kind === 'repeating' && distinct < filled && !KEY_NAME.test(name)) || (kind === 'category' && distinct > 1)
}
