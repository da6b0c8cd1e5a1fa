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
  /** Where the posterior of the present person is written, between the ends of its window. */
  readonly posterior: Float64Array
  /** First node of each person's window and the first beyond, both even: outside lies next to nothing of its posterior. */
  readonly low: Uint16Array
  readonly high: Uint16Array
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
    low: new Uint16Array(data.responses.persons),
    high: new Uint16Array(data.responses.persons).fill(tables.stride),
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
/** Share of the posterior at a node below which the nodes further out are left to later passes no more. */
const negligible = 1e-14
/** Share at an end of the window from which on the posterior has moved and its window is sought anew. */
const noticeable = 1e-11

/**
 * Writes a person's posterior, up to a factor, into `posterior`, between the ends of the person's window.
 * @returns its sum, and the person's log-likelihood without the scales of its answers
 */
export function rowPosterior(room: RowPosteriors, person: number): number {
  const { posterior, prior, tables, plan, low, high } = room
  const { stride, rows } = tables
  const from = plan.start[person] as number
  const to = plan.start[person + 1] as number
  const first = low[person] as number
  const end = high[person] as number
  if (first > 0 || end < stride) {
    const known = multiplyRowsInto(posterior, prior, rows, plan.rows, from, to, first, end)
    const limit = noticeable * known
    const atLow = first === 0 || (posterior[first] as number) < limit
    if (known > leastLikelihood && atLow && (end === stride || (posterior[end - 1] as number) < limit)) return known
    low[person] = 0
    high[person] = stride
  }
  const likelihood = multiplyRowsInto(posterior, prior, rows, plan.rows, from, to, 0, stride)
  return likelihood > leastLikelihood ? likelihood : 0
}

/** Narrows the window of a person whose posterior was written whole, for the passes after this one. */
export function narrowWindow({ posterior, low, high }: RowPosteriors, person: number, likelihood: number): void {
  const limit = negligible * likelihood
  let first = 0
  let end = posterior.length
  while ((posterior[first] as number) < limit && (posterior[first + 1] as number) < limit) first += 2
  while ((posterior[end - 1] as number) < limit && (posterior[end - 2] as number) < limit) end -= 2
  low[person] = first
  high[person] = end
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
