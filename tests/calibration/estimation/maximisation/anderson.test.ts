import { expect, test } from 'vitest'
import { createAndersonAccelerator } from '../../../../src/calibration/estimation/maximisation/anderson.js'

/** x ↦ Ax + b with a fixed point at (2, −1, 0.5); plain iteration shrinks the error by 0.9 a step at most. */
const matrix = [
  [0.9, 0.05, 0],
  [0.02, 0.7, 0.1],
  [0, 0.1, 0.5],
]
const solution = [2, -1, 0.5]

function map(x: Float64Array): Float64Array {
  return Float64Array.from(
    matrix.map(
      (row, i) => (solution[i] as number) + row.reduce((sum, a, j) => sum + a * ((x[j] as number) - (solution[j] as number)), 0),
    ),
  )
}

function errorAfter(steps: number, restartEvery: number): number {
  const accelerator = createAndersonAccelerator(6)
  let x: Float64Array = new Float64Array(3)
  for (let step = 0; step < steps; step++) {
    if (step % restartEvery === 0) accelerator.restart()
    x = accelerator.propose(x, map(x))
  }
  return Math.max(...x.map((value, i) => Math.abs(value - (solution[i] as number))))
}

test('a linear iteration in three numbers is solved in five steps', () => {
  expect(errorAfter(5, Infinity)).toBeLessThan(1e-9)
})

test('after a restart the proposal is the plain step', () => {
  let x: Float64Array = new Float64Array(3)
  for (let step = 0; step < 5; step++) x = map(x)
  const plain = Math.max(...x.map((value, i) => Math.abs(value - (solution[i] as number))))
  expect(errorAfter(5, 1)).toBeCloseTo(plain, 14)
  expect(plain).toBeGreaterThan(0.5)
})

test('at the fixed point the proposal stays there', () => {
  const accelerator = createAndersonAccelerator(6)
  const x = Float64Array.from(solution)
  for (let step = 0; step < 4; step++) expect([...accelerator.propose(x, map(x))]).toEqual([...solution])
})
