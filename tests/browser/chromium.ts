import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, chromium, type Page } from 'playwright-core'

/** The system's Chromium; CHROMIUM names another one. */
export const executablePath = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== undefined && existsSync(path))

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export function launch(): Promise<Browser> {
  if (executablePath === undefined) throw new Error('no Chromium found')
  return chromium.launch({ executablePath, args: flags })
}

/** A line per violation that axe-core finds; empty for an accessible page. */
export async function axeViolations(page: Page): Promise<string[]> {
  const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
  // The pages forbid foreign scripts, so axe is evaluated by the debugger, not injected as an element.
  const source = await import('node:fs').then(({ readFileSync }) => readFileSync(axePath, 'utf8'))
  await page.evaluate(source)
  return page.evaluate(async () => {
    const axe = (
      globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
    ).axe
    const { violations } = await axe.run()
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)
  })
}

/** Height of the smallest letters in the pictures of a page, CSS pixels. */
export function smallestLetters(page: Page): Promise<number> {
  return page.evaluate<number>(`Math.min(...[...document.querySelectorAll('svg text')]
    .filter((text) => text.getBoundingClientRect().width > 0)
    .map((text) => parseFloat(getComputedStyle(text).fontSize) * text.ownerSVGElement.getScreenCTM().a))`)
}

/** Texts of pictures that reach beyond the screen, or beyond a picture that cuts off what does. */
export function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`[...document.querySelectorAll('svg text')].filter((text) => {
    const box = text.getBoundingClientRect()
    const svg = text.ownerSVGElement
    const frame = svg.getBoundingClientRect()
    if (box.width === 0) return false
    if (box.left < 0 || box.right > innerWidth) return true
    return getComputedStyle(svg).overflow !== 'visible' && (box.left < frame.left - 1 || box.right > frame.right + 1)
  }).map((text) => text.textContent)`)
}
