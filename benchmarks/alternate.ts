import { allocatedBytes } from './allocated-bytes.js'
import type { Finding } from './experiment.js'
import { quartiles } from './quartiles.js'

/** One way of doing the work. */
export interface Side {
  readonly name: string
  /** Units of work that one call does. */
  readonly units: number
  /** Does the work and gives a number that depends on all of it. */
  work(): number
  readonly error?: number
  readonly note?: string
}

/** Rounds that are only for warming up, and rounds that count. */
const warmUp = 3
const rounds = 11

/**
 * CPU time of each side in turn, round by round in one process, so that whatever else the machine does meets all of them alike. The time
 * is that of the whole process, compiler and garbage collector included; a side must give the same number every time.
 */
export async function alternate(sides: readonly Side[]): Promise<Finding[]> {
  const seconds = sides.map((): number[] => [])
  const given = sides.map((side) => side.work())
  for (let round = 1; round < warmUp + rounds; round++) {
    sides.forEach((side, at) => {
      const before = process.cpuUsage()
      const result = side.work()
      const { user, system } = process.cpuUsage(before)
      if (!Object.is(result, given[at])) throw new Error(`"${side.name}" gave ${result} after ${given[at]}`)
      if (round >= warmUp) seconds[at]?.push((user + system) / 1e6 / side.units)
    })
  }
  const findings: Finding[] = []
  for (const [at, { name, units, work, error, note }] of sides.entries()) {
    findings.push({
      side: name,
      seconds: { ...quartiles(seconds[at] as number[]), rounds },
      bytes: (await allocatedBytes(work)) / units,
      ...(error === undefined ? {} : { error }),
      ...(note === undefined ? {} : { note }),
    })
  }
  return findings
}
