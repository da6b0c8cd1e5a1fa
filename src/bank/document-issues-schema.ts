import type * as z from 'zod'
import { type Issue, pathText } from '../issues/issue.js'

/** The problems a schema found, in melek's words and with the id of the item they concern. */
export function schemaIssues(error: z.ZodError, document: unknown): Issue[] {
  return error.issues.map((problem) => {
    const item = itemIdAt(document, problem.path)
    return {
      code: 'document-shape',
      message: shapeMessage(problem, document),
      path: pathText(problem.path),
      ...(item === undefined ? {} : { item }),
    }
  })
}

function shapeMessage(problem: z.core.$ZodIssue, document: unknown): string {
  const place = pathText(problem.path) || 'the document'
  if (problem.code === 'unrecognized_keys') {
    return `${place} has unknown fields ${problem.keys.map((key) => `"${key}"`).join(', ')}; remove them or check the spelling`
  }
  if (problem.path.at(-1) === 'model') {
    return `unknown model ${JSON.stringify(valueAt(document, problem.path))}; use one of 1pl 2pl 3pl 4pl grm pcm gpcm rsm nrm`
  }
  return `${place}: ${problem.message}`
}

function itemIdAt(document: unknown, path: readonly PropertyKey[]): string | undefined {
  if (path[0] !== 'items' || typeof path[1] !== 'number') return undefined
  const id = valueAt(document, ['items', path[1], 'id'])
  return typeof id === 'string' ? id : undefined
}

function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[part] : undefined),
    document,
  )
}
