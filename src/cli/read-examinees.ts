import type { CompiledBank } from '../bank/compile-bank.js'
import { readBytes } from '../bulk/read-document.js'
import type { Issue } from '../issues/issue.js'
import { MelekError } from '../issues/melek-error.js'
import type { ExamineeSource } from '../reports/simulation-figures.js'
import { scalePrior } from '../scoring/prior.js'
import { type Examinee, normalExaminees } from '../simulation/examinee.js'
import { readTable } from '../tables/read-records.js'
import { type ResponseFile, readResponseMatrix } from './read-response-matrix.js'

export interface ExamineeOptions {
  /** A number of examinees, or a file of thetas. */
  readonly examinees?: string | undefined
  /** A file of recorded responses. */
  readonly answers?: string | undefined
  /** Column of the person's id in that file. */
  readonly id?: string | undefined
  readonly seed: string
}

/** Who sits the rehearsal; can be gone through for each design. */
export interface Examinees {
  readonly count: number
  readonly source: ExamineeSource
  readonly all: () => Iterable<Examinee>
  /** Rows of the answers that were refused, and what else the reader noticed. */
  readonly file: ResponseFile | undefined
}

export const defaultExaminees = 1000

/**
 * Examinees drawn from the population of the bank's scale, read from a file of thetas, or with recorded answers.
 * @throws MelekError `file-examinees` with every line that holds no theta, `examinees-conflict`, or as `readResponseMatrix`
 */
export async function readExaminees(bank: CompiledBank, options: ExamineeOptions): Promise<Examinees> {
  const { examinees = String(defaultExaminees), answers, seed } = options
  const isCount = /^[1-9]\d{0,8}$/.test(examinees)
  if (answers !== undefined) {
    if (options.examinees !== undefined && isCount)
      throw new MelekError(
        'examinees-conflict',
        'recorded answers bring their own persons; leave out --examinees or name a file of thetas',
      )
    return recordedExaminees(bank, answers, options.examinees, options.id)
  }
  if (!isCount) {
    const thetas = await readThetas(examinees)
    const all = [...thetas].map(([person, theta]): Examinee => ({ person, theta }))
    return { count: all.length, source: { kind: 'file' }, all: () => all, file: undefined }
  }
  const population = scalePrior(bank.scale)
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
  bank: CompiledBank,
  path: string,
  thetaFile: string | undefined,
  id: string | undefined,
): Promise<Examinees> {
  const items = bank.itemIds.map((item, index) => ({ id: item, categories: bank.categories[index] as number }))
  const file = await readResponseMatrix(path, { id, items })
  const thetas = thetaFile === undefined ? undefined : await readThetas(thetaFile)
  const all = file.personIds.map(
    (person, place): Examinee => ({
      person,
      theta: thetas?.get(person) ?? null,
      answers: file.responses.subarray(place * items.length, (place + 1) * items.length).slice(),
    }),
  )
  return { count: all.length, source: { kind: 'recorded' }, all: () => all, file }
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
