// What Streamlit has no setting for: its own words in Dutch, steps without a reload, and where the focus goes.
const WORDS = {
  'Navigate to home page': 'Zelfscan palliatieve zorg, naar de startpagina',
  'App pages': "Pagina's",
  'Skip to main content': 'Direct naar de inhoud',
  'Expand sidebar': 'Menu openen',
  'Collapse sidebar': 'Menu sluiten',
  'Sidebar': 'Menu',
  'Main menu': 'Hoofdmenu',
  'Close': 'Sluiten',
  'Open': 'Openen',
  'Clear value': 'Wissen',
  'No results': 'Niets gevonden',
  'Running...': 'Even geduld',
  'Notifications': 'Meldingen',
  'Press Ctrl+Enter to apply': 'Je tekst wordt vanzelf bewaard',
  'Press ⌘+Enter to apply': 'Je tekst wordt vanzelf bewaard',
  'Connecting': 'Verbinden',
  'Connection error': 'Geen verbinding',
  'Streamlit server is not responding. Are you connected to the internet?':
    'De server antwoordt niet. Heb je internet? Zodra hij terug is, kun je verder.',
}
const PHRASES = [ // of a list, which on a device of Apple says by itself what is chosen
  [/^(\d+) options? available\.$/, (_, n) => (n === '1' ? '1 keuze' : `${n} keuzes`)],
  [/^(.+), selected$/, (_, option) => `${option}, gekozen`],
  [/^(\d+) more$/, (_, n) => `nog ${n}`],
]
const NAMES = ['aria-label', 'title']
const OURS = '[data-testid="stHtml"], .scan, textarea' // already in Dutch, or written by a visitor: never translated
const WITHIN = '[data-testid="stHtml"] a:is([href^="?"], [href^="/"]):not([download], [rel="external"])' // to pages of this app
const TEXTS = ':is([data-testid="stTextArea"] textarea, [data-testid="stTextInput"] input)'
const QUEUE = './_stcore/bidi-components/zelfscan.card/queue.js' // of what waits on this device
const UNSENT = 'Er staan nog antwoorden op dit apparaat die niet op de server zijn. Die ben je dan kwijt. Toch doorgaan?'
const SAVED = 'p.count.flush' // is rendered anew, which is not always read out
const UNHEARD = 'Nog niet opgeslagen'
const MENU = '[data-testid="stSidebar"]'
const CHOICES = '.st-key-goal-form [data-testid="stRadio"] input'
const BOX = '[data-testid="stCheckbox"] label' // Streamlit toggles it without a change that the page hears
const STATES = ['data-test-script-state', 'data-test-connection-state']
const LONGEST = 2000 // milliseconds that leaving may take
const PAUSE = 1000 // milliseconds until a text that is being typed is sent
const TOO_LONG = 'Deze tekst is te lang voor dit veld. Plak hem in delen, of kort hem in.'
const AFTER = 200 // milliseconds before a run is requested again, or a pasted text is checked
let connected = null
let unheard = 0
let answering = false
let doubting = null
let place = null
let headed = null, left = null // the title of this page, and of the one before
let arriving = null // 'first' until the new heading has the focus, 'again' until the visitor presses something
let waiting = false
let typing = null
let typed = null
const late = new Set() // fields with a text that no run has received yet
let asked = [], closed
let pressed = null // the button that was pressed last, and the blocks it stands in
let handed = false
const tabs = new BroadcastChannel('zelfscan-laptop')
let menuOpen = false
let announced = { place: null, words: [] } // what was read out, or stood on the page when it came
let tries = 0 // to start, of which the last was answered with what is missing

function inDutch(text) {
  if (Object.hasOwn(WORDS, text)) return WORDS[text]
  const found = PHRASES.find(([phrase]) => phrase.test(text))
  return found && text.replace(...found)
}

function translate(root) {
  for (const element of [root, ...root.querySelectorAll('[aria-label], [title]')]) {
    for (const name of NAMES) {
      const word = inDutch(element.getAttribute(name) ?? '')
      if (word) element.setAttribute(name, word)
    }
  }
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode
    const word = !parentElement.closest(OURS) && inDutch(data.trim())
    if (word) texts.currentNode.data = word
  }
}

// Only the browser itself can submit a form whose response sets a cookie.
function send(form) {
  if (!form || form.dataset.sent) return
  form.dataset.sent = 'yes'
  form.submit()
}

// Streamlit merges two rerun requests that follow each other at once, and drops widget values of the page that is left.
// So a click on a link right after a choice is held until a run has received the choice.
function choose() {
  unheard = performance.now()
  answering = false
  if (told.textContent !== UNHEARD) told.textContent = '' // the same words are heard again only after others
  const before = running() ? null : lastRun()
  clearTimeout(doubting)
  doubting = setTimeout(doubt, LONGEST, before)
}

