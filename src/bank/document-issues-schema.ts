import type * as z from 'zod/mini'
import { type Issue, pathText } from '../issues/issue.js'
import { begunForms, shapeMessage } from './shape-message-schema.js'

/** The problems a schema found, in melek's words and with the id of the item they concern. */
export function schemaIssues(error: z.core.$ZodError, document: unknown): Issue[] {
  return error.issues.flatMap(problemsOfNearestForm).map((problem) => {
    const item = itemIdAt(document, problem.path)
    return {
      code: 'document-shape',
      message: shapeMessage(problem, valueAt(document, problem.path)),
      path: pathText(problem.path),
      ...(item === undefined ? {} : { item }),
    }
  })
}

/** Where a value may take several forms and clearly means one of them, the problems of that one; else the problem as it is. */
function problemsOfNearestForm(problem: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (problem.code !== 'invalid_union') return [problem]
  const [nearest, next] = begunForms(problem.errors).sort((a, b) => a.length - b.length)
  if (nearest === undefined || nearest.length === next?.length) return [problem]
  return nearest.flatMap(problemsOfNearestForm).map((inner) => ({ ...inner, path: [...problem.path, ...inner.path] }))
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
