import { existsSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { blueprint, bank as bundledBank, design as bundledDesign } from '../../item-banks/asn-digital-literacy/index.js'
import type { ExposureState } from '../adaptive/exposure/exposure-state.js'
import { parseExposureState } from '../adaptive/exposure/exposure-state-schema.js'
import type { Design } from '../adaptive/session/design.js'
import { parseDesign } from '../adaptive/session/design-schema.js'
import type { Engine } from '../adaptive/session/engine.js'
import type { ItemBank } from '../bank/item-bank.js'
import { parseBank } from '../bank/parse-bank-schema.js'
import { readBank } from '../bulk/read-bank.js'
import { readJson } from '../bulk/read-document.js'
import { assertSameScale, type Standard } from '../literacy/standard.js'
import { parseStandard } from '../literacy/standard-schema.js'
import { exposureParametersOf } from '../simulation/calibrate-exposure.js'
import { crossDesigns, parseDesignFactors } from '../simulation/cross-designs.js'
import { engineFor } from '../simulation/simulation-block.js'

export interface SimulationPaths {
  readonly bank?: string | undefined
  readonly design?: readonly string[] | undefined
  readonly standard?: string | undefined
  /** A file of alternatives for parts of the design. */
  readonly cross?: string | undefined
  /** A file of exposure counted before. */
  readonly exposure?: string | undefined
  /** Where a design with exposure parameters is to be written. */
  readonly calibrateExposure?: string | undefined
}

export interface NamedDesign {
  readonly name: string
  readonly design: Design
  readonly engine: Engine
}

export interface SimulationDocuments {
  readonly bank: ItemBank
  readonly designs: readonly [NamedDesign, ...NamedDesign[]]
  readonly standard: Standard | undefined
  readonly exposure: ExposureState | undefined
}

/**
 * Bank, designs and standard of a rehearsal, checked against each other before any test.
 * @throws MelekError `read-failed`, `json-malformed`, `bank-invalid`, `design-invalid`, `design-factors`, `standard-invalid`,
 *   `scale-mismatch`, `exposure-state-invalid`, `exposure-method`
 */
export async function readSimulationDocuments(paths: SimulationPaths): Promise<SimulationDocuments> {
  const bank = paths.bank === undefined ? parseBank(bundledBank) : await readBank(paths.bank)
  const designs: NamedDesign[] = []
  for (const { name, document } of await designDocuments(paths)) {
    const design = readyToRehearse(parseDesign(document), paths)
    designs.push({ name, design, engine: engineFor(bank, design) })
  }
  const standard = paths.standard === undefined ? undefined : parseStandard(await readJson(paths.standard))
  if (standard !== undefined) assertSameScale(standard, bank.scale)
  const exposure = paths.exposure === undefined ? undefined : parseExposureState(await readJson(paths.exposure))
  return { bank, designs: designs as [NamedDesign, ...NamedDesign[]], standard, exposure }
}

/** Exposure parameters that are about to be found begin as none. */
function readyToRehearse(design: Design, { calibrateExposure }: SimulationPaths): Design {
  return calibrateExposure === undefined ? design : { ...design, exposure: { ...exposureParametersOf(design), parameters: {} } }
}

/** The designs asked for, each with every combination of the alternatives. */
async function designDocuments(paths: SimulationPaths): Promise<{ name: string; document: unknown }[]> {
  const designs = await baseDocuments(paths)
  if (paths.cross === undefined) return designs
  const factors = parseDesignFactors(await readJson(paths.cross))
  return designs.flatMap(({ name, document }) =>
    crossDesigns(document as Design, factors).map((crossed) => ({
      name: designs.length === 1 ? crossed.name : `${name}, ${crossed.name}`,
      document: JSON.parse(JSON.stringify(crossed.design)) as unknown,
    })),
  )
}

/** The designs named; else the design and blueprint that belong to the bank; else every default. */
async function baseDocuments({ bank, design }: SimulationPaths): Promise<{ name: string; document: unknown }[]> {
  if (design !== undefined && design.length > 0) {
    const names = distinctNames(design)
    return Promise.all(design.map(async (path, place) => ({ name: names[place] as string, document: await readJson(path) })))
  }
  if (bank === undefined) return [{ name: 'design', document: withBlueprint(bundledDesign, blueprint) }]
  const read = async (file: string) => {
    const path = join(bank, file)
    return existsSync(bank) && statSync(bank).isDirectory() && existsSync(path) ? readJson(path) : undefined
  }
  return [{ name: 'design', document: withBlueprint((await read('design.json')) ?? {}, await read('blueprint.json')) }]
}

function withBlueprint(document: unknown, ownBlueprint: unknown): unknown {
  const constraints = (document as { constraints?: object } | null)?.constraints
  if (ownBlueprint === undefined || (constraints !== undefined && 'blueprint' in constraints)) return document
  return { ...(document as object), constraints: { ...constraints, blueprint: ownBlueprint } }
}

/** Names of the files without their endings; the whole path where two would be the same. */
function distinctNames(paths: readonly string[]): string[] {
  const short = paths.map((path) => basename(path).replace(/\.json$/i, ''))
  return short.map((name, place) => (short.indexOf(name) === short.lastIndexOf(name) ? name : (paths[place] as string)))
}
