import type { CalibrationData } from '../calibration-data.js'
import { groupMoments, type ParameterLayout } from '../coordinates/parameter-layout.js'
import { groupLatentNodes, type LatentNodes, type LatentRule } from '../latent-nodes.js'
import { createLogTables, type LogTables, logTablesInto } from './log-tables.js'
import { personPosteriorInto } from './person-posterior.js'
import { multiplyRowsInto } from './row-kernels.js'
import { planRows, type RowPlan } from './row-plan.js'
import { createRowTables, type RowTables, rowTablesInto } from './row-tables.js'

/** Posteriors of persons as products of rows of tables. Arrays over nodes are as long as a row, 0 beyond the nodes. */
export interface RowPosteriors {
  readonly data: CalibrationData
  readonly plan: RowPlan
  readonly tables: RowTables
  readonly logTables: LogTables
  /** ln of what each item and category was divided by, in the order of the log tables. */
  readonly logScale: Float64Array
  readonly prior: Float64Array
  /** Where the posterior of the present person is written. */
  readonly posterior: Float64Array
}

/** @param plan that of another number of nodes, to share it */
export function createRowPosteriors(
  data: CalibrationData,
  layout: ParameterLayout,
  nodes: number,
  plan: RowPlan = planOf(data, layout),
): RowPosteriors {
  const logTables = createLogTables(layout, nodes)
  const tables = createRowTables(plan, nodes)
  return {
    data,
    plan,
    tables,
    logTables,
    logScale: new Float64Array(logTables.logProbability.length / nodes),
    prior: new Float64Array(tables.stride),
    posterior: new Float64Array(tables.stride),
  }
}

function planOf({ responses }: CalibrationData, layout: ParameterLayout): RowPlan {
  return planRows(
    responses,
    layout.items.map(({ chart }) => chart.curve.categories),
  )
}

/** Fills the tables for the persons of one group at a point of the fit. */
export function openGroup(
  { tables, logTables, logScale, prior }: RowPosteriors,
  {
    layout,
    group,
    point,
    rule,
  }: { readonly layout: ParameterLayout; readonly group: number; readonly point: Float64Array; readonly rule: LatentRule },
): LatentNodes {
  const moments = groupMoments(layout.groups[group] as ParameterLayout['groups'][number], point)
  const latent = groupLatentNodes(group, moments, rule)
  logTablesInto(logTables, layout, point, latent.theta)
  rowTablesInto(tables, logScale, logTables)
  prior.set(latent.logWeight.map(Math.exp))
  return latent
}

/** A likelihood below this has lost nodes to underflow; such a person is taken by logarithms. */
const leastLikelihood = 1e-250

/**
 * Writes a person's posterior, up to a factor, into `posterior`.
 * @returns its sum, and the person's log-likelihood without the scales of its answers
 */
export function rowPosterior(room: RowPosteriors, person: number): number {
  const { posterior, prior, tables, plan } = room
  const from = plan.start[person] as number
  const to = plan.start[person + 1] as number
  const likelihood = multiplyRowsInto(posterior, prior, tables.rows, plan.rows, from, to)
  return likelihood > leastLikelihood ? likelihood : 0
}

/** Twin of {@link rowPosterior} by logarithms; its posterior sums to 1. @returns the log-likelihood without scales */
export function farPosterior({ posterior, data, logTables, logScale, prior }: RowPosteriors, person: number): number {
  const { responses } = data
  const { itemStart, nodes } = logTables
  const logWeight = prior.subarray(0, nodes).map(Math.log)
  let sum = personPosteriorInto(posterior.subarray(0, nodes), person, responses, { tables: logTables, logWeight })
  for (let at = responses.start[person] as number; at < (responses.start[person + 1] as number); at++)
    sum -= logScale[(itemStart[responses.item[at] as number] as number) / nodes + (responses.response[at] as number)] as number
  return sum
}
