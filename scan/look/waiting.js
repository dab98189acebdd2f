// A network that refuses websockets would leave "wordt geladen" there for ever: say what is blocked and whom to ask (R69).
const PATIENCE = 12_000 // milliseconds until the first page must have come
const STREAM = new URL('_stcore/stream', document.baseURI).href.replace(/^http/, 'ws')
const cameIn = () => document.querySelector('[data-run]')

function added(tag, text, parent) {
  const element = document.createElement(tag)
  element.textContent = text
  parent.append(element)
  return element
}

async function sayBlocked() {
  if (cameIn()) return
  const answers = await fetch('/gezond', { cache: 'no-store' }).then(answer => answer.ok, () => false)
  if (cameIn()) return
  const page = document.createElement('main')
  page.className = 'blocked'
  page.setAttribute('role', 'alert')
  added('h1', answers ? 'De zelfscan komt hier niet door' : 'De server antwoordt niet', page)
  if (answers) {
    added('p', 'Je netwerk houdt waarschijnlijk de verbinding tegen die de zelfscan nodig heeft. Probeer een ander netwerk, '
      + 'of vraag het je ICT-helpdesk. Wat je eerder invulde, is er nog.', page)
    added('p', `Voor de helpdesk: sta een websocket toe naar ${STREAM} (HTTP-kopregels Upgrade en Connection).`, page)
  } else added('p', 'Heb je internet? Probeer het over een paar minuten opnieuw. Wat je eerder invulde, is er nog.', page)
  added('button', 'Probeer opnieuw', page).addEventListener('click', () => location.reload())
  document.body.append(page)
  new MutationObserver((_, watching) => {
    if (!cameIn()) return
    watching.disconnect()
    page.remove() // it came after all
  }).observe(document.body, { subtree: true, childList: true })
}
setTimeout(sayBlocked, PATIENCE)
