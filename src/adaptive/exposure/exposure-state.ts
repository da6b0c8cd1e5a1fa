/**
 * How often items have been seen, `melek-exposure/1`: a plain document that whoever keeps sessions keeps beside them. A counter is an item
 * or a family; figures stand in the order of `thetaNodes`, a session counting at the node nearest to where it ended.
 */
export interface ExposureState {
  readonly format: 'melek-exposure/1'
  /** Logits, ascending; one node alone counts unconditionally. */
  readonly thetaNodes: readonly number[]
  /** Sessions counted. */
  readonly persons: readonly number[]
  /** Of them, those that never had to do without the exposure rule. */
  readonly feasible: readonly number[]
  readonly counters: Readonly<Record<string, CounterExposure>>
  /** Ids of the sessions counted, in code-unit order. */
  readonly sessions: readonly string[]
}

export interface CounterExposure {
  /** Sessions that gave an item of the counter. */
  readonly given: readonly number[]
  /** Feasible sessions that were barred from it. */
  readonly barred: readonly number[]
}

/** What one session adds; sessions held elsewhere come back as a list of these. */
export interface ExposureRecord {
  readonly session: string
  /** Where the session ended, logits. */
  readonly theta: number
  /** Counters of the items given. */
  readonly given: readonly string[]
  /** Counters barred at each theta node; empty without a rule that bars. */
  readonly barred: readonly (readonly string[])[]
  /** Whether, at some step, every candidate was barred, so that the rule was passed over. */
  readonly relaxed: boolean
}

/** Nobody has seen anything. */
export function emptyExposure(thetaNodes: readonly number[]): ExposureState {
  const zero = thetaNodes.map(() => 0)
  return { format: 'melek-exposure/1', thetaNodes, persons: zero, feasible: zero, counters: {}, sessions: [] }
}

/**
 * The state with some sessions more. A session counts once, however often its record comes in, and the order of records does not matter:
 * servers and exam rooms without a line may report as they like.
 */
export function countExposure(state: ExposureState, records: readonly ExposureRecord[]): ExposureState {
  const known = new Set(state.sessions)
  const persons = [...state.persons]
  const feasible = [...state.feasible]
  const counters = new Map<string, { given: number[]; barred: number[] }>()
  const counter = (name: string) => {
    const before = state.counters[name]
    const entry = counters.get(name) ?? {
      given: [...(before?.given ?? state.thetaNodes.map(() => 0))],
      barred: [...(before?.barred ?? state.thetaNodes.map(() => 0))],
    }
    counters.set(name, entry)
    return entry
  }
  for (const { session, theta, given, barred, relaxed } of records) {
    if (known.has(session)) continue
    known.add(session)
    const node = nearestNode(state.thetaNodes, theta)
    addAt(persons, node)
    if (!relaxed) addAt(feasible, node)
    const seen = new Set(given)
    for (const name of seen) addAt(counter(name).given, node)
    // What was given had been open to this session, at a node it passed through.
    if (!relaxed) for (const name of new Set(barred[node])) if (!seen.has(name)) addAt(counter(name).barred, node)
  }
  return {
    ...state,
    persons,
    feasible,
    counters: sortedByName({ ...state.counters, ...Object.fromEntries(counters) }),
    sessions: [...known].sort(),
  }
}

function addAt(counts: number[], node: number): void {
  counts[node] = (counts[node] as number) + 1
}

/** The default order of texts is that of code units, which no locale changes. */
function sortedByName<Value>(values: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(
    Object.keys(values)
      .sort()
      .map((name) => [name, values[name] as Value]),
  )
}

/** Place of the node nearest to theta; of two equally near, the lower. */
export function nearestNode(thetaNodes: readonly number[], theta: number): number {
  let nearest = 0
  thetaNodes.forEach((node, place) => {
    if (Math.abs(node - theta) < Math.abs((thetaNodes[nearest] as number) - theta)) nearest = place
  })
  return nearest
}

/** Share of the sessions that gave an item of a counter: at a theta node, or overall; 0 where no session has been counted. */
export function exposureRate(state: ExposureState, counter: string, node?: number): number {
  const given = state.counters[counter]?.given ?? []
  const sum = (counts: readonly number[]) =>
    node === undefined ? counts.reduce((all, count) => all + count, 0) : (counts[node] ?? 0)
  const persons = sum(state.persons)
  return persons === 0 ? 0 : sum(given) / persons
}
