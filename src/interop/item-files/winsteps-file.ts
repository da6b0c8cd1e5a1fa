import type { Issue } from '../../issues/issue.js'
import type { ItemModel } from '../../models/item-model.js'
import { cellNumber, type FileLine, fileLines } from './file-text.js'
import type { FileItem, ItemFileContent, ItemFileOptions } from './item-file.js'
import { withRatingScales } from './rating-scales.js'
import { fragmentOf } from './winsteps-fragment.js'
import { readThresholds, type Thresholds } from './winsteps-thresholds.js'

/** An item's measure in the units of the file. */
export interface Measure {
  readonly line: number
  readonly entry: string
  readonly name: string
  readonly measure: number
  readonly error?: number | undefined
}

type UserScale = NonNullable<ItemFileOptions['userScale']>

/**
 * Items of Winsteps: an IFILE, with the Andrich thresholds of an SFILE beside it, or the anchors of a control file. Difficulties
 * are (measure − UIMEAN)/USCALE, thresholds threshold/USCALE; slopes are 1.
 * @source Linacre (2024), Winsteps Rasch measurement computer program user's guide, IFILE=, SFILE=, IAFILE=, SAFILE=
 */
export function readWinstepsFile(bytes: Uint8Array, options: ItemFileOptions): ItemFileContent {
  const lines = fileLines(bytes)
  const issues: Issue[] = []
  const fragment = fragmentOf(lines, issues)
  const table = fragment === undefined ? readMeasures(lines, options.thresholds === 'none', issues) : undefined
  const scale = options.userScale ?? fragment?.userScale
  if (scale === undefined) {
    const message =
      'the file does not hold UIMEAN and USCALE, which turn measures into logits; say both (--user-scale), 0 and 1 where they were not set'
    issues.push({ code: 'user-scale-unsaid', message })
  }
  const thresholds = fragment?.thresholds ?? thresholdsOf(options.thresholds, issues)
  const measures = fragment?.measures ?? table?.measures ?? []
  if (issues.length > 0 || scale === undefined || thresholds === undefined) return { items: [], issues }
  const items = measures.map((each) => itemOf(each, thresholds, scale))
  return { items: withRatingScales(items), issues, leftOut: table?.leftOut }
}

function thresholdsOf(given: ItemFileOptions['thresholds'], issues: Issue[]): Thresholds | undefined {
  if (given === 'none') return { common: undefined, byEntry: new Map() }
  if (given !== undefined) return readThresholds(fileLines(given), issues)
  const message =
    'the file does not say which items have more than two categories; give (--thresholds) the SFILE with their thresholds, or "none"'
  issues.push({ code: 'thresholds-unsaid', message })
  return undefined
}

function itemOf({ line, entry, name, measure, error }: Measure, { common, byEntry }: Thresholds, scale: UserScale): FileItem {
  const difficulty = (measure - scale.mean) / scale.perLogit
  const steps = (byEntry.get(entry) ?? common ?? []).map((threshold) => threshold / scale.perLogit)
  const isCommon = !byEntry.has(entry) && common !== undefined
  const item = steps.length < 2 ? dichotomous(difficulty + (steps[0] ?? 0)) : polytomous(difficulty, steps, isCommon)
  const known = error !== undefined && error > 0 && item.model === '1pl'
  return { id: name, line, item, ...(known ? { standardErrors: { difficulty: error / scale.perLogit } } : {}) }
}

function dichotomous(difficulty: number): ItemModel {
  return { model: '1pl', parameters: { difficulty } }
}

function polytomous(difficulty: number, steps: readonly number[], isCommon: boolean): ItemModel {
  if (!isCommon) return { model: 'pcm', parameters: { steps: steps.map((step) => difficulty + step) } }
  const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length
  return { model: 'rsm', parameters: { difficulty: difficulty + mean, steps: steps.map((step) => step - mean) } }
}

/** Lowest STATUS of an item that was measured; below, it was deleted or had no responses. */
const lowestStatus = -1

/** The lines of an IFILE by the labels of its heading, the name being the rest of the line. */
function readMeasures(
  lines: readonly FileLine[],
  dichotomous: boolean,
  issues: Issue[],
): { readonly measures: Measure[]; readonly leftOut: string[] } {
  const heading = lines.findIndex(({ text }) => /\bENTRY\b/.test(text) && /\bMEASURE?\b/.test(text))
  if (heading < 0) {
    issues.push({
      code: 'item-file-header',
      message: 'no heading line with ENTRY and MEASURE; is this an IFILE of Winsteps?',
      line: 1,
    })
    return { measures: [], leftOut: [] }
  }
  const cut = cellsOf((lines[heading] as FileLine).text)
  const labels = cut((lines[heading] as FileLine).text.replace(/^\s*;/, ' '), undefined)
  const place = (...names: readonly string[]) => labels.findIndex((label) => names.includes(label))
  const at = {
    entry: place('ENTRY'),
    measure: place('MEASURE', 'MEASUR'),
    status: place('STATUS', 'STTS', 'STAT', 'ST'),
    count: place('COUNT'),
    score: place('SCORE'),
    error: place('MODLSE', 'MODELSE', 'ERROR', 'REALSE', 'S.E.'),
    name: place('NAME'),
  }
  const measures: Measure[] = []
  const leftOut: string[] = []
  for (const { line, text } of lines.slice(heading + 1)) {
    if (text.trim() === '') continue
    const cells = cut(text.replace(/^\s*;/, ' '), at.name)
    const name = (cells[at.name] ?? '').trim() || (cells[at.entry] ?? '').trim()
    if (/^\s*;/.test(text) || Number(cells[at.status] ?? 1) < lowestStatus) {
      leftOut.push(name)
      continue
    }
    const measure = cellNumber(cells[at.measure] ?? '') ?? Number.NaN
    if (Number.isNaN(measure))
      issues.push({
        code: 'cell-not-a-number',
        message: `must be a number, got "${cells[at.measure] ?? ''}"`,
        line,
        column: 'MEASURE',
        item: name,
      })
    if (dichotomous && Number(cells[at.score]) > Number(cells[at.count]))
      issues.push({
        code: 'thresholds-unsaid',
        message: `a score of ${cells[at.score]} from ${cells[at.count]} answers means more than two categories; give the SFILE`,
        line,
        item: name,
      })
    measures.push({ line, entry: (cells[at.entry] ?? '').trim(), name, measure, error: cellNumber(cells[at.error] ?? '') })
  }
  return { measures, leftOut }
}

/** How the lines of the file are cut: at commas or tabs, else at spaces, where the cell at `last` takes the rest. */
function cellsOf(heading: string): (text: string, last: number | undefined) => string[] {
  const mark = heading.includes('\t') ? '\t' : heading.includes(',') ? ',' : undefined
  if (mark !== undefined) return (text) => text.split(mark).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))
  return (text, last) => {
    const cells = text.trim().split(/\s+/)
    return last === undefined || last < 0 ? cells : [...cells.slice(0, last), cells.slice(last).join(' ')]
  }
}
