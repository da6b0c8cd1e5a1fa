import { readdirSync, readFileSync } from 'node:fs'
import { root } from '../../packaging/doors.js'

/** Every TypeScript file below a folder of the package: path inside that folder → text. */
export function readSources(folder = 'src'): Map<string, string> {
  return new Map(
    readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => path.endsWith('.ts'))
      .sort()
      .map((path) => [path, readFileSync(`${root}${folder}/${path}`, 'utf8')]),
  )
}
