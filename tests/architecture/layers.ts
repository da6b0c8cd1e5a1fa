import { builtinModules } from 'node:module'
import { posix } from 'node:path'
import { fileOpeners, nodeFiles, rooms, thirdParties } from './floor-plan.js'
import { importsOf } from './imports.js'

/** The source texts of the house by path inside src/, forward slashes. */
export type Sources = ReadonlyMap<string, string>

/** Every breach of the floor plan, as `file:line message`; an empty list is a house in order. */
export function layerViolations(sources: Sources): string[] {
  const violations: string[] = []
  const importers = new Map<string, Set<string>>()
  for (const [file, text] of sources) {
    if (file.endsWith('.d.ts')) continue
    if (roomOf(file) === undefined) {
      violations.push(`${file}:1 stands in no room of the floor plan`)
      continue
    }
    for (const { specifier, line } of importsOf(file, text)) {
      const name = packageOf(specifier)
      if (name !== undefined && thirdParties[name]?.inOneFile) importers.set(name, (importers.get(name) ?? new Set()).add(file))
      const breach = breachOf(file, specifier)
      if (breach !== undefined) violations.push(`${file}:${line} ${breach}`)
    }
  }
  for (const [name, files] of importers) {
    if (files.size > 1) violations.push(`${[...files].join(', ')}:1 "${name}" belongs in one file only`)
  }
  return violations
}

/** The room a file of src/ stands in. `src/index.ts` is the door of placement. */
export function roomOf(file: string): string | undefined {
  if (file === 'index.ts') return 'placement'
  const [room, rest] = file.split('/', 2)
  return room !== undefined && rest !== undefined && Object.hasOwn(rooms, room) ? room : undefined
}

function breachOf(file: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return insideBreach(file, specifier)
  if (specifier.startsWith('node:')) return nodeBreach(file, specifier)
  if (builtinModules.includes(specifier)) return `write "node:${specifier}"`
  const name = packageOf(specifier) ?? specifier
  const rule = thirdParties[name]
  if (rule === undefined) return `imports "${name}", which is not a third party of the floor plan`
  if (!rule.where.test(file)) return `imports "${name}", which is allowed in ${rule.where.source} only`
  const wanted = rule.specifier ?? specifier
  return specifier === wanted ? undefined : `imports "${specifier}"; write "${wanted}"`
}

function nodeBreach(file: string, specifier: string): string | undefined {
  if (!nodeFiles.some((allowed) => allowed.test(file))) return `uses "${specifier}" in a room that must run without Node`
  const opens = /^node:fs(\/|$)/.test(specifier)
  return opens && !fileOpeners.test(file) ? `opens files with "${specifier}"; only runtime/, bulk/ and cli/ do` : undefined
}

function insideBreach(file: string, specifier: string): string | undefined {
  const target = posix.join(posix.dirname(file), specifier).replace(/\.js$/, '.ts')
  // Only the command line and the tests may be bound to a particular item bank.
  if (target.startsWith('../item-banks/'))
    return file.startsWith('cli/') ? undefined : 'imports an item bank; take it as an argument'
  if (target.startsWith('../')) return `imports "${specifier}" from outside src/`
  if (posix.basename(target) === 'index.ts') return `imports the door "${specifier}"; import the file that holds the idea`
  const from = roomOf(file) as string
  const to = roomOf(target)
  if (to === undefined) return `imports "${specifier}", which stands in no room of the floor plan`
  return from === to ? subRoomBreach(from, file, target) : roomBreach(file, from, to)
}

function roomBreach(file: string, from: string, to: string): string | undefined {
  const here = rooms[from]
  const there = rooms[to]
  if (here === undefined || there === undefined) return `leads from or to an unknown room`
  // Problems are part of what every door promises, so a door may also hand on their shape.
  if (posix.basename(file) === 'index.ts' && to !== 'issues') return `a door opens its own room only, not ${to}/`
  if (there.floor > here.floor) return `imports upwards from ${from}/ to ${to}/`
  if (there.floor === here.floor) return `imports from its neighbour ${to}/`
  if (there.onlyFor !== undefined && !there.onlyFor.includes(from))
    return `imports ${to}/, which serves ${there.onlyFor.join(', ')} only`
  if (!there.pure && here.pure && !nodeFiles.some((allowed) => allowed.test(file))) {
    return `imports ${to}/, which needs Node, into a file of a pure room`
  }
  return undefined
}

function subRoomBreach(room: string, file: string, target: string): string | undefined {
  const allowed = rooms[room]?.subRooms
  if (allowed === undefined || posix.basename(file) === 'index.ts') return undefined
  const from = subRoomOf(file)
  const to = subRoomOf(target)
  for (const name of [from, to]) {
    if (name !== undefined && !Object.hasOwn(allowed, name)) return `${room}/${name}/ is no sub-room of the floor plan`
  }
  if (to === undefined || from === to) return undefined
  if (from === undefined) return `a file at the foot of ${room}/ imports upwards from ${to}/`
  return allowed[from]?.includes(to) ? undefined : `${room}/${from}/ imports from ${room}/${to}/`
}

function subRoomOf(file: string): string | undefined {
  const parts = file.split('/')
  return parts.length > 2 ? parts[1] : undefined
}

function packageOf(specifier: string): string | undefined {
  return /^(@[^/]+\/[^/]+|[^@./][^/]*)/.exec(specifier)?.[0]
}
