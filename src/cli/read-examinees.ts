import { existsSync } from 'node:fs'
import type { ResponseRules } from '../adaptive/session/design.js'
import type { Engine } from '../adaptive/session/engine.js'
import { readBytes } from '../bulk/read-document.js'
import type { Issue } from '../issues/issue.js'
import { MelekError } from '../issues/melek-error.js'
import type { ExamineeSource } from '../reports/simulation-figures.js'
import { scalePrior } from '../scoring/prior.js'
import { type Examinee, normalExaminees } from '../simulation/examinee.js'
import { readTable } from '../tables/read-records.js'
import { type ResponseFile, type ResponseFileOptions, readResponseMatrix } from './read-response-matrix.js'

export interface ExamineeOptions {
  /** A number of examinees, or a file of thetas. */
  readonly examinees?: string | undefined
  /** A file of recorded responses. */
  readonly answers?: string | undefined
  /** Column of the person's id in that file. */
  readonly id?: string | undefined
  /** What an empty cell of that file means. */
  readonly blank?: ResponseFileOptions['blank']
  /** Number of the lowest category in it. */
  readonly base?: ResponseFileOptions['base']
  readonly seed: string
}

/** A design that they are to sit. */
interface Sat {
  readonly engine: Pick<Engine, 'bank' | 'design'>
}

/** Who sits the rehearsal; can be gone through for each design. */
export interface Examinees {
  readonly count: number
  readonly source: ExamineeSource
  /** By the rules of one of the designs, which say what recorded omissions count as. */
  readonly all: (design: Sat) => Iterable<Examinee>
  /** Rows of the answers that were refused, and what else the reader noticed. */
  readonly file: ResponseFile | undefined
}

export const defaultExaminees = 1000

/**
 * Examinees drawn from the population of the bank's scale, read from a file of thetas, or with recorded answers.
 * @param designs that they are to sit
 * @throws MelekError `file-examinees` with every line that holds no theta or where the thetas are of other persons than the answers,
 *   `examinees-count`, `examinees-conflict`, or as `readResponseMatrix`
 */
export async function readExaminees(designs: readonly [Sat, ...Sat[]], options: ExamineeOptions): Promise<Examinees> {
  const { examinees = String(defaultExaminees), answers, seed } = options
  const isCount = /^[1-9]\d{0,8}$/.test(examinees)
  if (answers !== undefined) {
    if (options.examinees !== undefined && isCount)
      throw new MelekError(
        'examinees-conflict',
        'recorded answers bring their own persons; leave out --examinees or name a file of thetas',
      )
    return recordedExaminees(designs, { ...options, answers })
  }
  if (!isCount) {
    if (Number.isFinite(Number(examinees)) && !existsSync(examinees))
      throw new MelekError(
        'examinees-count',
        `the number of examinees must be a whole number of 1 to 999999999 in digits, got "${examinees}"`,
      )
    const thetas = await readThetas(examinees)
    const all = [...thetas].map(([person, theta]): Examinee => ({ person, theta }))
    return { count: all.length, source: { kind: 'file' }, all: () => all, file: undefined }
  }
  const population = scalePrior(designs[0].engine.bank.scale)
  const { mean, sd } = population.kind === 'normal' ? population : { mean: 0, sd: 1 }
  const count = Number(examinees)
  return {
    count,
    source: { kind: 'drawn', mean, sd },
    all: () => normalExaminees(count, { mean, sd }, seed),
    file: undefined,
  }
}

async function recordedExaminees(
  designs: readonly [Sat, ...Sat[]],
  { answers: path, examinees: thetaFile, id, blank, base }: ExamineeOptions & { readonly answers: string },
): Promise<Examinees> {
  const { bank } = designs[0].engine
  const items = bank.itemIds.map((item, index) => ({ id: item, categories: bank.categories[index] as number }))
  const read = (states: ResponseRules) => readResponseMatrix(path, { id, items, blank, base, states })
  const file = await read(rulesOf(designs[0]))
  const files = new Map([[rulesName(designs[0]), file]])
  for (const design of designs) if (!files.has(rulesName(design))) files.set(rulesName(design), await read(rulesOf(design)))
  const thetas = thetaFile === undefined ? undefined : await readThetas(thetaFile)
  if (thetas !== undefined && !file.personIds.some((person) => thetas.has(person)))
    throw new MelekError('file-examinees', `"${thetaFile}" names none of the persons in "${path}"; give the same ids in both`)
  return {
    count: file.personIds.length,
    source: { kind: 'recorded' },
    all: (design) => recordedPersons(files.get(rulesName(design)) as ResponseFile, thetas),
    file,
  }
}

function rulesOf({ engine }: Sat): ResponseRules {
  return engine.design.responses
}

function rulesName(design: Sat): string {
  const { omitted, notReached, timedOut } = rulesOf(design)
  return [omitted, notReached, timedOut].join()
}

function recordedPersons(
  { personIds, responses, itemIds }: ResponseFile,
  thetas: ReadonlyMap<string, number> | undefined,
): Examinee[] {
  return personIds.map((person, place) => ({
    person,
    theta: thetas?.get(person) ?? null,
    answers: responses.slice(place * itemIds.length, (place + 1) * itemIds.length),
  }))
}

/** Thetas by person: columns `person` and `theta` or `true_theta`, or one column of thetas, whose persons are numbered. */
async function readThetas(path: string): Promise<Map<string, number>> {
  const { header, records, decimal } = readTable(await readBytes(path))
  const column = header.findIndex((name) => name === 'theta' || name === 'true_theta')
  const person = header.indexOf('person')
  if (column < 0)
    throw new MelekError('file-examinees', `"${path}" must have a column "theta" or "true_theta", it has ${header.join(', ')}`)
  const thetas = new Map<string, number>()
  const issues = records.flatMap(({ line, cells }, place): Issue[] => {
    const text = (cells[column] ?? '').trim()
    const theta = Number(decimal === ',' ? text.replace(',', '.') : text)
    const name = person < 0 ? String(place + 1) : (cells[person] ?? '').trim()
    if (text === '' || !Number.isFinite(theta))
      return [{ code: 'theta-invalid', message: `theta must be a number of logits, got "${text}"`, line }]
    if (name === '') return [{ code: 'person-missing', message: 'a person needs an id', line }]
    if (thetas.has(name))
      return [{ code: 'person-duplicate', message: 'a person must occur once: answers are a function of the person', line }]
    thetas.set(name, theta)
    return []
  })
  if (issues.length > 0)
    throw new MelekError('file-examinees', `"${path}" has ${issues.length} row(s) without a usable theta`, issues)
  if (thetas.size === 0) throw new MelekError('file-examinees', `"${path}" has a header but no rows; there is nobody to examine`)
  return thetas
}
