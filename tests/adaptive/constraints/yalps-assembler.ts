import { type Constraint, solve } from 'yalps'
import { type Assembler, rowValue } from '../../../src/adaptive/constraints/program/whole-program.js'

/** Another solver behind the same interface: yalps 0.6.4, a simplex and branch and bound written by somebody else. */
export const yalpsAssembler: Assembler = {
  name: 'yalps',
  assemble({ objective, lower, upper, whole, rows }) {
    const constraints = new Map<string, Constraint>()
    rows.forEach((row, r) => {
      constraints.set(`row ${r}`, {
        ...(Number.isFinite(row.low) ? { min: row.low } : {}),
        ...(Number.isFinite(row.high) ? { max: row.high } : {}),
      })
    })
    objective.forEach((_, j) => {
      constraints.set(`bounds ${j}`, { min: lower[j] as number, max: upper[j] as number })
    })
    const coefficients = Array.from(
      objective,
      (value, j) =>
        new Map([
          ['value', value],
          [`bounds ${j}`, 1],
        ]),
    )
    rows.forEach((row, r) => {
      row.columns.forEach((j, k) => {
        coefficients[j]?.set(`row ${r}`, row.coefficients?.[k] ?? 1)
      })
    })
    const integers = [...whole.keys()].filter((j) => whole[j] === 1)
    const solution = solve(
      { direction: 'maximize', objective: 'value', constraints, variables: [...coefficients.entries()], integers },
      { tolerance: 0 },
    )
    if (solution.status === 'infeasible') return { kind: 'infeasible', rows: [...rows.keys()], nodes: 0 }
    if (solution.status !== 'optimal') return { kind: 'undecided', nodes: 0 }
    const x = new Float64Array(objective.length)
    for (const [j, value] of solution.variables) x[j] = whole[j] === 1 ? Math.round(value) : value
    const value = rowValue({ columns: [...objective.keys()], coefficients: [...objective], low: 0, high: 0 }, x)
    return { kind: 'found', x, value, bound: value, gap: 0, nodes: 0 }
  },
}
