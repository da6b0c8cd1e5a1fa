import type { Issue } from '../../issues/issue.js'
import { longestTest, type StopDesign } from './design.js'

/** Stopping rules that contradict themselves or each other, or come too late to matter. */
export function stopIssues(stops: readonly StopDesign[]): Issue[] {
  const issues: Issue[] = []
  const add = (path: string, message: string) => issues.push({ code: 'design-stop', message, path })
  const lengths = stops.flatMap((stop) => (stop.rule === 'length' ? [stop.items] : []))
  if (lengths.length > 1) add('stop', `stop has ${lengths.length} length rules (${lengths.join(', ')} items); keep one`)
  const longest = longestTest({ rule: 'any', of: stops })
  const judge = (stop: StopDesign, path: string): void => {
    if (stop.rule === 'length' || stop.rule === 'time') return
    const after = stop.afterItems ?? 0
    if (after >= longest)
      add(
        path,
        `${stop.rule} may stop after ${after} items, but the test ends at ${longest}; lower afterItems or raise the length`,
      )
    if (stop.rule === 'classification' && !increasing(stop.cuts))
      add(path, `cuts must increase, got ${stop.cuts.join(', ')}; sort them`)
    if (stop.rule === 'any' || stop.rule === 'all')
      for (const [index, part] of stop.of.entries()) judge(part, `${path}.of[${index}]`)
  }
  for (const [index, stop] of stops.entries()) judge(stop, `stop[${index}]`)
  return issues
}

/** Whether each value is above the one before it. */
export function increasing(values: readonly number[]): boolean {
  return values.every((value, k) => k === 0 || value > (values[k - 1] as number))
}