const running = () => document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState !== 'notRunning'
const lastRun = () => document.querySelector('[data-run]')?.dataset.run

function hear() {
  if (!running() && answering) heard()
  answering ||= running()
}

function heard() {
  const saved = unheard && document.querySelector(SAVED)?.textContent
  unheard = 0
  for (const field of late) if (!typing || field !== typed) late.delete(field)
  clearTimeout(doubting)
  document.body.classList.remove('unheard')
  if (saved || told.textContent === UNHEARD) told.textContent = saved || ''
}

// A slow browser may render neither the beginning nor the end of a short run; the number of the last run shows that it ran.
function doubt(before) {
  if (before !== null && before !== lastRun()) heard()
  else {
    document.body.classList.add('unheard')
    told.textContent = UNHEARD // the stylesheet shows it, which is not read out
  }
}

function reconnect(app) {
  const now = app.dataset.testConnectionState === 'CONNECTED'
  if (now && connected === false) setTimeout(again, AFTER)
  connected = now
}

function again() {
  const button = document.querySelector('.st-key-again button')
  if (button?.disabled) setTimeout(again, AFTER)
  else button?.click()
}

function hold(event, again) {
  const wait = () => (unheard && performance.now() - unheard < LONGEST ? setTimeout(wait, 15) : again())
  if (!unheard || performance.now() - unheard > LONGEST) return
  event.preventDefault()
  event.stopImmediatePropagation()
  wait()
}

document.addEventListener('change', ({ target }) => {
  if (target.type === 'file') target.form.querySelector('output').textContent = target.files[0]?.name ?? ''
  if (target.matches(TEXTS)) {
    clearTimeout(typing)
    typing = null
  }
  if (target.matches(TEXTS) || target.matches(CHOICES)) choose()
}, true)
document.addEventListener('click', event => {
  if (event.target.closest?.(BOX)?.querySelector('input:enabled')) choose()
  const link = event.target.closest?.('a[href]')
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) hold(event, () => link.click())
}, true)
addEventListener('popstate', event => {
  if (typing) tell()
  hold(event, () => dispatchEvent(new PopStateEvent('popstate', { state: event.state })))
}, true)

function tell() {
  clearTimeout(typing)
  typing = null
  choose()
  typed.dispatchEvent(new FocusEvent('focusout', { bubbles: true }))
}

// Streamlit receives a text when its field loses the focus; a closed tab would lose it, so send it after a pause too.
document.addEventListener('input', ({ target }) => {
  if (!target.matches(TEXTS)) return
  typed = target
  late.add(target)
  typing ??= setTimeout(tell, PAUSE)
})

// A page that closes, reloads or sleeps does not wait for that: it sends the texts by themselves (R57).
function sendTexts() {
  const places = JSON.parse(document.querySelector('[data-texts]')?.dataset.texts ?? '{}')
  const texts = [...late].flatMap(field => {
    const [place, token] = places[field.closest('[class*="st-key-"]')?.className.match(/st-key-(\S+)/)[1]] ?? []
    return place ? [{ place, token, text: field.value }] : []
  })
  const headers = { 'content-type': 'application/json' }
  if (texts.length) fetch('/tekst', { method: 'POST', keepalive: true, headers, body: JSON.stringify({ texts }) }).catch(() => {})
}
addEventListener('pagehide', sendTexts)
document.addEventListener('visibilitychange', () => document.hidden && sendTexts())

// Streamlit silently drops a pasted text that would make a field too long.
document.addEventListener('paste', ({ target }) => {
  if (!target.matches?.(TEXTS)) return
  const before = target.value
  setTimeout(() => {
    target.setCustomValidity(target.value === before ? TOO_LONG : '')
    target.reportValidity()
  }, AFTER)
}, true)

// What opens takes the focus: a question (data-focus is the key of its button) or a part of a page. A question that closes
// gives it to its button, or to what says what became of it (data-after).
function ask() {
  const shown = [...document.querySelectorAll('[data-focus]')]
  const opened = shown.findLast(one => !asked.includes(one.dataset.focus))
  closed = asked.find(key => !shown.some(one => one.dataset.focus === key)) ?? closed
  const back = closed && document.querySelector(`.st-key-${closed} button, [data-after="${closed}"]`)
  const next = opened ?? back
  if (next && !arriving) { // who arrives hears the title first
    if (!next.matches('button')) next.tabIndex = -1
    next.focus({ preventScroll: false })
    closed = null
  }
  asked = shown.map(one => one.dataset.focus)
}

