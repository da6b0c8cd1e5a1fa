import type { CalibrationData } from '../calibration-data.js'
import { groupMoments, type ParameterLayout } from '../coordinates/parameter-layout.js'
import { groupLatentNodes, type LatentRule } from '../latent-nodes.js'
import { createExpectedAnswers, type ExpectedAnswers } from './expected-answers.js'
import { createLogTables, logTablesInto } from './log-tables.js'
import { personPosteriorInto } from './person-posterior.js'

/**
 * E-step of marginal maximum likelihood, in its readable form: each person's posterior over the nodes of its group, summed
 * into expected numbers of answers.
 * @source Bock & Aitkin (1981), Psychometrika 46, 443–459, eq. 14–16; Bock & Zimowski (1997) for several groups
 */
export function expectReadably(
  data: CalibrationData,
  layout: ParameterLayout,
  point: Float64Array,
  rule: LatentRule,
): ExpectedAnswers {
  const nodes = rule.count
  const expected = createExpectedAnswers(layout, nodes)
  const { responses, weights } = data
  const all = expected.theta.length
  const tables = createLogTables(layout, nodes)
  const posterior = new Float64Array(nodes)
  for (const [g, group] of layout.groups.entries()) {
    const latent = groupLatentNodes(g, groupMoments(group, point), rule)
    const offset = g * nodes
    expected.theta.set(latent.theta, offset)
    logTablesInto(tables, layout, point, latent.theta)
    for (const person of data.groups[g] ?? []) {
      const weight = weights[person] as number
      expected.logLikelihood +=
        weight * personPosteriorInto(posterior, person, responses, { tables, logWeight: latent.logWeight })
      addScaled(expected.persons, offset, posterior, weight)
      const end = responses.start[person + 1] as number
      for (let at = responses.start[person] as number; at < end; at++) {
        const cell = (expected.itemStart[responses.item[at] as number] as number) + (responses.response[at] as number) * all
        addScaled(expected.answers, cell + offset, posterior, weight)
      }
    }
  }
  return expected
}

function addScaled(target: Float64Array, offset: number, values: Float64Array, factor: number): void {
  for (let q = 0; q < values.length; q++) target[offset + q] = (target[offset + q] as number) + factor * (values[q] as number)
}
