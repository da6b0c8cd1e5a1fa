import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bank, blueprint, content, design, standard } from '../../item-banks/asn-digital-literacy/index.js'
import { keys } from '../../item-banks/asn-digital-literacy/keys.js'
import { type Listener, listen } from '../../src/cli/http-listener.js'
import { createPlacementTest } from '../../src/placement/placement-test.js'
import { createPlacementApp } from '../../src/server/placement-app.js'
import { axeViolations, executablePath, launch } from './chromium.js'

describe.skipIf(executablePath === undefined)('the try-out page in Chromium', () => {
  let browser: Browser
  let listener: Listener
  let address: string

  beforeAll(async () => {
    browser = await launch()
    const test = createPlacementTest({ bank, content, keys, standard, design, blueprint })
    listener = await listen(createPlacementApp({ test, provisional: true }), { port: 0, host: '127.0.0.1' })
    address = `http://127.0.0.1:${listener.port}/`
  })
  afterAll(async () => {
    await browser?.close()
    await listener?.close()
  })

  test('a whole test is taken by keyboard and pointer, in Indonesian, and ends with a result', async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 720 } })
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    page.on('console', (message) => void (message.type() === 'error' && errors.push(message.text())))
    await page.goto(address)
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Mulai' }).click()
    const seen = new Set<string>()
    for (let step = 1; step <= 30; step++) {
      if ((await page.locator('.result').count()) > 0) break
      await page.getByRole('heading', { name: `Butir ${step}`, exact: true }).waitFor()
      const kind = await answerItem(page)
      if (!seen.has(kind)) expect(await axeViolations(page), `${kind} item`).toEqual([])
      seen.add(kind)
      await page.getByRole('button', { name: 'Kirim jawaban' }).click()
      const next = page.getByRole('heading', { name: `Butir ${step + 1}`, exact: true })
      await page.locator('.result').or(next).waitFor()
    }
    expect(await page.locator('.result').textContent()).toContain('Tingkat Anda')
    expect(await page.locator('.result').textContent()).toContain('sementara')
    expect(errors).toEqual([])
    await page.close()
  })

  test('neither keys nor parameters are in anything that the server sends', async () => {
    const page = await browser.newPage()
    const bodies: string[] = []
    page.on('response', async (response) => bodies.push(await response.text().catch(() => '')))
    await page.goto(address)
    await page.getByRole('button', { name: 'Start in English' }).click()
    await page.getByRole('heading', { name: 'Item 1' }).waitFor()
    await answerItem(page)
    await page.getByRole('button', { name: 'Send answer' }).click()
    await page.getByRole('heading', { name: 'Item 2' }).waitFor()
    const sent = bodies.join('\n')
    for (const secret of ['correct', 'rationale', 'discrimination', 'difficulty', 'categories', 'theta'])
      expect(sent).not.toContain(secret)
    await page.close()
  })
})

/** Answers whatever item is shown and says of which kind it was. */
async function answerItem(page: Page): Promise<'radio' | 'checkbox' | 'select' | 'order'> {
  if ((await page.locator('input[type=radio]').count()) > 0) {
    await page.locator('input[type=radio]').first().focus()
    await page.keyboard.press('Space')
    return 'radio'
  }
  if ((await page.locator('input[type=checkbox]').count()) > 0) {
    await page.locator('input[type=checkbox]').first().check()
    return 'checkbox'
  }
  if ((await page.locator('select').count()) > 0) {
    for (const select of await page.locator('select').all()) await select.selectOption({ index: 1 })
    return 'select'
  }
  await page.locator('li button').nth(1).click()
  return 'order'
}
