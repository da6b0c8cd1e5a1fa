import { execFileSync } from 'node:child_process'
import { cpus, loadavg, platform, release, totalmem } from 'node:os'

/** Where and when figures were taken; without it they mean nothing. */
export interface Machine {
  readonly date: string
  readonly commit: string
  readonly cpu: string
  readonly cores: number
  readonly memoryGiB: number
  readonly system: string
  readonly node: string
  readonly v8: string
}

export function thisMachine(): Machine {
  const cores = cpus()
  return {
    date: new Date().toISOString(),
    commit: commit(),
    cpu: (cores[0]?.model ?? 'unknown').trim(),
    cores: cores.length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()}`,
    node: process.versions.node,
    v8: process.versions.v8,
  }
}

/** Runnable processes, averaged over 1, 5 and 15 minutes. */
export function load(): readonly number[] {
  return loadavg().map((value) => Math.round(value * 100) / 100)
}

/** The commit of the sources, with a plus where they have been changed since; empty outside a repository. */
function commit(): string {
  const git = (...words: readonly string[]): string => {
    try {
      return execFileSync('git', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
    } catch {
      return ''
    }
  }
  const changed = git('status', '--porcelain', '--', 'src') === '' ? '' : '+'
  return git('rev-parse', '--short', 'HEAD') + changed
}
