import { exposureCounter } from '../adaptive/exposure/exposure-counter.js'
import type { ExposureRecord } from '../adaptive/exposure/exposure-state.js'
import type { ExposureTally } from '../adaptive/exposure/sympson-hetter-calibration.js'
import type { Engine } from '../adaptive/session/engine.js'
import { exposureRecord } from '../adaptive/session/exposure-record.js'
import type { Session } from '../adaptive/session/session.js'
import type { BankItem } from '../bank/item-bank.js'

/** What a rehearsed test adds to the counts of exposure. */
export interface SimulatedExposure extends ExposureRecord {
  /** Counters of items that were selected but not given, because an exposure parameter refused them. */
  readonly refused: readonly string[]
}

/** Whether sessions begin with counts of exposure. */
export function countsExposure({ exposure }: Engine): boolean {
  return exposure.begin !== undefined
}

/** An engine that notes the counters of the items that its exposure parameters refuse; other engines as they are. */
export function withRefusals(engine: Engine, refused: Set<string>): Engine {
  const { exposure, bank } = engine
  if (exposure.name !== 'sympson-hetter') return engine
  return {
    ...engine,
    exposure: {
      ...exposure,
      choose(moment) {
        const choice = exposure.choose(moment)
        for (const index of choice?.refused ?? []) refused.add(exposureCounter(bank.items[index] as BankItem))
        return choice
      },
    },
  }
}

/** Null for engines whose exposure is controlled by neither counts nor parameters. */
export function simulatedExposure(engine: Engine, session: Session, refused: ReadonlySet<string>): SimulatedExposure | null {
  if (!countsExposure(engine) && engine.exposure.name !== 'sympson-hetter') return null
  const record = exposureRecord(engine, session)
  return { ...record, refused: [...refused].filter((counter) => !record.given.includes(counter)) }
}

/** How often counters were selected and given in rehearsed tests. */
export function exposureTally(tests: Iterable<{ readonly exposure: SimulatedExposure | null }>): ExposureTally {
  const selected: Record<string, number> = {}
  const given: Record<string, number> = {}
  let sessions = 0
  const add = (counts: Record<string, number>, names: readonly string[]) => {
    for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  }
  for (const { exposure } of tests) {
    sessions += 1
    if (exposure === null) continue
    add(given, exposure.given)
    add(selected, exposure.given)
    add(selected, exposure.refused)
  }
  return { sessions, selected, given }
}
