import type { Issue } from '../issues/issue.js'
import { unknownOptions } from '../issues/unknown-options.js'
import { textEncodings } from '../tables/decode.js'
import type { ScoreFileOptions } from './score-file-options.js'

/** Every name that {@link ScoreFileOptions} have; the type fails where one is missing. */
const known: Readonly<Record<keyof ScoreFileOptions, true>> = {
  responses: true,
  bank: true,
  out: true,
  rejects: true,
  format: true,
  excel: true,
  method: true,
  prior: true,
  nodes: true,
  standardError: true,
  parameterUncertainty: true,
  polish: true,
  scalingConstant: true,
  standard: true,
  interval: true,
  plausibleValues: true,
  seed: true,
  condition: true,
  personFit: true,
  shape: true,
  layout: true,
  keys: true,
  idColumn: true,
  keep: true,
  ignore: true,
  base: true,
  blank: true,
  omitted: true,
  notReached: true,
  timedOut: true,
  encoding: true,
  delimiter: true,
  noDuplicateCheck: true,
  hashId: true,
  workers: true,
  workerEntry: true,
  blockPersons: true,
  onProgress: true,
  signal: true,
  now: true,
  command: true,
  standardInput: true,
  standardOutput: true,
}

const rules = ['wrong', 'ignore']

/** Options whose values can be listed. */
const choices: Partial<Readonly<Record<keyof ScoreFileOptions, readonly unknown[]>>> = {
  format: ['csv', 'ndjson', 'parquet'],
  excel: ['id'],
  standardError: ['expected', 'observed'],
  parameterUncertainty: ['marginal', 'ignore'],
  polish: [true, false],
  personFit: [true, false],
  shape: ['wide', 'long', 'ndjson'],
  base: [0, 1],
  blank: ['not-presented', 'omitted', 'not-reached'],
  omitted: rules,
  notReached: rules,
  timedOut: rules,
  encoding: textEncodings,
  noDuplicateCheck: [true, false],
}

/** Names that are no options, and values out of their list. */
export function optionNameIssues(options: ScoreFileOptions): Issue[] {
  return [...unknownOptions(options, known), ...choiceIssues(options)]
}

function choiceIssues(options: ScoreFileOptions): Issue[] {
  return (Object.keys(choices) as (keyof ScoreFileOptions)[]).flatMap((path) => {
    const value = options[path]
    const allowed = choices[path] ?? []
    if (value === undefined || allowed.includes(value)) return []
    return { code: 'option-invalid', message: `must be one of ${allowed.join(', ')}, got ${JSON.stringify(value)}`, path }
  })
}
