import type { Issue } from '../issues/issue.js'
import type { ItemModel, ModelName } from '../models/item-model.js'
import type { BankItemAttributes, ParameterUncertainty } from './item-bank.js'

/** Names of parameter columns and of their standard errors. */
const parameterColumns = /^(se_)?[abcd]\d*$/

/** Columns that are attributes of the item, not parameters. */
const attributeColumns = ['item', 'model', 'status', 'enemies', 'family', 'n']

/** Whether a column is an attribute of content: every one that has no meaning of its own. */
export function isContentColumn(name: string): boolean {
  return !attributeColumns.includes(name) && !parameterColumns.test(name)
}

/** Which columns carry the parameters of a model; `b*` stands for b1, b2, … */
export const columnsOfModel: Readonly<Record<ModelName, Readonly<Record<string, string>>>> = {
  '1pl': { a: 'discrimination', b: 'difficulty' },
  '2pl': { a: 'discrimination', b: 'difficulty' },
  '3pl': { a: 'discrimination', b: 'difficulty', c: 'lowerAsymptote' },
  '4pl': { a: 'discrimination', b: 'difficulty', c: 'lowerAsymptote', d: 'upperAsymptote' },
  grm: { a: 'discrimination', 'b*': 'thresholds' },
  pcm: { 'b*': 'steps' },
  gpcm: { a: 'discrimination', 'b*': 'steps' },
  rsm: { b: 'difficulty', 'b*': 'steps' },
  nrm: { 'a*': 'slopes', 'c*': 'intercepts' },
}

/** Value that a cell may leave out because it can only mean one thing. */
const impliedValue: Readonly<Record<string, number>> = { '1pl.a': 1 }

/** Values that a column foreign to the model may hold without meaning anything else (3PL tables write c = 0 for 2PL items). */
const neutralValue: Readonly<Record<string, number>> = { a: 1, c: 0, d: 1 }

export type CellParameters =
  | {
      readonly kind: 'valid'
      readonly item: ItemModel
      readonly uncertainty: Pick<BankItemAttributes, 'uncertainty'>
      readonly issues: readonly Issue[]
    }
  | { readonly kind: 'invalid'; readonly issues: readonly Issue[] }

/** The parameters of one row, with the problems of its cells (the caller adds line and item). */
export function parametersFromCells(model: ModelName, cells: ReadonlyMap<string, string>, decimal: '.' | ','): CellParameters {
  const issues: Issue[] = []
  const columns = columnsOfModel[model]
  const parameters: Record<string, number | number[]> = {}
  const standardErrors: Record<string, number | number[]> = {}
  for (const [column, parameter] of Object.entries(columns)) {
    const value = column.endsWith('*')
      ? numberList(column.slice(0, -1), cells, decimal, issues)
      : numberAt(column, cells, decimal, issues, impliedValue[`${model}.${column}`])
    if (value !== undefined) parameters[parameter] = value
    const errors = standardErrorOf(column, cells, decimal, issues)
    if (errors !== undefined) standardErrors[parameter] = errors
  }
  issues.push(...foreignColumnIssues(model, cells, decimal))
  if (issues.length > 0) return { kind: 'invalid', issues }
  const uncertainty = uncertaintyOf(standardErrors, cells)
  return { kind: 'valid', item: { model, parameters } as unknown as ItemModel, uncertainty, issues: [] }
}

function uncertaintyOf(
  standardErrors: Readonly<Record<string, number | readonly number[]>>,
  cells: ReadonlyMap<string, string>,
): Pick<BankItemAttributes, 'uncertainty'> {
  if (Object.keys(standardErrors).length === 0) return {}
  const n = /^\d+$/.test(cells.get('n') ?? '') ? { n: Number(cells.get('n')) } : {}
  const uncertainty: ParameterUncertainty = { kind: 'estimate', standardErrors, ...n }
  return { uncertainty }
}

function standardErrorOf(
  column: string,
  cells: ReadonlyMap<string, string>,
  decimal: '.' | ',',
  issues: Issue[],
): number | number[] | undefined {
  if (!column.endsWith('*')) {
    return (cells.get(`se_${column}`) ?? '') === '' ? undefined : numberAt(`se_${column}`, cells, decimal, issues, undefined)
  }
  const prefix = `se_${column.slice(0, -1)}`
  return (cells.get(`${prefix}1`) ?? '') === '' ? undefined : numberList(prefix, cells, decimal, issues)
}

/** b1, b2, … up to the last filled one; a gap is a problem. */
function numberList(prefix: string, cells: ReadonlyMap<string, string>, decimal: '.' | ',', issues: Issue[]): number[] {
  const pattern = new RegExp(`^${prefix}(\\d+)$`)
  const filled = [...cells].flatMap(([name, text]) =>
    text !== '' && pattern.test(name) ? [Number(pattern.exec(name)?.[1])] : [],
  )
  const last = Math.max(0, ...filled)
  return Array.from({ length: last }, (_, k) => numberAt(`${prefix}${k + 1}`, cells, decimal, issues, undefined) ?? Number.NaN)
}

function numberAt(
  column: string,
  cells: ReadonlyMap<string, string>,
  decimal: '.' | ',',
  issues: Issue[],
  implied: number | undefined,
): number | undefined {
  const text = cells.get(column) ?? ''
  if (text === '' && implied !== undefined) return implied
  const value = Number(decimal === ',' ? text.replace(',', '.') : text)
  if (text !== '' && !Number.isNaN(value)) return value
  const message =
    text === '' ? `"${column}" is empty; give a number` : `"${column}" must be a number, got "${text}"; check the decimal mark`
  issues.push({ code: 'cell-not-a-number', message, column })
  return undefined
}

/** A number in a column that the model does not use means a wrong model or a shifted row. */
function foreignColumnIssues(model: ModelName, cells: ReadonlyMap<string, string>, decimal: '.' | ','): Issue[] {
  const used = Object.keys(columnsOfModel[model])
  const isUsed = (name: string) => used.includes(name) || (/\d$/.test(name) && used.includes(`${name.replace(/\d+$/, '')}*`))
  return [...cells].flatMap(([name, text]) => {
    if (text === '' || !/^[abcd]\d*$/.test(name) || isUsed(name)) return []
    if (neutralValue[name] === Number(decimal === ',' ? text.replace(',', '.') : text)) return []
    return [
      {
        code: 'cell-foreign',
        message: `a ${model} item has no "${name}", got ${text}; empty the cell or correct the model`,
        column: name,
      },
    ]
  })
}
