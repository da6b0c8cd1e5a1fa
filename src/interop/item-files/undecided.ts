import type { Issue } from '../../issues/issue.js'
import type { ItemFileOptions, ItemProgram } from './item-file.js'

/** Programs whose files leave the scaling constant open, with what makes it. */
const openConstant: Readonly<Partial<Record<ItemProgram, string>>> = {
  bilog: '1 for a run with the option LOGISTIC, else 1.7',
  parscale: '1 for a run with the option LOGISTIC, else 1.7',
  catr: 'the value of the argument D that the matrix is used with, 1 by default',
}

/** Whether a program's slopes are multiplied by a constant that its files do not name. */
export function leavesConstantOpen(program: ItemProgram): boolean {
  return openConstant[program] !== undefined
}

/** What has to be said before a file can be read, and what was said that contradicts the program. */
export function readingIssues(program: ItemProgram, options: ItemFileOptions): Issue[] {
  const issues = constantIssues(program, options.scalingConstant, ['the file', '--scaling-constant'])
  if (program === 'conquest' && options.constraint === undefined) {
    issues.push({
      code: 'constraint-unsaid',
      message:
        'a ConQuest file does not say what fixed the origin of its scale; say (--constraint) "cases", or "items=NAME" with the item whose difficulty is minus the sum of the others',
    })
  }
  return issues
}

/** What has to be said before a file can be written. */
export function writingIssues(program: ItemProgram, scalingConstant: number | undefined): Issue[] {
  return constantIssues(program, scalingConstant, ['the file to be written', '--target-scaling-constant'])
}

function constantIssues(program: ItemProgram, constant: number | undefined, [file, option]: readonly [string, string]): Issue[] {
  const origin = openConstant[program]
  if (origin === undefined) {
    if (constant === undefined || constant === 1) return []
    const message = `slopes of ${program} have no scaling constant but 1, got ${constant}; leave it out`
    return [{ code: 'scaling-constant-foreign', message }]
  }
  if (constant !== undefined) return []
  const message = `${file} of ${program} does not hold its scaling constant D; say it (${option}): ${origin}`
  return [{ code: 'scaling-constant-unsaid', message }]
}
