import type { Issue } from '../issues/issue.js'
import { isMelekError, MelekError } from '../issues/melek-error.js'

/**
 * Reads several documents at once; where more than one cannot be used, one error has the problems of all.
 * @throws MelekError that of the only document with a problem; `documents-unusable` for several, `read-failed` where none can be read;
 *   `interrupted`
 */
export async function allDocuments<Documents extends readonly unknown[]>(
  reading: { readonly [D in keyof Documents]: Promise<Documents[D]> },
): Promise<Documents> {
  const settled = await Promise.allSettled(reading)
  const failures = settled.flatMap((each): unknown[] => (each.status === 'rejected' ? [each.reason] : []))
  if (failures.length > 0) throw together(failures)
  return Promise.all(reading) as Promise<unknown> as Promise<Documents>
}

function together(failures: readonly unknown[]): unknown {
  const known = failures.filter(isMelekError)
  const alone = failures.find((failure) => !isMelekError(failure)) ?? known.find(({ code }) => code === 'interrupted')
  if (alone !== undefined || known.length === 1) return alone ?? known[0]
  const issues = known.flatMap((error): Issue[] => {
    const message = error.issues.length > 0 ? (error.message.split('\n')[0] ?? '') : error.message
    return [{ code: 'document-unusable', message }, ...error.issues]
  })
  const code = known.every((error) => error.code === 'read-failed') ? 'read-failed' : 'documents-unusable'
  return new MelekError(code, 'several documents cannot be used', issues)
}
