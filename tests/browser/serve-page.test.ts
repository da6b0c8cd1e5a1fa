import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bank, blueprint, content, design, standard } from '../../item-banks/asn-digital-literacy/index.js'
import { keys } from '../../item-banks/asn-digital-literacy/keys.js'
import { everyRule } from '../../src/adaptive/session/every-rule.js'
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
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${kind} item`).toBe(true)
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

  test('the answers of a stage are checked before it is handed in: changed or left as they are, by keyboard alone', async () => {
    const administration = { stage: { items: 3, review: true } }
    const reviewed = { ...design, stop: [{ rule: 'length', items: 10 }], administration }
    const test = createPlacementTest({ bank, content, keys, standard, design: reviewed, blueprint, rules: everyRule })
    const stages = await listen(createPlacementApp({ test, provisional: true }), { port: 0, host: '127.0.0.1' })
    const page = await browser.newPage({ viewport: { width: 360, height: 720 } })
    await page.goto(`http://127.0.0.1:${stages.port}/`)
    await page.getByRole('button', { name: 'Start in English' }).press('Enter')
    for (let step = 1; step <= 3; step++) {
      await page.getByRole('heading', { name: `Item ${step}`, exact: true }).waitFor()
      if (step === 2) await page.getByRole('button', { name: 'Skip' }).press('Enter')
      else {
        await answerItem(page)
        await page.getByRole('button', { name: 'Send answer' }).press('Enter')
      }
    }
    const review = page.getByRole('heading', { name: 'Check your answers' })
    await review.waitFor()
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Check your answers')
    expect(await page.locator('h1').textContent()).toBe('melek · digital-literacy placement test')
    expect(await page.title()).toBe('melek · digital-literacy placement test')
    expect(await axeViolations(page)).toEqual([])
    const answers = () => page.locator('.review .hint').allTextContents()
    const before = await answers()
    expect(before[1]).toBe('Your answer: Skipped')
    // The first answer is shown as it was given, and stays so on the way back.
    await page.getByRole('button', { name: 'Change: Item 1' }).press('Enter')
    await page.getByRole('heading', { name: 'Item 1', exact: true }).waitFor()
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Back without changing' }).press('Enter')
    await review.waitFor()
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('Change: Item 1')
    expect(await answers()).toEqual(before)
    // The one that was skipped gets an answer after all; the focus returns to it.
    await page.getByRole('button', { name: 'Change: Item 2' }).press('Enter')
    await page.getByRole('heading', { name: 'Item 2', exact: true }).waitFor()
    await answerItem(page)
    await page.getByRole('button', { name: 'Send answer' }).press('Enter')
    await review.waitFor()
    expect((await answers())[1]).not.toContain('Skipped')
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('Change: Item 2')
    // Sent again as it stands, an answer is the one that was given: the fields hold it.
    await page.getByRole('button', { name: 'Change: Item 2' }).press('Enter')
    await page.getByRole('heading', { name: 'Item 2', exact: true }).waitFor()
    const changed = (await page.locator('input:checked, select, li').count()) > 0
    expect(changed).toBe(true)
    await page.getByRole('button', { name: 'Back without changing' }).press('Enter')
    await page.getByRole('button', { name: 'Go on' }).press('Enter')
    await page.getByRole('heading', { name: 'Item 4', exact: true }).waitFor()
    await page.close()
    await stages.close()
  })

  test('a page that is loaded again goes on with its test and its language, and after the end a new one can be started', async () => {
    const short = { ...design, stop: [{ rule: 'length', items: 4 }] }
    const test = createPlacementTest({ bank, content, keys, standard, design: short })
    const brief = await listen(createPlacementApp({ test }), { port: 0, host: '127.0.0.1' })
    const page = await browser.newPage()
    await page.goto(`http://127.0.0.1:${brief.port}/`)
    await page.getByRole('button', { name: 'Start in English' }).click()
    await page.getByRole('button', { name: 'Skip' }).click()
    await page.getByRole('heading', { name: 'Item 2', exact: true }).waitFor()
    const stem = await page.locator('.stem').textContent()
    await page.reload()
    await page.getByRole('heading', { name: 'Item 2', exact: true }).waitFor()
    expect(await page.locator('.stem').textContent()).toBe(stem)
    expect(await page.locator('h1').textContent()).toBe('melek · digital-literacy placement test')
    for (let step = 2; step <= 4; step++) {
      await page.getByRole('heading', { name: `Item ${step}`, exact: true }).waitFor()
      await page.getByRole('button', { name: 'Skip' }).click()
    }
    await page.locator('.result').waitFor()
    expect(await axeViolations(page)).toEqual([])
    await page.reload()
    await page.locator('.result').waitFor()
    await page.getByRole('button', { name: 'Start a new test' }).click()
    await page.getByRole('button', { name: 'Mulai' }).waitFor()
    await page.close()
    await brief.close()
  })

  test('a test that went on in another tab is shown where it stands, and one that the server has lost can be started anew: in Indonesian', async () => {
    const test = createPlacementTest({ bank, content, keys, standard, design })
    let app = createPlacementApp({ test })
    const changing = await listen((request) => app(request), { port: 0, host: '127.0.0.1' })
    const page = await browser.newPage()
    const created = page.waitForResponse((response) => response.url().endsWith('/api/sessions'))
    await page.goto(`http://127.0.0.1:${changing.port}/`)
    await page.getByRole('button', { name: 'Mulai' }).click()
    const { session, items } = (await (await created).json()) as {
      session: string
      items: { id: string; options: { id: string }[] }[]
    }
    await page.getByRole('heading', { name: 'Butir 1', exact: true }).waitFor()
    const [item] = items as [(typeof items)[number]]
    const answer = { item: item.id, answer: { timedOut: true } }
    await app(new Request(`http://x/api/sessions/${session}/answers`, { method: 'POST', body: JSON.stringify(answer) }))
    await page.getByRole('button', { name: 'Lewati' }).click()
    await page.getByRole('heading', { name: 'Butir 2', exact: true }).waitFor()
    expect(await page.getByRole('alert').textContent()).toContain('sudah berlanjut di tempat lain')
    app = createPlacementApp({ test })
    await page.getByRole('button', { name: 'Lewati' }).click()
    await page.getByRole('button', { name: 'Mulai tes baru' }).click()
    await page.getByRole('button', { name: 'Mulai', exact: true }).waitFor()
    await page.close()
    await changing.close()
  })

  test('who sends nothing is asked to answer or to skip, and nothing is sent', async () => {
    const page = await browser.newPage()
    await page.goto(address)
    await page.getByRole('button', { name: 'Mulai' }).click()
    for (let step = 1; step <= 12; step++) {
      await page.getByRole('heading', { name: `Butir ${step}`, exact: true }).waitFor()
      if ((await page.locator('.options li').count()) === 0) {
        const sent: string[] = []
        page.on('request', (request) => void sent.push(request.url()))
        await page.getByRole('button', { name: 'Kirim jawaban' }).click()
        expect(await page.getByRole('alert').textContent()).toBe('Pilih jawaban dahulu, atau lewati butir ini.')
        expect(sent).toEqual([])
        break
      }
      await page.getByRole('button', { name: 'Lewati' }).click()
    }
    await page.close()
  })

  test.each([360, 1280])(
    'an item to match fits a screen of %i, however long its texts, and a choice is read whole',
    async (width) => {
      const placement = createPlacementTest({ bank, content, keys, standard, design, blueprint })
      const longest = content.id.items.filter(({ id }) => id === 'E4-002')
      const matching = await listen(createPlacementApp({ test: { ...placement, present: () => longest } }), {
        port: 0,
        host: '127.0.0.1',
      })
      const page = await browser.newPage({ viewport: { width, height: 720 } })
      await page.goto(`http://127.0.0.1:${matching.port}/`)
      await page.getByRole('button', { name: 'Mulai' }).click()
      await page.locator('select').first().waitFor()
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
      const texts = await page.locator('select').first().locator('option').allTextContents()
      const place = texts.reduce((best, text, k) => (text.length > (texts[best] ?? '').length ? k : best), 0)
      await page.locator('select').first().selectOption({ index: place })
      expect(await page.locator('.pair .hint').first().textContent()).toBe(texts[place])
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
      expect(await axeViolations(page)).toEqual([])
      await page.close()
      await matching.close()
    },
  )

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
