import type * as z from 'zod/mini'
import { pathText } from '../issues/issue.js'

type Problem = z.core.$ZodIssue

/**
 * What must hold at a place of a document, and what stands there instead.
 * @param value what the document has at the problem's path; undefined = nothing
 */
export function shapeMessage(problem: Problem, value: unknown): string {
  const place = pathText(problem.path) || 'the document'
  if (problem.code === 'unrecognized_keys') {
    return `${place} has unknown fields ${problem.keys.map(quoted).join(', ')}; remove them or check the spelling`
  }
  if (problem.code === 'invalid_union' && 'options' in problem) {
    const repair = `use one of ${problem.options?.join(' ')}`
    return value === undefined ? `${place} is missing; ${repair}` : `unknown ${problem.discriminator} ${shown(value)}; ${repair}`
  }
  const requirement = requirementOf(problem)
  return value === undefined ? `${place} is missing; it ${requirement}` : `${place} ${requirement}, got ${shown(value)}`
}

/** Of the forms a value may take, those whose kind of value it has: their problems lie further inside. */
export function begunForms(forms: readonly Problem[][]): Problem[][] {
  return forms.filter((problems) => problems.every(({ code, path }) => path.length > 0 || code === 'unrecognized_keys'))
}

function requirementOf(problem: Problem): string {
  switch (problem.code) {
    case 'invalid_type':
    case 'invalid_value':
      return `must be ${kindText(problem)}`
    case 'too_small':
      return boundText(problem.origin, problem.inclusive ? 'at least' : 'more than', problem.minimum)
    case 'too_big':
      return boundText(problem.origin, problem.inclusive ? 'at most' : 'less than', problem.maximum)
    case 'invalid_union':
      return formsText(problem.errors)
    default:
      // A pattern says in its own schema what it asks for.
      return problem.message
  }
}

function boundText(origin: string, relation: string, bound: number | bigint): string {
  if (origin === 'string') return bound === 1 ? 'must not be empty' : `must have ${relation} ${bound} characters`
  if (origin === 'array') return `must have ${relation} ${bound} ${bound === 1 ? 'entry' : 'entries'}`
  return `must be ${relation} ${bound}`
}

function formsText(forms: readonly Problem[][]): string {
  const begun = begunForms(forms)
  if (begun.length > 0) return `must have ${alternatives(begun.flatMap(missingFields))}`
  // NaN is let in only where a later check refuses it and says how to repair it.
  return `must be ${alternatives(
    forms
      .flat()
      .map(kindText)
      .filter((kind) => kind !== 'nan'),
  )}`
}

function missingFields(problems: readonly Problem[]): string[] {
  return problems.filter(({ code }) => code !== 'unrecognized_keys').map(({ path }) => quoted(String(path[0])))
}

function kindText(problem: Problem): string {
  if (problem.code === 'invalid_value') return alternatives(problem.values.map(shown))
  return problem.code === 'invalid_type' ? (kinds[problem.expected] ?? problem.expected) : requirementOf(problem)
}

const alternatives = (texts: readonly string[]) => [...new Set(texts)].join(' or ')

/** Kinds of value in words. */
const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a finite number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
  record: 'an object',
}

function shown(value: unknown): string {
  if (typeof value === 'string') return quoted(value)
  if (Array.isArray(value)) return `a list of ${value.length}`
  return typeof value === 'object' && value !== null ? 'an object' : String(value)
}

const quoted = (text: string) => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)
