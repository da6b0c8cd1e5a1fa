import { type CompiledBank, compileBank } from '../../../bank/compile-bank.js'
import type { BankItem } from '../../../bank/item-bank.js'
import { withMarginalCurves } from '../../../scoring/marginal-curves.js'
import { assembleEngine, type Engine, type EngineRules } from '../engine.js'
import { frozenItem } from '../frozen-item.js'
import { methodEstimate } from '../method-estimate.js'
import { sameJson } from '../same-json.js'
import type { FrozenItem, Session } from '../session.js'

/** Engines kept for sessions that began with another version; more would be a whole national sitting in memory. */
const mostKept = 50

/**
 * The engine by which a session goes on that began with another version of the bank: the items given keep the parameters they were given
 * with, also those that the new version has no more; all others come from the new version.
 * @param rules those that the engine was made with
 * @returns the engine itself for a session of its own version; undefined for another bank or scale, and where the
 *   design does not freeze
 */
export function engineForSession(engine: Engine, session: Session, rules: EngineRules): Engine | undefined {
  if (session.bank.fingerprint === engine.fingerprint) return engine
  if (engine.design.administration?.otherBank !== 'frozen') return undefined
  if (session.bank.id !== engine.bank.id || !sameJson(session.bank.scale, engine.bank.scale)) return undefined
  const kept = enginesOf(engine)
  const changed = changedItems(engine, session)
  const key = JSON.stringify([session.bank.version, session.bank.fingerprint, changed])
  const known = kept.get(key)
  if (known !== undefined) return known
  const bank = mergedBank(engine.bank, session, changed)
  const { fingerprint } = session.bank
  const parts = { fingerprint, rules, estimate: methodEstimate, scoringBank: withMarginalCurves(bank) }
  const made = assembleEngine(bank, engine.design, parts)
  if (kept.size >= mostKept) kept.clear()
  kept.set(key, made)
  newest.set(made, engine)
  return made
}

const engines = new WeakMap<Engine, Map<string, Engine>>()
const newest = new WeakMap<Engine, Engine>()

/** The engine of the bank that an engine takes new items from: its own, or the newer version of it. */
export function newestOf(engine: Engine): Engine {
  return newest.get(engine) ?? engine
}

function enginesOf(engine: Engine): Map<string, Engine> {
  const kept = engines.get(engine) ?? new Map<string, Engine>()
  engines.set(engine, kept)
  return kept
}

/** Items that were given with other parameters than the new version has. */
function changedItems(engine: Engine, { items }: Session): [string, FrozenItem][] {
  return Object.entries(items).filter(([id, item]) => {
    const index = engine.bank.indexOfItem.get(id)
    return index === undefined || !sameJson(item, frozenItem(engine, index))
  })
}

function mergedBank(bank: CompiledBank, session: Session, changed: readonly [string, FrozenItem][]): CompiledBank {
  const frozen = new Map(changed)
  const items = bank.items.map((item): BankItem => {
    const before = frozen.get(item.id)
    if (before === undefined) return item
    const { model: _, parameters: __, uncertainty: ___, ...rest } = item
    return { ...rest, ...before }
  })
  const gone = changed
    .filter(([id]) => !bank.indexOfItem.has(id))
    .map(([id, item]): BankItem => ({ ...item, id, status: 'retired', content: {}, enemies: [] }))
  const { id, version, scale } = session.bank
  return compileBank({ format: 'melek-bank/1', id, version, scale, security: bank.security, items: [...items, ...gone] })
}
