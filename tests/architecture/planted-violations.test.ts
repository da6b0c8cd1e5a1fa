import { describe, expect, test } from 'vitest'
import { layerViolations } from './layers.js'

const violationsOf = (file: string, text: string): string[] => layerViolations(new Map([[file, text]]))

describe('the layer check refuses', () => {
  test.each([
    [
      'an upward import',
      'models/graded.ts',
      "import { eap } from '../scoring/eap.js'",
      'imports upwards from models/ to scoring/',
    ],
    ['a neighbour', 'literacy/level.ts', "import { em } from '../calibration/estimation/em.js'", 'imports from its neighbour'],
    ['a type-only import', 'math/roots.ts', "import type { Item } from '../models/item.js'", 'imports upwards'],
    ['an inline type import', 'math/roots.ts', "import { type Item } from '../models/item.js'", 'imports upwards'],
    ['an import type', 'math/roots.ts', "export type A = import('../models/item.js').Item", 'imports upwards'],
    ['a dynamic import', 'bank/parse.ts', "export const f = () => import('../cli/cli.js')", 'imports upwards'],
    ['a dynamic import in a template', 'bank/parse.ts', 'export const f = () => import(`../cli/cli.js`)', 'imports upwards'],
    ['a re-export', 'bank/parse.ts', "export { eap } from '../scoring/eap.js'", 'imports upwards'],
    ['a re-export of all', 'bank/parse.ts', "export * from '../scoring/eap.js'", 'imports upwards'],
    ['a type-only re-export', 'bank/parse.ts', "export type { Eap } from '../scoring/eap.js'", 'imports upwards'],
    ['an import for its effect', 'bank/parse.ts', "import '../scoring/eap.js'", 'imports upwards'],
    ['an import by require', 'bank/parse.ts', "import eap = require('../scoring/eap.js')", 'imports upwards'],
    ['a required module', 'bank/parse.ts', "const eap = require('../scoring/eap.js')", 'imports upwards'],
    ['node: in a pure room', 'scoring/eap.ts', "import { readFileSync } from 'node:fs'", 'must run without Node'],
    ['a type of node: in a pure room', 'scoring/eap.ts', "import type { Readable } from 'node:stream'", 'must run without Node'],
    ['files opened by a server adapter', 'server/node/listen.ts', "import { open } from 'node:fs/promises'", 'opens files'],
    ['a builtin without its prefix', 'cli/read.ts', "import fs from 'fs'", 'write "node:fs"'],
    ['a third party elsewhere', 'scoring/eap.ts', "import { inv } from 'mathjs'", 'imports "mathjs", which is allowed in'],
    ['a sub-path of a third party', 'scoring/eap.ts', "import { parse } from 'csv-parse/sync'", 'imports "csv-parse"'],
    ['zod outside a schema file', 'bank/parse.ts', "import * as z from 'zod/mini'", 'imports "zod"'],
    ['zod below floor 2', 'models/item-schema.ts', "import * as z from 'zod/mini'", 'imports "zod"'],
    ['the whole of zod', 'bank/keys-schema.ts', "import * as z from 'zod'", 'imports "zod"; write "zod/mini"'],
    ['an unlisted third party', 'cli/read.ts', "import chalk from 'chalk'", 'not a third party of the floor plan'],
    ['its own package by name', 'cli/read.ts', "import { eap } from 'melek/scoring'", 'not a third party of the floor plan'],
    ['the door of a lower room', 'scoring/eap.ts', "import { itemModel } from '../models/index.js'", 'imports the door'],
    ['its own door', 'scoring/eap.ts', "import { map } from './index.js'", 'imports the door'],
    ['a door that opens another room', 'scoring/index.ts', "export * from '../models/item.js'", 'a door opens its own room only'],
    ['the main door opening another room', 'index.ts', "export * from './models/item.js'", 'a door opens its own room only'],
    [
      'sub-rooms that meet',
      'adaptive/selection/a.ts',
      "import { b } from '../stopping/b.js'",
      'adaptive/selection/ imports from',
    ],
    ['a foot that climbs', 'adaptive/candidate.ts', "import { b } from './session/b.js'", 'imports upwards from session/'],
    ['an unknown sub-room', 'adaptive/extras/a.ts', "import { b } from '../candidate.js'", 'is no sub-room'],
    ['fit that uses dif', 'calibration/fit/a.ts', "import { b } from '../dif/b.js'", 'calibration/fit/ imports from'],
    ['linking that uses dif', 'calibration/linking/a.ts', "import { b } from '../dif/b.js'", 'calibration/linking/ imports from'],
    [
      'runtime for another room',
      'server/handler.ts',
      "import { pool } from '../runtime/pool.js'",
      'which serves bulk, simulation, cli',
    ],
    ['runtime in a pure file', 'simulation/run.ts', "import { pool } from '../runtime/pool.js'", 'which needs Node'],
    ['an item bank in a room', 'placement/a.ts', "import b from '../../item-banks/x/bank.json'", 'imports an item bank'],
    ['a file outside src/', 'cli/a.ts', "import { b } from '../../tests/b.js'", 'from outside src/'],
    ['an unknown room', 'helpers/a.ts', '', 'stands in no room'],
    ['an import of an unknown room', 'cli/a.ts', "import { b } from '../helpers/b.js'", 'stands in no room'],
  ])('%s', (_case, file, text, message) => {
    const violations = violationsOf(file, `${text}\n`)
    expect(violations).toHaveLength(1)
    expect(violations[0]).toContain(`${file}:1 `)
    expect(violations[0]).toContain(message)
  })

  test('a package of one file in a second file', () => {
    const text = "import { Hono } from 'hono'\n"
    expect(layerViolations(new Map([['server/handler.ts', text]]))).toEqual([])
    expect(
      layerViolations(
        new Map([
          ['server/handler.ts', text],
          ['server/page.ts', text],
        ]),
      ),
    ).toEqual(['server/handler.ts, server/page.ts:1 "hono" belongs in one file only'])
  })

  test('each of several breaches in one file, by line', () => {
    const text = "import { a } from '../math/roots.js'\nimport { b } from '../cli/b.js'\n\nexport * from '../bank/c.js'\n"
    expect(violationsOf('models/graded.ts', text)).toEqual([
      'models/graded.ts:2 imports upwards from models/ to cli/',
      'models/graded.ts:4 imports upwards from models/ to bank/',
    ])
  })
})

