import { existsSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { doors, plannedDoors, root } from '../../packaging/doors.js'
import { exportsMap } from '../../packaging/exports.js'
import { command } from '../../packaging/programs.js'
import { rooms } from './floor-plan.js'
import { importsOf } from './imports.js'
import { readSources } from './sources.js'

const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))

/** Built into dist/, so users do not install them. */
const bundled = ['mathjs', 'd3-scale', 'd3-shape']

test('package.json exports exactly the doors that stand (npm run doors writes it)', () => {
  expect(Object.entries(manifest.exports)).toEqual(Object.entries(exportsMap()))
})

test('every index.ts in src/ is a planned door', () => {
  const found = [...readSources().keys()].filter((path) => /(^|\/)index\.ts$/.test(path)).map((path) => `src/${path}`)
  expect(plannedDoors.map((door) => door.source)).toEqual(expect.arrayContaining(found))
})

test('doors have different sub-paths and different names in dist/', () => {
  expect(new Set(plannedDoors.map((door) => door.subpath)).size).toBe(plannedDoors.length)
  expect(new Set(plannedDoors.map((door) => door.name)).size).toBe(plannedDoors.length)
  expect(doors.every((door) => plannedDoors.includes(door))).toBe(true)
})

test('every package that src/ imports is a dependency, an optional peer or bundled', () => {
  const named = [...readSources()]
    .flatMap(([file, text]) => importsOf(file, text).map((use) => use.specifier))
    .filter((specifier) => !specifier.startsWith('.') && !specifier.startsWith('node:') && !builtinModules.includes(specifier))
    .map((specifier) => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/'))
  const known = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.peerDependencies ?? {}), ...bundled]
  expect([...new Set(named)].filter((name) => !known.includes(name))).toEqual([])
})

test('dependencies are pinned to exact versions', () => {
  const loose = Object.entries<string>(manifest.dependencies).filter(([, range]) => !/^\d+\.\d+\.\d+$/.test(range))
  expect(loose).toEqual([])
})

test('tsconfig.pure.json compiles exactly the pure rooms of the floor plan', () => {
  const { config } = ts.readConfigFile(`${root}tsconfig.pure.json`, ts.sys.readFile)
  const pure = Object.keys(rooms).filter((name) => rooms[name]?.pure)
  const included = (config.include as string[]).filter((path) => !path.endsWith('.d.ts')).map((path) => path.replace('src/', ''))
  expect([...included].sort()).toEqual([...pure].sort())
  expect(config.compilerOptions.types).toEqual([])
  expect(config.compilerOptions.lib).toEqual(['ES2023'])
})

test('package.json names the command that stands, and it is started by Node', () => {
  expect(manifest.bin).toEqual(command)
  const source = `${root}src/cli/cli.ts`
  if (existsSync(source)) expect(readFileSync(source, 'utf8').startsWith('#!/usr/bin/env node\n')).toBe(true)
})
