import type { BankItem, ScalePopulation } from '../../bank/item-bank.js'
import type { Issue } from '../../issues/issue.js'
import { isMelekError } from '../../issues/melek-error.js'
import { logistic, logit } from '../../math/logistic.js'
import { adjacentCategoryFromNominal, nominalFromAdjacentCategory } from '../../models/conversions/partial-credit-form.js'
import { difficultyFromSlopeIntercept } from '../../models/conversions/slope-intercept.js'
import type { ItemModel, NominalResponseItem } from '../../models/item-model.js'
import { cellNumber, fileLines } from './file-text.js'
import type { FileItem, ItemFileContent, ItemFileOptions } from './item-file.js'
import type { RowIssueCode } from './named-rows.js'
import { nominalFromTrend, trendFromNominal } from './trend-contrasts.js'

/** Codes of the column `model`. */
const codes = { threeParameter: 1, graded: 2, nominal: 3 } as const

/**
 * Items of flexMIRT's `-prm.txt`: a line an item or group, without a header; D = 1.
 * @source Houts & Cai (2020), flexMIRT user's manual, version 3.52
 */
export function readFlexmirtFile(bytes: Uint8Array, options: ItemFileOptions): ItemFileContent {
  const issues: Issue[] = []
  const lines = fileLines(bytes)
    .filter(({ text }) => text.trim() !== '')
    .map(({ line, text }) => ({ line, cells: text.trim().split(/\s+/) }))
  const groups = [...new Set(lines.filter(({ cells }) => cells[0] === '1').map(({ cells }) => cells[2] ?? ''))]
  const group = options.group ?? (groups.length === 1 ? groups[0] : undefined)
  if (group === undefined || !groups.includes(group)) {
    const message =
      groups.length === 0
        ? 'no line of an item, which begins with 1; is this the -prm.txt of flexMIRT?'
        : `the file holds items of the groups ${groups.join(', ')}; say which number to take (--group)`
    issues.push({ code: groups.length === 0 ? 'item-file-row' : 'group-unsaid', message, line: 1 })
    return { items: [], issues }
  }
  const own = lines.filter(({ cells }) => cells[2] === group)
  const items = own.flatMap(({ line, cells }): FileItem[] => {
    if (cells[0] !== '1') return []
    const at = { line, item: cells[1] ?? '' }
    try {
      const item = itemOfLine(
        cells,
        (message, code: RowIssueCode = 'item-file-row') => void issues.push({ code, message, ...at }),
      )
      return item === undefined ? [] : [{ id: at.item, line, item }]
    } catch (error) {
      if (!isMelekError(error)) throw error
      issues.push({ code: error.code, message: error.message, ...at })
      return []
    }
  })
  return { items, issues, ...populationOf(own) }
}

function itemOfLine(cells: readonly string[], refuse: (message: string, code?: RowIssueCode) => void): ItemModel | undefined {
  const [dimensions, model, categories = 0] = cells.slice(3, 6).map(Number)
  const values = cells.slice(6).map((cell) => cellNumber(cell) ?? Number.NaN)
  if (dimensions !== 1) {
    refuse(`${cells[3]} dimensions; only one-dimensional models can be read`, 'item-file-dimensions')
    return undefined
  }
  const wanted = model === codes.threeParameter ? 3 : model === codes.graded ? categories : 2 * categories + 1
  if (model === undefined || !Object.values<number>(codes).includes(model)) {
    refuse(`unknown model code ${cells[4]}; 1 (3PL), 2 (graded) and 3 (nominal, GPC) can be read`, 'model-unknown')
    return undefined
  }
  if (values.length !== wanted || values.some(Number.isNaN)) {
    refuse(`${wanted} numbers must follow the ${categories} categories, got ${cells.slice(6).join(' ')}`)
    return undefined
  }
  if (model === codes.threeParameter) {
    const [guessing, intercept, slope] = values as [number, number, number]
    const { discrimination, difficulty } = difficultyFromSlopeIntercept({ slope, intercept })
    return { model: '3pl', parameters: { discrimination, difficulty, lowerAsymptote: logistic(guessing) } }
  }
  if (model === codes.graded) {
    const slope = values.at(-1) as number
    const places = values.slice(0, -1).map((intercept) => difficultyFromSlopeIntercept({ slope, intercept }).difficulty)
    if (places.length === 1) return { model: '2pl', parameters: { discrimination: slope, difficulty: places[0] as number } }
    return { model: 'grm', parameters: { discrimination: slope, thresholds: places } }
  }
  return nominalOfLine(values, categories, refuse)
}

