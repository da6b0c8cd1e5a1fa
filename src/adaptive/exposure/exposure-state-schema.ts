import * as z from 'zod/mini'
import { count, text } from '../../bank/document-fields-schema.js'
import { schemaIssues } from '../../bank/document-issues-schema.js'
import type { Issue } from '../../issues/issue.js'
import { MelekError } from '../../issues/melek-error.js'
import type { ExposureState } from './exposure-state.js'

const counts = z.array(count)

/** Schema of the `melek-exposure/1` document, as far as its shape goes. */
export const exposureStateSchema = z.strictObject({
  format: z.literal('melek-exposure/1'),
  thetaNodes: z.array(z.number()).check(z.minLength(1)),
  persons: counts,
  feasible: counts,
  counters: z.record(text, z.strictObject({ given: counts, barred: counts })),
  sessions: z.array(text),
})

/**
 * Counts of exposure from a document.
 * @throws MelekError `exposure-state-invalid` with every problem: shape, figures that do not stand one to a theta node, nodes that do not
 *   increase, more sessions that gave a counter than there were
 */
export function parseExposureState(document: unknown): ExposureState {
  const parsed = exposureStateSchema.safeParse(document)
  const issues = parsed.success ? countIssues(parsed.data) : schemaIssues(parsed.error, document)
  if (issues.length > 0 || !parsed.success)
    throw new MelekError('exposure-state-invalid', `the counts of exposure have ${issues.length} problem(s)`, issues)
  return parsed.data
}

function countIssues({ thetaNodes, persons, feasible, counters }: ExposureState): Issue[] {
  const issues: Issue[] = []
  const check = (holds: boolean, path: string, message: string) => {
    if (!holds) issues.push({ code: 'exposure-count', message, path })
  }
  const onePerNode = (figures: readonly number[], path: string, most: readonly number[]) => {
    check(
      figures.length === thetaNodes.length,
      path,
      `there must be ${thetaNodes.length} figure(s), one for each theta node, got ${figures.length}`,
    )
    check(
      figures.every((figure, k) => figure <= (most[k] ?? figure)),
      path,
      `no figure may be above the sessions counted at its node (${most.join(', ')}), got ${figures.join(', ')}`,
    )
  }
  check(
    thetaNodes.every((node, k) => k === 0 || node > (thetaNodes[k - 1] as number)),
    'thetaNodes',
    `theta nodes must increase, got ${thetaNodes.join(', ')}`,
  )
  onePerNode(persons, 'persons', persons)
  onePerNode(feasible, 'feasible', persons)
  for (const [name, { given, barred }] of Object.entries(counters)) {
    onePerNode(given, `counters.${name}.given`, persons)
    onePerNode(barred, `counters.${name}.barred`, persons)
  }
  return issues
}
