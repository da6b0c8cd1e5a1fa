import { describe, expect, inject, test } from 'vitest'
import { doors, root } from '../../packaging/doors.js'
import { command } from '../../packaging/programs.js'
import { run, write } from './programs.js'

const consumer = inject('consumer')
const specifiers = doors.map((door) => door.subpath.replace(/^\./, 'melek'))

/** The names each door gives, asked in a process of its own. */
function namesBy(file: string, load: string): Record<string, string[]> {
  const list = JSON.stringify(specifiers)
  write(
    consumer,
    file,
    `(async () => { const names = {}; for (const s of ${list}) names[s] = Object.keys(${load}).sort(); console.log(JSON.stringify(names)) })()\n`,
  )
  const { status, text } = run(consumer, process.execPath, ['--no-warnings', file])
  expect(status, text).toBe(0)
  return JSON.parse(text)
}

async function namesInSource(): Promise<Record<string, string[]>> {
  const names = doors.map(async (door, index) => [specifiers[index], Object.keys(await import(root + door.source)).sort()])
  return Object.fromEntries(await Promise.all(names))
}

describe('in an empty project', () => {
  test('every door gives the names of its source by import', async () => {
    expect(namesBy('esm.mjs', 'await import(s)')).toEqual(await namesInSource())
  })

  test('every door gives the names of its source by require', async () => {
    expect(namesBy('cjs.cjs', 'require(s)')).toEqual(await namesInSource())
  })

  test('every door can be imported on its own, and none leaves the process running', () => {
    for (const specifier of specifiers) {
      const { status, text } = run(consumer, process.execPath, ['--input-type=module', '--eval', `await import('${specifier}')`])
      expect(status, `${specifier}: ${text}`).toBe(0)
    }
  })

  test.runIf('melek' in command)('npx melek --version prints the version', () => {
    const { status, text } = run(consumer, 'npx', ['--no-install', 'melek', '--version'])
    expect(status, text).toBe(0)
    expect(text).toContain('0.1.0')
  })

  test.each(doors.filter((door) => door.serverOnly))('$subpath is closed to browser bundlers', ({ subpath }) => {
    const specifier = subpath.replace(/^\./, 'melek')
    const importing = ['--input-type=module', '--eval', `await import('${specifier}')`]
    expect(run(consumer, process.execPath, importing).status).toBe(0)
    const refused = run(consumer, process.execPath, ['--conditions=browser', ...importing])
    expect(refused.status).not.toBe(0)
    expect(refused.text).toContain('ERR_PACKAGE_PATH_NOT_EXPORTED')
  })
})