describe('the layer check allows', () => {
  test.each([
    ['a lower floor', 'scoring/eap.ts', "import { probabilities } from '../models/probabilities.js'"],
    ['the own room', 'scoring/eap.ts', "import { grid } from './grid.js'"],
    ['a door over its own room', 'scoring/index.ts', "export { eap } from './eap.js'"],
    ['a door over its sub-rooms', 'adaptive/index.ts', "export { start } from './session/start.js'"],
    ['the main door over placement', 'index.ts', "export { createPlacementTest } from './placement/create-placement-test.js'"],
    ['a session that composes', 'adaptive/session/a.ts', "import { b } from '../stopping/b.js'"],
    ['drift that links', 'calibration/drift/a.ts', "import { b } from '../linking/b.js'"],
    ['node: where it is at home', 'bulk/read.ts', "import { open } from 'node:fs/promises'"],
    ['node: in a worker entry', 'simulation/simulation-worker.ts', "import { parentPort } from 'node:worker_threads'"],
    ['a third party at home', 'math/linear-algebra.ts', "import { create } from 'mathjs'"],
    ['the command line with a bank', 'cli/bundled.ts', "import b from '../../item-banks/x/bank.json' with { type: 'json' }"],
    [
      'an import that only a comment or a text names',
      'math/roots.ts',
      "// import '../cli/x.js'\nexport const s = \"import '../cli/x.js'\"",
    ],
  ])('%s', (_case, file, text) => {
    expect(violationsOf(file, `${text}\n`)).toEqual([])
  })
})
