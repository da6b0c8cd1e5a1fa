import type { PresentedItem } from '../placement/placement-test.js'
import type { Terminal } from './terminal/terminal.js'
import { wrapText } from './terminal/wrap.js'

/** Prints an item: its stem, the object to inspect, its options and targets. */
export function showItem(terminal: Terminal, heading: string, item: PresentedItem): void {
  terminal.print()
  terminal.print(terminal.style.bold(heading))
  terminal.say(item.stem)
  if (item.exhibit !== undefined) {
    terminal.print()
    terminal.say(`[ ${item.exhibit.title} ]`)
    for (const { label, text } of item.exhibit.lines) terminal.print(wrapText(`${label}: ${text}`, terminal.width, '    '))
  }
  terminal.print()
  showOptions(terminal, item.options)
  if (item.targets !== undefined) {
    terminal.print()
    showOptions(terminal, item.targets)
  }
}

function showOptions(terminal: Terminal, options: PresentedItem['options']): void {
  for (const { id, text } of options) terminal.print(wrapText(`  ${id}) ${text}`, terminal.width, '     '))
}
