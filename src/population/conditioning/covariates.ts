import type { Issue } from '../../issues/issue.js'

/** A property of persons other than the group: numbers or categories as they stand in a file; empty = not known. */
export interface Covariate {
  readonly name: string
  /** One a person. */
  readonly values: readonly string[]
}

/** A category of fewer persons is one with the most frequent category. */
const fewestOfCategory = 10
/** A column of more categories is no covariate but a name or an id. */
const mostCategories = 30

/** @returns a column of numbers for every covariate, or for each of its categories but the most frequent; persons all alike have none */
export function covariateColumns(covariates: readonly Covariate[], tested: readonly number[]): Map<number, number[]> {
  const columns = covariates.flatMap(({ values }) => {
    const own = tested.map((person) => (values[person] as string).trim())
    const numbers = numbersOf(own)
    return numbers === undefined ? categoryColumns(own) : [...numberColumns(numbers)]
  })
  return new Map(tested.map((person, p) => [person, columns.map((column) => column[p] as number)]))
}

export function covariateIssues(covariates: readonly Covariate[], persons: number): Issue[] {
  return covariates.flatMap(({ name, values }): Issue[] => {
    const path = `covariates.${name}`
    if (values.length !== persons) {
      const message = `covariate "${name}" must hold ${persons} values, got ${values.length}`
      return [{ code: 'length-mismatch', message, path }]
    }
    const known = values.map((value) => value.trim()).filter((value) => value !== '')
    const categories = new Set(known).size
    if (numbersOf(known) !== undefined || categories <= mostCategories) return []
    const message = `covariate "${name}" has ${categories} categories, more than ${mostCategories}; put them together, or leave it out if it is a name or an id`
    return [{ code: 'covariate-invalid', message, path }]
  })
}

/** Undefined where a value is no number; NaN where it is empty. A decimal comma is one. */
function numbersOf(values: readonly string[]): number[] | undefined {
  const numbers = values.map((value) => (value === '' ? Number.NaN : Number(value.replace(',', '.'))))
  return numbers.every((value, p) => values[p] === '' || Number.isFinite(value)) ? numbers : undefined
}

/** Standardised, so that no unit is far from 1; who is not known stands at the mean and is told apart by a column. */
function numberColumns(values: readonly number[]): number[][] {
  const known = values.filter((value) => !Number.isNaN(value))
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length
  const sd = Math.sqrt(known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / known.length)
  if (!(sd > 0)) return []
  const column = values.map((value) => (Number.isNaN(value) ? 0 : (value - mean) / sd))
  return known.length === values.length ? [column] : [column, values.map((value) => (Number.isNaN(value) ? 1 : 0))]
}

function categoryColumns(values: readonly string[]): number[][] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const listed = [...counts].sort(([one, n], [other, m]) => m - n || (one < other ? -1 : 1))
  return listed
    .slice(1)
    .filter(([, n]) => n >= fewestOfCategory)
    .map(([category]) => values.map((value) => (value === category ? 1 : 0)))
}

/**
 * Places of the columns that, with an intercept, are no combination of those before them: in one group a covariate may
 * be the same for all.
 */
export function independentColumns(rows: readonly (readonly number[])[]): number[] {
  const basis: number[][] = [rows.map(() => 1 / Math.sqrt(rows.length))]
  const kept: number[] = []
  for (let column = 0; column < (rows[0]?.length ?? 0); column++) {
    const whole = rows.map((row) => row[column] as number)
    const length = norm(whole)
    const rest = basis.reduce((left, unit) => without(left, unit), whole)
    const own = norm(rest)
    if (!(own > 1e-6 * length)) continue
    basis.push(rest.map((value) => value / own))
    kept.push(column)
  }
  return kept
}

function norm(values: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0))
}

function without(values: readonly number[], unit: readonly number[]): number[] {
  const along = values.reduce((sum, value, p) => sum + value * (unit[p] as number), 0)
  return values.map((value, p) => value - along * (unit[p] as number))
}
