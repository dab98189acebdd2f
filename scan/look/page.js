// What Streamlit cannot be told: Dutch for its own words, steps without a reload, and where the focus goes.
const WORDS = {
  'Navigate to home page': 'Naar de startpagina',
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
  'Connecting': 'Verbinden',
  'Connection error': 'Geen verbinding',
  'Streamlit server is not responding. Are you connected to the internet?':
    'De server antwoordt niet. Heb je internet? Zodra hij terug is, kun je verder.',
}
const PHRASES = [[/^(\d+) options? available\.$/, (_, n) => (n === '1' ? '1 keuze' : `${n} keuzes`)]]
const NAMES = ['aria-label', 'title']
let place = null
let cleared = null
let waiting = false

function inDutch(text) {
  if (WORDS[text]) return WORDS[text]
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
    const word = inDutch(texts.currentNode.data.trim())
    if (word) texts.currentNode.data = word
  }
}

// The heading stands in a container with the key place-<page>-<step>: another class is another place.
function follow() {
  waiting = false
  const now = document.querySelector('[class*="st-key-place-"]')?.className.match(/st-key-place-\S+/)[0]
  if (now && place && now !== place) arrive(document.querySelector(`.${now} h1`))
  place = now ?? place
  if (cleared && !cleared.button.isConnected) {
    cleared.card.querySelector('input')?.focus()
    cleared = null
  }
}

function arrive(heading) {
  if (!heading) return
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
  document.querySelector('[data-testid="stMain"]').scrollTo(0, 0)
}

document.addEventListener('click', event => {
  const button = event.target.closest?.('[class*="st-key-clear-"] button')
  if (button) cleared = { button, card: button.closest('[class*="st-key-card-"]') }
  const link = event.target.closest?.('a[href^="?stap="]')
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  history.pushState(null, '', link.getAttribute('href'))
  dispatchEvent(new PopStateEvent('popstate')) // Streamlit reruns in the same session, at the step in the address
})

new MutationObserver(changes => {
  for (const { type, target, addedNodes } of changes) {
    if (type !== 'childList') translate(target.nodeType === 1 ? target : target.parentElement ?? document.body)
    for (const node of addedNodes) if (node.nodeType === 1) translate(node)
  }
  if (!waiting) requestAnimationFrame(follow)
  waiting = true
}).observe(document.documentElement, {
  subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: [...NAMES, 'class'],
})
translate(document.body)
