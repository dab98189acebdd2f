// Below a question: where it comes from, and a way to say that it is wrong, without a name.
import { el } from './question.js'

const ROUTE = '/opmerking', LONGEST = 1_000
const HINT = 'Zonder je naam, los van je scan en na 12 maanden weg. Schrijf niets over een patiënt.'
const THANKS = 'Dank je. Je opmerking is verstuurd.'
const AWAY = 'Niet verstuurd: er is nu geen verbinding. Je tekst staat er nog.'

/** What unfolds below one question; it is made when it is opened for the first time. */
export function why(card, id, item) {
  const open = () => {
    fold.hidden = !fold.hidden
    Object.assign(act, { ariaExpanded: `${!fold.hidden}`, tabIndex: 0 })
    if (!fold.firstChild) fold.append(...item.why.map(line => el('p', {}, line)), feedback(card, id, item))
  }
  const act = el('button', { type: 'button', className: 'quiet-button', onclick: open, ariaExpanded: 'false',
    ariaLabel: `Waarom deze vraag? ${item.text}` }, 'Waarom deze vraag?')
  const fold = el('div', { className: 'why', hidden: true, role: 'group', ariaLabel: `Waarom deze vraag? ${item.text}` })
  return { act, fold }
}

function feedback(card, id, item) {
  const told = el('p', { role: 'status' }), area = el('textarea', { id: `wrong-${id}`, rows: 2, maxLength: LONGEST })
  area.setAttribute('aria-describedby', `wrong-hint-${id}`)
  const send = el('button', { type: 'button', className: 'button', ariaLabel: `Verstuur je opmerking: ${item.text}` }, 'Verstuur')
  send.onclick = async () => {
    send.disabled = true
    const [isSent, words] = await post(card.data, id, area.value)
    if (isSent) area.value = ''
    told.textContent = words
    send.disabled = false
  }
  return el('div', { className: 'wrong' }, el('label', { htmlFor: area.id }, 'Klopt deze vraag niet? Schrijf wat er niet klopt.'),
    area, el('p', { className: 'quiet', id: `wrong-hint-${id}` }, HINT), told, send)
}

/** Whether it was taken, and the words for that. */
async function post({ sitting, token, version }, item, text) {
  const headers = { 'content-type': 'application/json', 'x-zelfscan-token': token }
  const body = JSON.stringify({ sitting, version, item, text })
  try {
    const answer = await fetch(ROUTE, { method: 'POST', headers, body, signal: AbortSignal.timeout(20_000) })
    return [answer.ok, answer.ok ? THANKS : (await answer.json()).error ?? AWAY]
  } catch { return [false, AWAY] }
}
