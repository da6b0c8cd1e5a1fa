/**
 * The script of the try-out page: plain browser JavaScript, served from its own address so that the page can forbid
 * inline scripts. It knows texts and options only; keys and parameters never reach it.
 */
export const pageScript = `'use strict'
const words = {
  id: { title: 'tes penempatan literasi digital', start: 'Mulai', send: 'Kirim jawaban', skip: 'Lewati', item: 'Butir', choose: 'Pilih…', up: 'Naikkan', down: 'Turunkan',
    busy: 'Sebentar…', lost: 'Sambungan terputus. Jawaban Anda belum terkirim; coba lagi.', finished: 'Selesai', review: 'Periksa jawaban Anda', check: 'Anda masih dapat mengubah jawaban di bawah ini. Setelah dilanjutkan, jawaban tidak dapat diubah lagi.', change: 'Ubah', back: 'Kembali tanpa mengubah', skipped: 'Dilewati', answer: 'Jawaban Anda', handIn: 'Lanjutkan', none: 'Pilih jawaban dahulu, atau lewati butir ini.', all: 'Pilih semua yang sesuai.', order: 'Urutkan dari yang pertama.',
    again: 'Mulai tes baru', unknown: 'Tes ini tidak ada lagi di server. Mulailah tes baru.', conflict: 'Tes ini sudah berlanjut di tempat lain. Inilah butir yang sekarang menunggu.',
    invalid: 'Server tidak dapat menerima jawaban ini. Ubah jawabannya, atau lewati butir ini.', failed: 'Server sedang bermasalah. Jawaban Anda belum terkirim; coba lagi.' },
  en: { title: 'digital-literacy placement test', start: 'Start', send: 'Send answer', skip: 'Skip', item: 'Item', choose: 'Choose…', up: 'Move up', down: 'Move down',
    busy: 'One moment…', lost: 'The connection was lost. Your answer has not been sent; try again.', finished: 'Finished', review: 'Check your answers', check: 'You can still change the answers below. Once you go on, they can no longer be changed.', change: 'Change', back: 'Back without changing', skipped: 'Skipped', answer: 'Your answer', handIn: 'Go on', none: 'Choose an answer first, or skip this item.', all: 'Choose all that apply.', order: 'Put in order, first one on top.',
    again: 'Start a new test', unknown: 'The server no longer has this test. Start a new one.', conflict: 'This test has gone on elsewhere. Here is the item that waits now.',
    invalid: 'The server cannot take this answer. Change it, or skip this item.', failed: 'The server has a problem. Your answer has not been sent; try again.' },
}
const main = document.querySelector('main')
const state = { language: document.documentElement.lang === 'en' ? 'en' : 'id', session: null, shownAt: 0 }
const word = (key) => words[state.language][key]

/** Which test a tab is in, so that loading the page again goes on with it; browsers may forbid to keep anything. */
const kept = {
  read() { try { return JSON.parse(sessionStorage.getItem('melek-test')) } catch { return null } },
  write(test) { try { sessionStorage.setItem('melek-test', JSON.stringify(test)) } catch {} },
  clear() { try { sessionStorage.removeItem('melek-test') } catch {} },
}

function element(name, attributes = {}, ...children) {
  const node = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) key.startsWith('on') ? node.addEventListener(key.slice(2), value) : node.setAttribute(key, value)
  node.append(...children)
  return node
}

async function call(method, path, body) {
  const response = await fetch(path, { method, headers: { 'content-type': 'application/json' }, ...(body ? { body: JSON.stringify(body) } : {}) })
  if (response.ok) return response.json()
  const kind = { 404: 'unknown', 409: 'conflict', 422: 'invalid' }[response.status] ?? 'failed'
  throw Object.assign(new Error(word(kind)), { kind })
}

/** What went wrong in the person's language; without a kind the line was lost. */
const problem = (error) => (error.kind ? error.message : word('lost'))

function anew() {
  kept.clear()
  location.reload()
}

const anewButton = () => element('button', { type: 'button', class: 'primary', onclick: anew }, word('again'))

function show(...nodes) {
  main.replaceChildren(...nodes)
  const heading = main.querySelector('h2')
  if (heading) { heading.tabIndex = -1; heading.focus(); scrollTo(0, 0) }
}

/** Fields for the answer to an item; before is the answer that it has already. */
function readers(item, before) {
  const list = element('div', { class: 'options' })
  if (item.type === 'order') return orderReader(item, list, before?.order)
  if (item.type === 'match') return matchReader(item, list, before?.pairs ?? {})
  const many = item.type === 'choices'
  for (const option of item.options) {
    const input = element('input', { type: many ? 'checkbox' : 'radio', name: 'answer', value: option.id, id: 'option-' + option.id })
    input.checked = [before?.choice ?? before?.choices ?? []].flat().includes(option.id)
    list.append(element('label', { for: 'option-' + option.id }, input, element('span', {}, option.text)))
  }
  const chosen = () => [...list.querySelectorAll('input:checked')].map((input) => input.value)
  const hint = many ? [element('p', { class: 'hint' }, word('all'))] : []
  return { nodes: [...hint, list], read: () => (chosen().length === 0 ? null : many ? { choices: chosen() } : { choice: chosen()[0] }) }
}

function orderReader(item, list, before = item.options.map((option) => option.id)) {
  const rows = element('ol', {})
  const move = (row, by) => {
    const other = by < 0 ? row.previousElementSibling : row.nextElementSibling
    if (!other) return
    by < 0 ? rows.insertBefore(row, other) : rows.insertBefore(other, row)
    row.querySelector('button').focus()
  }
  for (const option of before.map((id) => item.options.find((each) => each.id === id))) {
    const row = element('li', { 'data-id': option.id })
    const button = (label, sign, by) => element('button', { type: 'button', 'aria-label': label + ': ' + option.text, onclick: () => move(row, by) }, sign)
    row.append(button(word('up'), '↑', -1), button(word('down'), '↓', 1), element('span', {}, option.text))
    rows.append(row)
  }
  list.append(rows)
  return { nodes: [element('p', { class: 'hint' }, word('order')), list], read: () => ({ order: [...rows.children].map((row) => row.dataset.id) }) }
}

function matchReader(item, list, before) {
  const selects = item.options.map((option) => {
    const select = element('select', { id: 'option-' + option.id, 'data-id': option.id }, element('option', { value: '' }, word('choose')),
      ...item.targets.map((target) => element('option', { value: target.id }, target.text)))
    select.value = before[option.id] ?? ''
    // A closed field cuts off what is longer than the screen; whoever hears the page hears it whole.
    const whole = element('span', { class: 'hint', 'aria-hidden': 'true' })
    const tell = () => { const { text } = select.selectedOptions[0]; whole.textContent = select.value && text.length > 30 ? text : '' }
    select.addEventListener('change', tell)
    tell()
    list.append(element('label', { class: 'pair', for: 'option-' + option.id }, element('span', {}, option.text), select, whole))
    return select
  })
  const pairs = () => selects.filter((select) => select.value).map((select) => [select.dataset.id, select.value])
  return { nodes: [list], read: () => (pairs().length === 0 ? null : { pairs: Object.fromEntries(pairs()) }) }
}

function exhibit(item) {
  if (!item.exhibit) return []
  const rows = item.exhibit.lines.flatMap((line) => [element('dt', {}, line.label), element('dd', {}, line.text)])
  return [element('figure', { class: 'exhibit' }, element('figcaption', {}, item.exhibit.title), element('dl', {}, ...rows))]
}

async function attempt(form, message, call) {
  for (const button of form.querySelectorAll('button')) button.disabled = true
  message.textContent = word('busy')
  try { showView(await call()) } catch (error) {
    if (error.kind === 'conflict' && await goOn(state.session)) { main.querySelector('.message')?.replaceChildren(problem(error)); return }
    message.textContent = problem(error)
    if (error.kind === 'unknown') { form.querySelector('.actions').replaceChildren(anewButton()); return }
    for (const button of form.querySelectorAll('button')) button.disabled = false
  }
}

/** Shows a test as it stands on the server, if it is there. */
async function goOn(session) {
  try { showView(await call('GET', 'api/sessions/' + session)); return true } catch { return false }
}

function answerText(item, answer) {
  const text = (list, id) => list.find((option) => option.id === id)?.text ?? id
  if (!answer || answer.omitted || answer.timedOut) return word('skipped')
  if (answer.pairs) return Object.entries(answer.pairs).map(([left, right]) => text(item.options, left) + ' = ' + text(item.targets, right)).join('; ')
  return [answer.choice ?? answer.choices ?? answer.order].flat().map((id) => text(item.options, id)).join('; ')
}

function showReview(view, changed) {
  const { stage, step } = view
  const message = element('p', { role: 'alert', class: 'message' })
  const first = step - stage.items.length
  const rows = stage.items.map((item, at) => {
    const name = word('item') + ' ' + (first + at + 1)
    const change = () => showItem(item, first + at + 1, { answer: stage.answers[item.id], back: () => showReview(view, item.id) })
    const button = element('button', { type: 'button', 'data-item': item.id, 'aria-label': word('change') + ': ' + name, onclick: change }, word('change'))
    return element('li', {}, element('div', {}, element('h3', {}, name), element('p', {}, item.stem),
      element('p', { class: 'hint' }, element('strong', {}, word('answer') + ': '), answerText(item, stage.answers[item.id]))), button)
  })
  const handIn = () => attempt(form, message, () => call('POST', 'api/sessions/' + state.session + '/stages', { close: stage.number }))
  const form = element('form', { onsubmit: (event) => { event.preventDefault(); handIn() } },
    element('h2', {}, word('review')), element('p', {}, word('check')), element('ol', { class: 'review' }, ...rows),
    element('div', { class: 'actions' }, element('button', { type: 'submit', class: 'primary' }, word('handIn'))), message)
  show(form)
  // Whoever changed one answer goes on from there, not from the top.
  rows.map((row) => row.querySelector('button')).find((button) => button.dataset.item === changed)?.focus()
}

/** An item; under review with the answer that it has, and a way back. */
function showItem(item, step, review) {
  const reader = readers(item, review?.answer)
  const message = element('p', { role: 'alert', class: 'message' })
  const send = (answer) => {
    if (!answer) { message.textContent = word('none'); return }
    const seconds = Math.round((performance.now() - state.shownAt) / 100) / 10
    state.changed = review && item.id
    attempt(form, message, () => call('POST', 'api/sessions/' + state.session + '/answers', { item: item.id, answer: { ...answer, seconds } }))
  }
  const back = review ? [element('button', { type: 'button', onclick: review.back }, word('back'))] : []
  const form = element('form', { onsubmit: (event) => { event.preventDefault(); send(reader.read()) } },
    element('h2', {}, word('item') + ' ' + step), element('p', { class: 'stem' }, item.stem), ...exhibit(item), ...reader.nodes,
    element('div', { class: 'actions' }, element('button', { type: 'submit', class: 'primary' }, word('send')),
      element('button', { type: 'button', onclick: () => send({ omitted: true }) }, word('skip')), ...back), message)
  state.shownAt = performance.now()
  show(form)
}

function showView(view) {
  state.session = view.session
  kept.write({ session: view.session, language: state.language })
  if (view.items.length > 0) return showItem(view.items[0], view.step)
  if (view.stage) return showReview(view, state.changed)
  show(element('h2', {}, word('finished')), element('p', { class: 'result' }, view.result.summary[state.language]), element('div', { class: 'actions' }, anewButton()))
}

function speak(language) {
  state.language = language
  document.documentElement.lang = language
  document.title = document.querySelector('h1').textContent = 'melek · ' + word('title')
}

async function start(language) {
  speak(words[language] ? language : 'id')
  try { showView(await call('POST', 'api/sessions', { language })) } catch (error) { show(element('p', { role: 'alert' }, problem(error)), element('div', { class: 'actions' }, anewButton())) }
}

for (const button of document.querySelectorAll('button[data-language]')) button.addEventListener('click', () => start(button.dataset.language))
const before = kept.read()
if (before && words[before.language]) {
  speak(before.language)
  if (!await goOn(before.session)) speak('id')
}
`
