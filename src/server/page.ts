import { element, escaped } from '../reports/markup.js'

/** Styles of the try-out page: phone first, high contrast, visible focus. */
const style = `
:root { color-scheme: light dark; --ink: #1c2430; --paper: #fff; --line: #8a94a3; --accent: #0b5cad; --shade: #f2f5f9 }
@media (prefers-color-scheme: dark) { :root { --ink: #eef2f7; --paper: #141a22; --line: #7c8796; --accent: #7db8f5; --shade: #1e2631 } }
* { box-sizing: border-box }
body { margin: 0; font: 1.0625rem/1.55 system-ui, sans-serif; color: var(--ink); background: var(--paper) }
header, main, footer { max-width: 42rem; margin: 0 auto; padding: 1rem }
h1 { font-size: 1.25rem; margin: 0 } h2 { font-size: 1.125rem; margin: 0 0 .5rem; outline: none }
.note { font-size: .9375rem; background: var(--shade); border-left: .25rem solid var(--accent); padding: .5rem .75rem }
.options { display: grid; grid-template-columns: minmax(0, 1fr); gap: .5rem } .options ol { padding: 0; margin: 0; display: grid; gap: .5rem; list-style: none; counter-reset: place }
label, li { display: flex; gap: .75rem; align-items: center; padding: .75rem; border: 1px solid var(--line); border-radius: .5rem; min-height: 3rem }
label:has(input:checked) { border-color: var(--accent); background: var(--shade) }
.options li { counter-increment: place } .options li::before { content: counter(place); font-weight: 600 } li span { flex: 1 }
.pair { flex-direction: column; align-items: stretch } select { font: inherit; padding: .5rem; width: 100%; text-overflow: ellipsis }
input { width: 1.25rem; height: 1.25rem; flex: none; accent-color: var(--accent) }
button { font: inherit; padding: .5rem 1rem; min-height: 2.75rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--paper); color: var(--ink); cursor: pointer }
button.primary { background: var(--accent); border-color: var(--accent); color: var(--paper) }
:focus-visible { outline: .1875rem solid var(--accent); outline-offset: .125rem }
.actions { display: flex; gap: .75rem; margin-top: 1rem; flex-wrap: wrap } .hint { font-size: .9375rem; margin: .5rem 0 }
.review { padding: 0; margin: 1rem 0 0; display: grid; gap: .75rem; list-style: none } .review li { align-items: flex-start } .review div { flex: 1 } .review p { margin: .25rem 0 0; overflow-wrap: anywhere } h3 { font-size: 1rem; margin: 0 }
.message:empty { display: none } .message { font-weight: 600 }
.exhibit { margin: 1rem 0; padding: .75rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--shade) }
figcaption { font-weight: 600; margin-bottom: .5rem } dl { margin: 0 } dt { font-size: .875rem } dd { margin: 0 0 .5rem; overflow-wrap: anywhere; font-family: ui-monospace, monospace; font-size: .9375rem }
`

export interface PageOptions {
  readonly provisional: boolean
  /** In which there are texts; the page itself speaks Indonesian and English. */
  readonly languages: readonly string[]
}

const startWords: Readonly<Record<string, string>> = { id: 'Mulai', en: 'Start in English' }

/** The try-out page: choose a language, take the test, read the result. */
export function page({ provisional, languages }: PageOptions): string {
  const note = provisional
    ? '<p class="note">Bank ini sementara; hasilnya tidak untuk sertifikasi. <span lang="en">This bank is provisional; results are not for certification.</span></p>'
    : ''
  const buttons = languages.map((language, place) => {
    const attributes = {
      ...(place === 0 ? { class: 'primary' } : {}),
      'data-language': language,
      ...(language === 'en' ? { lang: 'en' } : {}),
    }
    return element('button', attributes, startWords[language] ?? escaped(`Mulai (${language})`))
  })
  return `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>melek · tes penempatan literasi digital</title>
<link rel="stylesheet" href="page.css">
</head>
<body>
<header><h1>melek · tes penempatan literasi digital</h1></header>
<main>
${note}
<p>Tes ini menyesuaikan diri dengan jawaban Anda. <span lang="en">This test adapts to your answers.</span></p>
<div class="actions">${buttons.join('')}</div>
</main>
<script src="page.js" type="module"></script>
</body>
</html>
`
}

export const pageStyle = style
