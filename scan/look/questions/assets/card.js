// The question card: the parts of a scan beside the questions of one, and the way between them.
import { Question, differs, el, phone, put } from './question.js'
import { scanOf, sendAll, sendOthers } from './queue.js'

const TYPING = 900, TICK = 250, PATIENCE = 1_000 // milliseconds
const WAITING = 'Nog even: zodra al je antwoorden op de server staan, gaat dit vanzelf verder'
const KEYS = 'Een cijfer of Enter antwoordt en gaat door. Pijltjes kiezen, Backspace gaat terug, T licht toe, W zegt waarom, Delete wist.'
const NUMBERS = ['geen', 'één', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen', 'tien']
const still = matchMedia('(prefers-reduced-motion: reduce)')
const main = () => document.querySelector('[data-testid="stMain"]')
const isPlain = event => !(event.ctrlKey || event.metaKey || event.shiftKey) // else a link opens elsewhere
const leads = link => link.origin === location.origin && link.pathname !== location.pathname && !link.target && !link.download
let view = null // the card on the page
let isLeaving = false // for another page: a run that the card asks for now would bring this one back

class Card {
  constructor(parent) {
    const line = (className, more) => el('p', { className, ...more })
    this.parts = el('details', { className: 'parts' }, this.summary = el('summary'),
      el('nav', { className: 'rail', ariaLabel: 'Onderdelen' }, this.list = el('ol')))
    const side = el('div', { className: 'side' }, this.parts, this.bar = el('div', { className: 'bar', role: 'img' }, el('span')),
      this.total = line('count total', { ariaHidden: 'true' }), this.status = line('count', { role: 'status' }), line('count keys', { textContent: KEYS }))
    const content = el('section', { className: 'content' }, this.over = line('over'), this.title = el('h1'),
      this.calm = line('calm', { role: 'status' }), this.body = el('div', { className: 'step' }))
    this.root = el('div', { className: 'scan' }, side, content)
    this.root.addEventListener('keydown', event => this.key(event))
    Object.assign(this, { parent, path: location.pathname, questions: [], moving: 0 })
    parent.append(this.root)
  }

  get asked() { return new URLSearchParams(location.search) }
  get step() {
    const step = this.asked.get('stap'), { steps } = this.data
    return steps.find(one => one.key === step) ?? steps.find(one => one.key === this.data.step)
  }
  address(step) { return `?stap=${step.key}${this.data.query}` }
  beside(by) { return this.data.steps[this.data.steps.indexOf(this.step) + by] }
  answered(step) { return step.items.filter(id => this.scan.value('answers', id) !== null).length }
  isFull(step) { return step.items.length > 0 && this.answered(step) === step.items.length }

  /** Show the step of the address; a step whose content the server makes waits for that. */
  show() {
    const { data, step, asked, root } = this
    if (!root.isConnected || location.pathname !== this.path || (!step.items.length && data.shown !== step.key)) return
    if (!asked.has('stap')) history.replaceState(history.state, '', this.address(step))
    if (differs(this.list, data.steps.map(one => [one.key, one.name, this.address(one)]))) this.rows()
    const items = step.items.map(id => data.items[id]), wanted = [asked.get('vraag'), asked.get('bij')]
    if (!differs(root, [step, wanted, data.sitting, items, phone.matches])) return this.paint()
    const place = `${data.sitting} ${location.pathname}${location.search}`, isElsewhere = place !== this.at, isNew = isElsewhere && this.at
    if (isElsewhere) Object.assign(this, { openNote: asked.get('bij'), place: null })
    Object.assign(this, { at: place, shown: step.key, moving: 0, wanted: null })
    this.build(step, asked.get('vraag') ?? this.openNote)
    if (isNew) this.arrive()
    this.jump = null
  }

  build(step, wanted) {
    const { data } = this, open = step.items.findIndex(id => this.scan.value('answers', id) === null)
    this.place ??= Math.max(0, wanted ? step.items.indexOf(wanted) : this.jump?.last ? step.items.length - 1 : open)
    this.parts.open = !phone.matches
    this.root.dataset.kind = step.items.length ? 'questions' : 'page'
    this.over.textContent = data.over || `Onderdeel ${data.steps.indexOf(step) + 1} van ${data.steps.length}`
    this.title.textContent = step.title
    document.title = `${step.name} · ${data.title}`
    this.calm.textContent = this.praise ?? ''
    this.questions = step.items.map(id => new Question(this, id))
    const line = className => step[className] && el('p', { className }, step[className])
    this.body.replaceChildren(...[line('lead'), ...this.groups(), line('care'), step.items.length && this.turn()].filter(part => part))
    this.paint()
  }

  rows() {
    this.list.replaceChildren(...this.data.steps.map((step, n) => this.row(step, n)))
    this.bar.drawn = null // the counts of the rows are to be written again
  }

  row(step, n) {
    const act = event => { if (isPlain(event)) { event.preventDefault(); this.go(step) } }
    const dot = el('span', { className: 'dot', ariaHidden: 'true' }, `${n + 1}`)
    return el('li', {}, el('a', { href: this.address(step), onclick: act }, dot, el('span', {}, step.name), el('span', { className: 'n' })))
  }

  groups() {
    return [...new Set(this.questions.map(one => one.scale))].map(scale => {
      const { stem, hint, points } = scale, asked = this.questions.filter(one => one.scale === scale)
      const full = points.some(([full, short]) => full !== short) && el('details', { className: 'in-full' },
        el('summary', {}, 'De punten voluit'), el('ol', {}, ...points.map(([words]) => el('li', {}, words))))
      return el('div', { className: 'group' }, el('h2', { className: 'stem' }, stem),
        hint && el('p', { className: 'quiet hint' }, hint), full, ...asked.map(one => one.root))
    })
  }

  turn() {
    const act = by => () => phone.matches ? this.move(by) : this.go(this.beside(by))
    this.back = el('button', { type: 'button', className: 'button', onclick: act(-1) })
    this.next = el('button', { type: 'button', className: 'button main', onclick: act(1) })
    return el('div', { className: 'turn' }, this.back, this.next)
  }

  // ---- from step to step, and from question to question
  go(step, jump = null) {
    if (!step || !this.write()) return
    isLeaving = false
    const left = this.step, isOnward = this.data.steps.indexOf(step) > this.data.steps.indexOf(left)
    Object.assign(this, { jump, praise: isOnward && this.isFull(left) ? this.praiseFor(left) : '' })
    this.root.drawn = null
    history.pushState(null, '', this.address(step))
    this.wanted = !step.items.length
    this.show()
    settled().then(() => isLeaving || dispatchEvent(new PopStateEvent('popstate'))) // the server then sends what it knows now
  }

  praiseFor(step) {
    const left = this.data.steps.filter(one => one.items.length && !this.isFull(one)).length
    return `${step.name} is klaar.${left ? ` Nog ${NUMBERS[left] ?? left} ${left === 1 ? 'onderdeel' : 'onderdelen'}.` : ''}`
  }

  arrive() {
    const wanted = this.asked.get('vraag'), target = (this.jump || phone.matches || wanted) && this.questions[this.place]?.legend
    main().scrollTo(0, 0)
    if (!target) this.title.tabIndex = -1
    ;(target || this.title).focus({ preventScroll: !wanted })
  }

  chosen(question, value) {
    const isMoving = !this.arrow && phone.matches
    this.scan.change('answers', question.id, value)
    if (isMoving) this.move(1, question)
  }

  /** On to the next question, or back; after a choice (`from`) only once its tick was seen. */
  move(by, from) {
    const moving = ++this.moving
    const go = () => {
      if (moving !== this.moving) return
      const next = (from ? this.questions.indexOf(from) : this.place) + by
      if (from && this.asked.get('vraag')) return this.go(this.data.steps.at(-1)) // it came from the review to change this
      if (!this.questions[next]) return this.go(this.beside(by), { last: by < 0 })
      this.place = next
      this.paint()
      if (phone.matches) main().scrollTo(0, 0)
      this.questions[next].focus()
    }
    from && !still.matches ? setTimeout(go, TICK) : go()
  }

  key(event) {
    const { target, key, ctrlKey, altKey, metaKey } = event
    this.arrow = key.startsWith('Arrow')
    if (this.arrow) setTimeout(() => this.arrow = false)
    const asked = this.questions.find(one => one.legend === target || one.inputs.includes(target))
    if (!asked || ctrlKey || altKey || metaKey) return
    const digit = key === '0' ? this.data.outside[0][0] : key === 'Enter' ? target.value : key
    const input = asked.inputs.find(one => one.value === digit), letter = key.toLowerCase()
    const acts = { backspace: () => this.move(-1), t: () => this.explain(asked.id), w: () => asked.ask(), delete: () => asked.clear() }
    const act = acts[letter]
    if (!input && !act) return
    event.preventDefault()
    if (!input) return act()
    this.scan.change('answers', asked.id, isNaN(input.value) ? input.value : Number(input.value))
    this.move(1, phone.matches ? asked : undefined)
  }

  // ---- the note of one question at a time
  explain(id) {
    const before = this.openNote
    if (!this.write()) return
    this.openNote = id === before ? null : id
    this.paint()
    const asked = this.questions.find(one => one.id === (this.openNote ?? before))
    ;(this.openNote ? asked?.explained : asked?.explain)?.focus()
  }

  typed() {
    this.isTyped = true
    this.typing ??= setTimeout(() => this.write(), TYPING)
  }

  /** Save what was typed; whether nothing of it is left to do: a note that is too long stays open. */
  write() {
    clearTimeout(this.typing)
    this.typing = null
    const open = this.isTyped && this.questions.find(one => one.isOpen), words = open ? open.words() : ''
    this.isTyped = words === undefined
    if (open && !this.isTyped) this.scan.change('notes', open.id, words || null)
    return !this.isTyped
  }

  // ---- what follows every change, without anything being drawn anew
  paint() {
    const { data, scan, step } = this
    const said = [scan.refusal, scan.status(), this.wanted && scan.waiting().length && WAITING].filter(part => part).join('. ')
    const [shown, when] = said.split(/(?= om \d\d:\d\d$)/)
    if (differs(this.status, said)) this.status.replaceChildren(shown ?? '', el('span', { className: 'when' }, when ?? ''))
    put(this.root.dataset, { waiting: `${scan.waiting().length}` })
    if (this.shown !== step.key) return
    const done = data.steps.map(one => this.answered(one))
    if (differs(this.bar, [done, step.key, this.place])) this.count(step, done)
    for (const one of this.questions) one.paint()
    if (!step.items.length) return
    const open = phone.matches && scan.value('answers', step.items[this.place]) === null, isLast = this.place === step.items.length - 1
    const onward = this.beside(1) && `Volgende: ${this.beside(1).name}`
    put(this.back, { textContent: phone.matches ? 'Terug' : 'Vorige', hidden: !this.beside(-1) && !(phone.matches && this.place) })
    put(this.next, { textContent: !phone.matches || (isLast && !open) ? onward : open ? 'Overslaan' : 'Verder' })
  }

  count(step, done) {
    const { steps, seconds } = this.data, total = steps.reduce((sum, one) => sum + one.items.length, 0)
    const answered = done.reduce((sum, n) => sum + n, 0), text = `${answered} van ${total} vragen beantwoord`
    const left = total > answered ? ` · nog ± ${Math.max(1, Math.round((total - answered) * seconds / 60))} min` : ''
    put(this.summary, { textContent: `${step.short}${step.items.length ? ` · ${this.place + 1} van ${step.items.length}` : ''}${left}` })
    put(this.total, { textContent: text })
    put(this.bar, { ariaLabel: text })
    this.bar.firstChild.style.width = `${total ? 100 * answered / total : 0}%`
    steps.forEach(({ items, key }, n) => {
      const row = this.list.children[n].firstChild, isFull = items.length > 0 && done[n] === items.length
      put(row, { className: isFull ? 'done' : '', ariaCurrent: key === step.key ? 'step' : null })
      put(row.firstChild, { textContent: isFull ? '✓' : `${n + 1}` })
      put(row.lastChild, { textContent: items.length ? `${done[n]}/${items.length}` : '' })
    })
  }
}

// ---- leaving: what is typed goes along, and a page made of the answers waits for them
const flush = () => { view?.write(); sendAll() }
const show = () => { if (view?.data) { view.write(); view.show() } }
addEventListener('pagehide', flush)
addEventListener('online', flush)
addEventListener('popstate', show)
document.addEventListener('visibilitychange', flush)
phone.addEventListener('change', show)

/** Wait until the server has everything, at most until `limit` and as long as `goes`. */
async function settled(limit = performance.now() + PATIENCE, goes = () => true) {
  while (view.scan.waiting().length && performance.now() < limit && goes()) await new Promise(done => setTimeout(done, 20))
}

let passes = false // a click that was held
document.addEventListener('click', async event => {
  const ends = event.target.closest?.('.finish, [class*="st-key-ready-"] button')
  const away = ends ?? event.target.closest?.('a[href]:not(.rail a)')
  if (!away || !view || !isPlain(event)) return
  if (passes || !view.scan.waiting().length) return isLeaving ||= leads(away)
  event.preventDefault()
  event.stopImmediatePropagation()
  view.wanted = ends
  flush()
  view.paint()
  await settled(ends ? Infinity : undefined, () => !ends || view.wanted === ends)
  if (!away.isConnected || (ends && view.wanted !== ends)) return
  view.wanted = null
  passes = true
  away.click()
  passes = false
}, true)

export default function ({ data: [data], parentElement, setTriggerValue }) {
  if (view?.parent !== parentElement) [view, isLeaving] = [new Card(parentElement), false]
  const card = view, scan = scanOf(data), isShown = () => card === view && card.scan === scan && card.root.isConnected
  Object.assign(card, { data, scan })
  scan.changed = () => isShown() && card.paint()
  scan.noted = () => isShown() && !isLeaving && setTriggerValue('noted', performance.now())
  scan.take(data)
  card.show()
  if (!card.hasSent) sendOthers(data.owner)
  card.hasSent = true
  return () => {
    flush()
    scan.leave()
  }
}