function nominalOfLine(values: readonly number[], categories: number, refuse: (message: string) => void): ItemModel | undefined {
  const [slopeType, interceptType] = [values[0], values[categories + 1]]
  if (slopeType !== 0 || interceptType !== 0) {
    refuse(`contrasts of the kinds ${slopeType} and ${interceptType}; only trend contrasts, 0, can be read`)
    return undefined
  }
  const item = nominalFromTrend({
    slope: values[categories] as number,
    slopeContrasts: values.slice(1, categories),
    interceptContrasts: values.slice(categories + 2),
  })
  const adjacent = adjacentCategoryFromNominal(item)
  return adjacent.kind === 'adjacent-category' ? adjacent.item : item
}

function populationOf(lines: readonly { readonly cells: readonly string[] }[]): Pick<ItemFileContent, 'population'> {
  const cells = lines.find((line) => line.cells[0] === '0')?.cells
  if (cells === undefined) return {}
  // A histogram puts the number of its nodes and their range before the moments.
  const [mean, variance] = cells.slice(cells[4] === '1' ? 7 : 5).map(Number)
  if (mean === undefined || variance === undefined || !(variance > 0)) return {}
  return { population: { mean, sd: Math.sqrt(variance) } }
}

/** The items, given on the metric of D = 1, as `-prm.txt`. */
export function flexmirtText(items: readonly BankItem[], population: ScalePopulation | undefined): string {
  const lines = items.map((item) => [1, item.id, 1, 1, ...flexmirtCells(item)].join('\t'))
  const { mean, sd } = population ?? { mean: 0, sd: 1 }
  return `${[...lines, [0, 'Group1', 1, 1, 0, mean, sd * sd].join('\t')].join('\n')}\n`
}

function flexmirtCells(item: BankItem): number[] {
  switch (item.model) {
    case '3pl':
    case '4pl': {
      const { discrimination, difficulty, lowerAsymptote } = item.parameters
      // Without an asymptote its logit has no number.
      if (lowerAsymptote === 0) return [codes.graded, 2, -discrimination * difficulty, discrimination]
      return [codes.threeParameter, 2, logit(lowerAsymptote), -discrimination * difficulty, discrimination]
    }
    case 'grm': {
      const { discrimination, thresholds } = item.parameters
      return [codes.graded, thresholds.length + 1, ...thresholds.map((b) => -discrimination * b), discrimination]
    }
    case 'nrm':
      return nominalCells(item)
    default: {
      const nominal = nominalFromAdjacentCategory(item)
      const [slope, intercept] = [nominal.parameters.slopes[0] as number, nominal.parameters.intercepts[0] as number]
      return nominal.parameters.slopes.length === 1 ? [codes.graded, 2, intercept, slope] : nominalCells(nominal)
    }
  }
}

function nominalCells(item: Pick<NominalResponseItem, 'model' | 'parameters'>): number[] {
  const { slope, slopeContrasts, interceptContrasts } = trendFromNominal(item)
  return [codes.nominal, item.parameters.slopes.length + 1, 0, ...slopeContrasts, slope, 0, ...interceptContrasts]
}

/** Whether the file has a form for the item: none for an upper asymptote, nor for a nominal item whose last slope is 0. */
export function fitsFlexmirt(item: ItemModel): boolean {
  return item.model !== '4pl' && !(item.model === 'nrm' && item.parameters.slopes.at(-1) === 0)
}
