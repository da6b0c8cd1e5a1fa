import { columnsOfModel } from '../bank/item-table-columns.js'
import { readBytes } from '../bulk/read-document.js'
import type { ParameterValues } from '../calibration/estimation/coordinates/item-parameters.js'
import { type CalibrationModel, calibrationModels, type ItemSpecification } from '../calibration/estimation/item-specification.js'
import type { ParameterName } from '../calibration/estimation/parameter-name.js'
import type { Issue } from '../issues/issue.js'
import { MelekError } from '../issues/melek-error.js'
import type { ModelName } from '../models/item-model.js'
import { readTable } from '../tables/read-records.js'

/**
 * The model table of `calibrate --models`: columns `item,model`, and where wanted `a,b,c,d,b1,b2,…` with values to start from,
 * `fix` (columns that are held at their value: `a c`, or `all`), `equal` (`a=LABEL b1=LABEL`: one value with all items of the same
 * label) and `rating_scale`. Further columns are passed over, so that an item table is a model table.
 * @throws MelekError `calibration-models-table` with every problem and its line; `table-…`, `read-failed`
 */
export async function readModelTable(path: string): Promise<readonly ItemSpecification[]> {
  const table = readTable(await readBytes(path))
  const missing = ['item', 'model'].filter((name) => !table.header.includes(name))
  if (missing.length > 0)
    throw new MelekError(
      'calibration-models-table',
      `"${path}" lacks the column ${missing.join(' and ')}; begin it with item,model`,
    )
  const issues: Issue[] = []
  const lines = new Map<string, number>()
  const items = table.records.flatMap(({ line, cells }): ItemSpecification[] => {
    const row = new Map(table.header.map((name, column) => [name, (cells[column] ?? '').trim()]))
    const found = specificationOf(row, table.decimal, (issue) => issues.push({ line, ...issue }))
    if (found === undefined) return []
    const before = lines.get(found.item)
    if (before === undefined) lines.set(found.item, line)
    else
      issues.push({
        code: 'calibration-models-twice',
        message: `it stands in line ${before} too; keep one`,
        item: found.item,
        line,
      })
    return [found]
  })
  if (issues.length === 0) return items
  throw new MelekError('calibration-models-table', `the model table "${path}" has ${issues.length} problem(s)`, issues)
}

type Report = (issue: Issue) => void

function specificationOf(row: ReadonlyMap<string, string>, decimal: '.' | ',', report: Report): ItemSpecification | undefined {
  const item = row.get('item') ?? ''
  const model = calibrationModels.find((name) => name === row.get('model')?.toLowerCase())
  if (item === '') report({ code: 'item-id-empty', message: 'the item has no id; fill the column "item"', column: 'item' })
  if (model === undefined) {
    const message = `unknown model "${row.get('model') ?? ''}"; use one of ${calibrationModels.join(' ')}`
    report({ code: 'model-unknown', message, item, column: 'model' })
  }
  if (item === '' || model === undefined) return undefined
  const parameters = valuesOf(row, model, decimal, (issue) => report({ ...issue, item }))
  const held = heldOf(row.get('fix') ?? '', model, row)
  const equal = equalOf(row.get('equal') ?? '', model, (issue) => report({ ...issue, item }))
  const ratingScale = row.get('rating_scale') ?? ''
  return {
    item,
    model,
    ...(Object.keys(parameters).length === 0 ? {} : { parameters }),
    ...(held.length === 0 ? {} : { held }),
    ...(Object.keys(equal).length === 0 ? {} : { equal }),
    ...(ratingScale === '' ? {} : { ratingScale }),
  }
}

const formOf = (model: CalibrationModel) => columnsOfModel[model.replace('-common', '') as ModelName]

/** The parameter that a column stands for: `b2` of a GRM is `thresholds[1]`. An unknown column is its own name, which the fit refuses. */
function parameterOf(column: string, model: CalibrationModel): ParameterName {
  const form = formOf(model)
  const whole = form[column]
  if (whole !== undefined) return whole as ParameterName
  const [, stem = '', place = ''] = /^([a-d])(\d+)$/.exec(column) ?? []
  const list = form[`${stem}*`]
  return (list === undefined ? column : `${list}[${Number(place) - 1}]`) as ParameterName
}

function valuesOf(
  row: ReadonlyMap<string, string>,
  model: CalibrationModel,
  decimal: '.' | ',',
  report: Report,
): ParameterValues {
  const values: Record<string, number | number[]> = {}
  for (const [column, text] of row) {
    if (text === '' || !/^[a-d]\d*$/.test(column)) continue
    const [, parameter = '', place] = /^(\w+)(?:\[(\d+)\])?$/.exec(parameterOf(column, model)) ?? []
    // Columns of other models in the same table.
    if (parameter === column) continue
    const value = Number(decimal === ',' ? text.replace(',', '.') : text)
    if (Number.isNaN(value)) {
      report({
        code: 'cell-not-a-number',
        message: `"${column}" must be a number, got "${text}"; check the decimal mark`,
        column,
      })
    } else if (place === undefined) values[parameter] = value
    else {
      const list = values[parameter]
      const filled = Array.isArray(list) ? list : []
      filled[Number(place)] = value
      values[parameter] = filled
    }
  }
  return values as ParameterValues
}

function heldOf(text: string, model: CalibrationModel, row: ReadonlyMap<string, string>): ParameterName[] {
  const columns =
    text === 'all' ? [...row.keys()].filter((name) => /^[a-d]\d*$/.test(name) && row.get(name) !== '') : wordsOf(text)
  const names = columns.map((column) => parameterOf(column, model))
  return text === 'all' ? names.filter((name, at) => name !== columns[at]) : names
}

function equalOf(text: string, model: CalibrationModel, report: Report): Partial<Record<ParameterName, string>> {
  const labels: Partial<Record<ParameterName, string>> = {}
  for (const word of wordsOf(text)) {
    const [column = '', label = '', ...more] = word.split('=')
    if (column === '' || label === '' || more.length > 0) {
      const message = `"${word}" must name a column and a label, for instance a=speed; separate several with spaces`
      report({ code: 'calibration-equal', message, column: 'equal' })
    } else labels[parameterOf(column, model)] = label
  }
  return labels
}

function wordsOf(text: string): string[] {
  return text.split(/[\s|]+/).filter((word) => word !== '')
}
