import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a process has used from start to end. */
export interface ChildUsage {
  /** CPU time, seconds. */
  readonly seconds: number
  readonly wallSeconds: number
  /** Largest memory, bytes. */
  readonly memory: number
}

/** Runs a Node program to its end and measures it from inside; its exit code must be 0. */
export function childUsage(program: string, args: readonly string[]): ChildUsage {
  const report = join(tmpdir(), `melek-usage-${process.pid}.json`)
  // A process knows its own CPU time, its parent does not. Its largest memory begins with that of the parent, where Linux tells its own.
  const preload = `import { existsSync, readFileSync, writeFileSync } from 'node:fs'
const status = '/proc/self/status'
process.on('exit', () => {
  const own = existsSync(status) ? /VmHWM:\\s*(\\d+)/.exec(readFileSync(status, 'utf8'))?.[1] : undefined
  const usage = process.resourceUsage()
  writeFileSync(${JSON.stringify(report)}, JSON.stringify({ ...usage, maxRSS: Number(own ?? usage.maxRSS) }))
})`
  const before = performance.now()
  const child = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(preload)}`, program, ...args],
    { encoding: 'utf8' },
  )
  const wallSeconds = (performance.now() - before) / 1000
  if (child.status !== 0)
    throw new Error(`${program} ${args.join(' ')} ended with ${child.status}: ${child.stdout}${child.stderr}`)
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(readFileSync(report, 'utf8')) as NodeJS.ResourceUsage
  rmSync(report)
  return { seconds: (userCPUTime + systemCPUTime) / 1e6, wallSeconds, memory: maxRSS * 1024 }
}
