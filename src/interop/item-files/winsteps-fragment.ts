import type { BankItem } from '../../bank/item-bank.js'
import type { Issue } from '../../issues/issue.js'
import { type AdjacentCategoryItem, partialCreditForm } from '../../models/conversions/partial-credit-form.js'
import type { ItemModel } from '../../models/item-model.js'
import { cellNumber, type FileLine } from './file-text.js'
import type { ItemFileOptions } from './item-file.js'
import type { Measure } from './winsteps-file.js'
import { readThresholds, type Thresholds } from './winsteps-thresholds.js'

export interface Fragment {
  readonly measures: readonly Measure[]
  /** Absent where the control file anchors no thresholds, which does not say that there are none. */
  readonly thresholds: Thresholds | undefined
  readonly userScale: ItemFileOptions['userScale']
}

/** The anchors inside a control file, `IAFILE=*` and `SAFILE=*`; undefined where there are none. */
export function fragmentOf(lines: readonly FileLine[], issues: Issue[]): Fragment | undefined {
  const anchors = blockOf(lines, 'IAFILE')
  if (anchors === undefined) return undefined
  const measures = anchors.map(({ line, text }): Measure => {
    const [figures = '', name = ''] = text.split(';')
    const [entry = '', cell = ''] = figures.trim().split(/[\s,]+/)
    const measure = cellNumber(cell) ?? Number.NaN
    if (Number.isNaN(measure))
      issues.push({
        code: 'cell-not-a-number',
        message: `a line holds entry and measure, got "${text.trim()}"`,
        line,
        column: 'measure',
      })
    return { line, entry, name: name.trim() || entry, measure }
  })
  const structure = blockOf(lines, 'SAFILE')
  const [mean, perLogit] = [settingOf(lines, /^\s*U?I?MEAN\s*=\s*(\S+)/i), settingOf(lines, /^\s*USCALE\s*=\s*(\S+)/i)]
  return {
    measures,
    thresholds: structure === undefined ? undefined : readThresholds(structure, issues),
    userScale: mean === undefined || perLogit === undefined ? undefined : { mean, perLogit },
  }
}

/** The lines between `NAME=*` and `*`. */
function blockOf(lines: readonly FileLine[], name: string): FileLine[] | undefined {
  const start = lines.findIndex(({ text }) => new RegExp(`^\\s*${name}\\s*=\\s*\\*`, 'i').test(text))
  if (start < 0) return undefined
  const rest = lines.slice(start + 1)
  const end = rest.findIndex(({ text }) => text.trim() === '*')
  return rest.slice(0, end < 0 ? rest.length : end).filter(({ text }) => text.trim() !== '')
}

function settingOf(lines: readonly FileLine[], pattern: RegExp): number | undefined {
  const found = lines.map(({ text }) => pattern.exec(text)?.[1]).find((text) => text !== undefined)
  return found === undefined ? undefined : cellNumber(found)
}

/** Whether the item has the slope 1 that Winsteps knows. */
export function fitsWinsteps(item: ItemModel): boolean {
  if (!['1pl', '2pl', 'pcm', 'gpcm', 'rsm'].includes(item.model)) return false
  return Math.abs(partialCreditForm(item as AdjacentCategoryItem).discrimination - 1) < 1e-9
}

/** The items, given on the metric of D = 1, as anchors for a control file. */
export function winstepsText(items: readonly BankItem[]): string {
  const forms = items.map((item) => {
    const { steps } = partialCreditForm(item as AdjacentCategoryItem)
    return { steps, mean: steps.reduce((sum, step) => sum + step, 0) / steps.length }
  })
  const anchors = forms.map(({ mean }, i) => `${i + 1} ${mean} ;${items[i]?.id}`)
  const thresholds = forms.flatMap(({ steps, mean }, i) =>
    steps.length === 1 ? [] : [`${i + 1} 0 0`, ...steps.map((step, k) => `${i + 1} ${k + 1} ${step - mean}`)],
  )
  const structure = thresholds.length === 0 ? [] : ['ISGROUPS=0', 'SAITEM=YES', 'SAFILE=*', ...thresholds, '*']
  return `${['UIMEAN=0', 'USCALE=1', 'IAFILE=*', ...anchors, '*', ...structure].join('\n')}\n`
}