// A button that its own press took away leaves the focus nowhere: it goes to what stands in its block now (2.4.3).
function regain() {
  const block = pressed?.blocks.find(one => one.isConnected)
  if (!block || running() || arriving || document.activeElement !== document.body) return
  const buttons = [...block.querySelectorAll('button')], kin = buttons.filter(one => {
    const key = keyOf(one)
    return key && (key.startsWith(pressed.key) || pressed.key.startsWith(key))
  })
  ;(kin.at(-1) ?? buttons[0])?.focus()
}

const keyOf = one => one.closest('[class*="st-key-"]')?.className.match(/st-key-(\S+)/)[1]

/** The keyed containers around an element, nearest first, up to the content of the page. */
function blocksOf(one) {
  const block = one.parentElement?.closest('[class*="st-key-"]')
  return !block || block.matches('.st-key-content') ? [] : [block, ...blocksOf(block)]
}

document.addEventListener('click', ({ target }) => {
  const button = target.closest?.('button')
  const own = button?.closest('[class*="st-key-"]')
  pressed = own ? { key: keyOf(button), blocks: blocksOf(own) } : null
}, true)

// While a shared laptop is with the guest, no other tab of this browser shows what the learner answered (R81).
function blank() {
  const now = Boolean(document.querySelector('[data-handover]'))
  if (now && !handed) tabs.postMessage('handed over')
  handed = now
}

tabs.onmessage = ({ data }) => {
  if (!document.querySelector('[data-handover]')) askAnew(data === 'left' ? LONGEST : 0)
}

// A page out of the browser's memory may be of someone who left since (R52).
addEventListener('pageshow', ({ persisted }) => persisted && askAnew(0))

/** Show nothing until the server, asked after `wait` milliseconds, says whose page this is. */
function askAnew(wait) {
  document.documentElement.hidden = true
  setTimeout(() => location.reload(), wait)
}

// The heading is in a container with the key place-<page>-<step>: another class means another page or step.
function follow() {
  waiting = false
  const now = document.querySelector('[class*="st-key-place-"]')?.className.match(/st-key-place-\S+/)[0]
  if (now && place && now !== place) [arriving, pressed, closed, left] = ['first', null, null, headed]
  place = now ?? place
  ask()
  regain()
  blank()
  send(document.querySelector('form.go'))
  markLandmarks()
  nameGroups()
  guardMenu()
  announce()
  tie()
  if (document.querySelector('.scan .q')) document.querySelector('[data-testid="stDialog"] button')?.click() // answering goes on
  const heading = document.querySelector(`.${place} h1`)
  if (arriving) arrive(heading)
  if (arriving !== 'first') headed = heading?.textContent
}

// Streamlit's <main> holds the footer too; the landmark is the container of the page's own content (1.3.1). Its logo leads
// to another page, so it is a link.
function markLandmarks() {
  document.querySelector('[data-testid="stLogoLink"]')?.setAttribute('role', 'link')
  const content = document.querySelector('.st-key-content')
  if (!content || content.role === 'main') return
  content.role = 'main'
  content.closest('main')?.setAttribute('role', 'group')
}

// A group of checkboxes is named by the text above it (1.3.1); Streamlit has no fieldset.
function nameGroups() {
  const named = new Map([...document.querySelectorAll('[data-group]')].map(one => [one.closest('[class*="st-key-"]'), one.textContent]))
  for (const group of document.querySelectorAll('[data-named]')) {
    if (!named.has(group)) ['role', 'aria-label', 'data-named'].forEach(name => group.removeAttribute(name))
  }
  named.forEach((name, group) => {
    if (group.ariaLabel === name) return
    Object.assign(group, { role: 'group', ariaLabel: name })
    group.dataset.named = 'yes'
  })
}

// The menu of a phone: out of reach while it is closed, alone in reach while it is open, and closed by a choice.
function guardMenu() {
  const menu = document.querySelector(MENU)
  const isOpen = menu !== null && menu.dataset.collapsed !== 'true'
  if (menu) menu.inert = !isOpen
  document.querySelector('[data-testid="stMain"]')?.toggleAttribute('inert', isOpen)
  if (isOpen && !menuOpen) menu.querySelector('a[href]')?.focus()
  if (!isOpen && menuOpen) document.querySelector('[data-testid="stExpandSidebarButton"]')?.focus()
  menuOpen = isOpen
}

function closeMenu() {
  document.querySelector(`${MENU} [data-testid="stSidebarCollapseButton"] button`)?.click()
}

addEventListener('keydown', event => {
  if (event.key === 'Escape' && menuOpen) closeMenu()
})
document.addEventListener('click', event => {
  if (menuOpen && event.target.closest?.(`${MENU} a[href]`)) setTimeout(closeMenu) // after Streamlit heard of the choice
})

// One live region for good, since a new one is not heard: it says what a choice, or another person, changed elsewhere on
// the page. What stands there when one arrives is not read out: that is what the page says.
const told = document.createElement('p')
told.className = 'hidden'
told.setAttribute('role', 'status')
function announce() {
  if (!told.isConnected) document.body.append(told)
  if (running()) return
  const words = [...document.querySelectorAll('[data-announce]')].map(one => one.dataset.announce || one.textContent)
  const fresh = announced.place === place ? words.filter(one => one && !announced.words.includes(one)) : []
  if (fresh.length) told.textContent = fresh.join(' ')
  announced = { place, words }
}

// What is missing or wrong stands below its field: tied to it, and after another try to start the focus is on the first.
function tie() {
  const about = new Map()
  for (const note of document.querySelectorAll(':is(.field-error, .warn)[data-field]')) {
    const field = document.querySelector(`.st-key-${note.dataset.field} :is([role="radiogroup"], input, textarea)`)
    if (field) about.set(field, [...about.get(field) ?? [], note])
  }
  for (const field of document.querySelectorAll('[data-tied]')) {
    if (!about.has(field)) ['aria-invalid', 'aria-describedby', 'data-tied'].forEach(name => field.removeAttribute(name))
  }
  about.forEach((notes, field) => {
    notes.forEach((note, n) => note.id = `about-${note.dataset.field}-${n}`)
    field.dataset.tied = 'yes'
    field.setAttribute('aria-describedby', notes.map(note => note.id).join(' '))
    if (notes.some(note => note.dataset.kind !== 'warning')) field.setAttribute('aria-invalid', 'true')
    else field.removeAttribute('aria-invalid')
  })
  const latest = Math.max(0, ...[...about.values()].flat().map(note => Number(note.dataset.try ?? 0)))
  const [first] = about.keys()
  if (latest > tries && first) (first.matches('[role="radiogroup"]') ? first.querySelector('input') : first).focus()
  tries = latest
}

// A heading may arrive after its container, which first holds that of the page before, and be rendered again a moment
// later, which would lose the focus.
function arrive(heading) {
  const isOfBefore = heading?.textContent === left && running()
  if (!heading || isOfBefore || (arriving === 'again' && document.activeElement !== document.body)) return
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
  if (arriving === 'first') document.querySelector('[data-testid="stMain"]').scrollTo(0, 0)
  arriving = 'again'
}

for (const kind of ['keydown', 'pointerdown', 'click']) { // a screen reader may only click
  addEventListener(kind, () => arriving = arriving === 'first' ? arriving : null, true)
}

document.addEventListener('click', event => {
  const link = event.target.closest?.(WITHIN)
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  history.pushState(null, '', link.getAttribute('href'))
  dispatchEvent(new PopStateEvent('popstate')) // Streamlit then runs the page of the new address in the same session
})

// A link to a place on the page moves the focus there; the address stays, since Streamlit would run the page again.
document.addEventListener('click', event => {
  const place = event.target.closest?.('[data-testid="stHtml"] a[href^="#"]')?.hash.slice(1)
  const target = place && document.getElementById(place)
  if (!target) return
  event.preventDefault()
  target.scrollIntoView({ block: 'start' })
  target.focus({ preventScroll: true })
})

// Leaving this device erases what waits on it; answers that the server does not have are asked about first.
document.addEventListener('submit', async event => {
  if (!/\/(stop|wis)$/.test(event.target.action)) return
  event.preventDefault()
  if (event.target.dataset.sent) return // a second press, which would find nothing to do
  event.target.dataset.sent = 'yes'
  const queue = await import(QUEUE).catch(() => null)
  if (await queue?.unsent().catch(() => 0) && !confirm(UNSENT)) return delete event.target.dataset.sent
  await queue?.erase().catch(() => {})
  tabs.postMessage('left')
  event.target.submit()
})

const isOfCard = ({ target }) => (target.nodeType === 1 ? target : target.parentElement)?.closest('.scan')
new MutationObserver(all => {
  const changes = all.filter(one => !isOfCard(one)) // the card is in Dutch, and every answer changes it
  if (!changes.length) return
  for (const { type, target, addedNodes, attributeName } of changes) {
    if (attributeName === 'data-test-script-state') hear()
    else if (attributeName === 'data-test-connection-state') reconnect(target)
    else if (NAMES.includes(attributeName)) translate(target)
    else if (type === 'characterData') translate(target.parentElement ?? document.body)
    for (const node of addedNodes) if (node.nodeType === 1) translate(node)
  }
  if (!waiting) requestAnimationFrame(follow)
  waiting = true
}).observe(document.documentElement, {
  subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: [...NAMES, ...STATES, 'class', 'data-collapsed'],
})
translate(document.body)
