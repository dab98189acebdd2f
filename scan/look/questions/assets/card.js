// The question card: shows the questions, keeps each change on this device and sends it until the server has it.
const ROUTE = '/antwoord'
const MOST_CHANGES = 100, MOST_LETTERS = 20_000 // of one request, which may hold 64 kB
const TYPING = 900, TICK = 250, PATIENCE = 1_000, LONGEST_WAIT = 30_000 // milliseconds
const ON_DEVICE = 'Bewaard op dit apparaat, nog niet op de server'
const NOWHERE = 'Nog niet bewaard. Houd deze pagina open'
const UNKNOWN = `${ON_DEVICE}. Kom terug met je code, bij ‘Mijn gegevens’. Dan gaat dit vanzelf mee`
const GONE = 'Deze scan is er niet meer. Wat je net koos, is niet bewaard'
const STALE = `${ON_DEVICE}. Laad de pagina opnieuw`
const WAITING = 'Nog even: zodra al je antwoorden op de server staan, gaat dit vanzelf verder'
const KEYS = 'Een cijfer of Enter antwoordt en gaat door. Pijltjes kiezen, Backspace gaat terug, T licht toe, Delete wist.'
const NUMBERS = ['geen', 'één', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen', 'tien']
const phone = matchMedia('(max-width: 640px)'), still = matchMedia('(prefers-reduced-motion: reduce)')
/** Write only what differs: every change of the page is looked at, which costs a slow phone more than comparing. */
const put = (one, traits) => { for (const name in traits) if (one[name] !== traits[name]) one[name] = traits[name] }
const same = (one, other) => (one || null) === (other || null)
const scans = new Map() // by id of the sitting: the changes of an earlier card are still sent
const windows = new BroadcastChannel('zelfscan') // all windows of this browser
let view = null // the card on the page

// ---- what waits on this device: one place per field of an item, kept until the server confirmed it
let opened = null
const database = () => opened ??= new Promise((done, failed) => {
  const asked = indexedDB.open('zelfscan', 1)
  asked.onupgradeneeded = () => asked.result.createObjectStore('queue', { keyPath: ['owner', 'sitting', 'field', 'item'] })
  asked.onerror = () => failed(asked.error)
  asked.onsuccess = () => {
    asked.result.onversionchange = () => { asked.result.close(); opened = null }
    done(asked.result)
  }
})

async function stored(act) {
  const transaction = (await database()).transaction('queue', 'readwrite', { durability: 'strict' })
  return new Promise((done, failed) => {
    const asked = act(transaction.objectStore('queue'))
    transaction.oncomplete = () => done(asked?.result)
    transaction.onabort = () => failed(transaction.error)
  })
}

/** How many changes on this device the server does not have, of anyone who used it. */
export const unsent = async () => (await stored(queue => queue.getAll())).filter(one => !one.clash).length

/** Erase what waits on this device, also in other windows. */
export async function erase() {
  window.isLeaving = true // this window goes away by itself
  windows.postMessage('erased')
  await stored(queue => queue.clear())
}

class Scan {
  constructor({ sitting, owner }) {
    Object.assign(this, { sitting, owner, queue: new Map(), known: new Map(), at: '', trouble: '', failures: 0, isKept: true })
    stored(queue => queue.getAll()).then(all => {
      for (const one of all.filter(one => one.owner === owner && one.sitting === sitting)) {
        if (!this.queue.has(`${one.field} ${one.item}`)) this.queue.set(`${one.field} ${one.item}`, one)
      }
      paint()
      this.send()
    }, () => this.isKept = false)
  }

  /** Take over what the page read from the store, where it is newer. */
  take(data) {
    Object.assign(this, { data, at: this.at || data.saved })
    if (this.token !== data.token) Object.assign(this, { token: data.token, trouble: '' })
    for (const [key, number] of Object.entries(data.numbers)) {
      const [field, item] = key.split(' ')
      if (number >= (this.known.get(key)?.number ?? 0)) this.known.set(key, { value: data.values[field][item] ?? null, number })
    }
    this.send()
  }

  of(field, item) { return this.queue.get(`${field} ${item}`) }
  stored(field, item) { return this.known.get(`${field} ${item}`) ?? { value: null, number: 0 } }
  value(field, item) {
    const waits = this.of(field, item)
    return waits && !waits.clash ? waits.value : this.stored(field, item).value
  }
  waiting() { return [...this.queue.values()].filter(one => !one.clash) }

  change(field, item, value) {
    const { sitting, owner } = this, waits = this.of(field, item)
    if (!waits && same(value, this.stored(field, item).value)) return
    const fresh = { owner, sitting, field, item, seen: this.stored(field, item).number }
    const one = { ...(waits && !waits.clash ? waits : fresh), value }
    this.refusal = ''
    this.queue.set(`${field} ${item}`, one)
    this.keep(one)
    paint()
    this.send()
  }

  keep(...all) {
    stored(queue => all.forEach(one => queue.put(one))).catch(() => { this.isKept = false; paint() })
  }

  drop(one) { // from the device only when no other window put something newer there
    this.queue.delete(`${one.field} ${one.item}`)
    const place = [one.owner, one.sitting, one.field, one.item]
    stored(queue => { queue.get(place).onsuccess = ({ target }) => same(target.result?.value, one.value) && queue.delete(place) })
      .catch(() => {})
  }

  send() { return this.sending ??= this.sendAll().finally(() => { this.sending = null; paint() }) }

  async sendAll() {
    clearTimeout(this.later)
    for (let goes = true; goes;) {
      const batch = this.batch()
      if (!batch.length) return
      for (const one of batch) if (!one.tried) Object.assign(one, { tried: true, sent: one.value })
      this.keep(...batch)
      paint()
      goes = this.hear(batch, ...await this.post(batch))
    }
  }

  batch() {
    let letters = 0
    const fits = one => (letters += JSON.stringify(one.value).length + 80) < MOST_LETTERS
    const all = this.waiting().slice(0, this.isAlone ? 1 : MOST_CHANGES)
    return all.filter((one, n) => fits(one) || !n)
  }

  // A change that may have reached the server is sent again as it was: its repetition is harmless.
  async post(batch) {
    const changes = batch.map(({ field, item, sent, seen }) => ({ field, item, value: sent, seen }))
    const headers = { 'content-type': 'application/json', 'x-zelfscan-token': this.token }
    const body = JSON.stringify({ sitting: this.sitting, changes })
    try {
      const answer = await fetch(ROUTE, { method: 'POST', headers, body, keepalive: true, signal: AbortSignal.timeout(20_000) })
      return [answer.status, await answer.json().catch(() => ({}))]
    } catch { return [0, {}] }
  }

  /** Whether to go on with the next changes. */
  hear(batch, status, { at, fields, error }) {
    if (status === 200 && fields) return this.settle(at, fields)
    if ([400, 409, 413].includes(status)) return this.refused(batch, error)
    if (status === 404) [...this.queue.values()].forEach(one => this.drop(one))
    this.trouble = { 401: UNKNOWN, 403: STALE, 404: GONE }[status] ?? ''
    if (status === 403 && !sessionStorage.getItem('zelfscan-reloaded')) {
      sessionStorage.setItem('zelfscan-reloaded', 'once') // for a new token
      location.reload()
    }
    if (!this.trouble) this.later = setTimeout(() => this.send(), Math.min(LONGEST_WAIT, 1_000 * 2 ** this.failures++))
    this.isAway = !this.trouble
    return false
  }

  settle(at, fields) {
    Object.assign(this, { at: at || this.at, failures: 0, isAway: false, trouble: '' })
    sessionStorage.removeItem('zelfscan-reloaded')
    for (const { field, item, value, number, saved } of fields) {
      this.known.set(`${field} ${item}`, { value, number })
      const one = this.of(field, item)
      if (one && (saved ? same(one.value, one.sent) : same(one.value, value))) this.drop(one)
      else if (one) this.keep(Object.assign(one, { seen: number, tried: false, clash: !saved }))
    }
    if (!this.waiting().length) this.isAlone = false
    if (fields.some(one => one.field === 'notes' && one.saved) && view?.root.isConnected) view.noted()
    return true
  }

  refused(batch, error) { // which of several it was, is found by sending them one by one
    this.isAlone = true
    if (batch.length > 1) return true
    this.refusal = error?.replace(/\.$/, '') ?? ''
    this.drop(batch[0])
    return true
  }

  status() {
    const count = this.waiting().length
    if (!this.isKept && count && this.isAway) return NOWHERE
    if (this.trouble) return this.trouble
    if (this.isAway && count) return ON_DEVICE
    return count ? 'Bezig met bewaren' : this.at && `Bewaard om ${this.at}`
  }
}

// ---- the page: every text is put in as text, never as markup
function el(tag, traits = {}, ...inside) {
  const one = document.createElement(tag)
  for (const [name, value] of Object.entries(traits)) name in one ? one[name] = value : one.setAttribute(name, value)
  one.append(...inside.filter(part => part))
  return one
}
const link = (label, act, more = {}) => el('button', { type: 'button', className: 'quiet-button', onclick: act, ...more }, label)
const main = () => document.querySelector('[data-testid="stMain"]')

class Card {
  constructor(parent) {
    const paragraph = (className, more) => el('p', { className, ...more })
    this.parts = el('details', { className: 'parts' }, this.summary = el('summary'),
      el('nav', { className: 'rail', ariaLabel: 'Onderdelen' }, this.list = el('ol')))
    const side = el('div', { className: 'side' }, this.parts, this.bar = el('div', { className: 'bar', role: 'img' }, el('span')),
      this.total = paragraph('count total'), this.status = paragraph('count', { role: 'status' }), el('p', { className: 'count keys' }, KEYS))
    const content = el('section', { className: 'content' }, this.over = paragraph('over'), this.title = el('h1'),
      this.calm = paragraph('calm', { role: 'status' }), this.body = el('div', { className: 'step' }))
    this.root = el('div', { className: 'scan' }, side, content)
    this.root.addEventListener('keydown', event => this.key(event))
    parent.append(this.root)
  }

  get asked() { return new URLSearchParams(location.search) }
  get step() {
    const step = this.asked.get('stap')
    return this.data.steps.find(one => one.key === step) ?? this.data.steps.find(one => one.key === this.data.step)
  }
  answered(step) { return step.items.filter(id => this.scan.value('answers', id) !== null).length }
  isFull(step) { return step.items.length > 0 && this.answered(step) === step.items.length }

  /** Show the step of the address; a step whose content the server makes waits for that. */
  show() {
    const { data, step, root } = this
    if (!root.isConnected || location.pathname !== this.path || (!step.items.length && data.shown !== step.key)) return
    if (!this.asked.has('stap')) history.replaceState(history.state, '', this.address(step))
    this.say(this.list, data.steps.map(one => [one.key, one.name]), (one, n) => this.row(data.steps[n], n))
    const shape = JSON.stringify([step, this.asked.get('vraag'), this.asked.get('bij'), data.sitting, step.items.map(id => data.items[id]), phone.matches])
    if (shape === this.shape) return paint()
    const place = `${data.sitting} ${location.pathname}${location.search}`, isElsewhere = place !== this.at
    const isNew = isElsewhere && this.at
    if (isElsewhere) Object.assign(this, { openNote: this.asked.get('bij'), place: null })
    Object.assign(this, { shape, at: place, shown: step.key, moving: 0, wanted: null })
    this.build(step)
    if (isNew) this.arrive()
    this.jump = null
  }

  address(step) { return `?stap=${step.key}${this.data.query}` }
  go(step, jump = null) {
    if (!step || !this.isWritten()) return
    const left = this.step
    Object.assign(this, { jump, shape: null, praise: '' })
    if (this.isFull(left) && this.data.steps.indexOf(step) > this.data.steps.indexOf(left)) this.praise = this.praiseFor(left)
    history.pushState(null, '', this.address(step))
    this.wanted = !step.items.length
    this.show()
    settled().then(() => dispatchEvent(new PopStateEvent('popstate'))) // the server then sends what it knows now
  }
  praiseFor(step) {
    const left = this.data.steps.filter(one => one.items.length && !this.isFull(one)).length
    return `${step.name} is klaar. ${left ? `Nog ${NUMBERS[left] ?? left} ${left === 1 ? 'onderdeel' : 'onderdelen'}.` : 'Alles is beantwoord.'}`
  }
  beside(by) { return this.data.steps[this.data.steps.indexOf(this.step) + by] }

  arrive() {
    main().scrollTo(0, 0)
    const target = this.jump || phone.matches || this.asked.get('vraag') ? this.fields[this.place]?.querySelector('legend') : null
    if (!target) this.title.tabIndex = -1
    ;(target ?? this.title).focus({ preventScroll: !this.asked.get('vraag') })
  }

  build(step) {
    const { data, root } = this, open = step.items.findIndex(id => this.scan.value('answers', id) === null)
    const wanted = this.asked.get('vraag') ?? this.openNote
    this.place ??= Math.max(0, wanted ? step.items.indexOf(wanted) : this.jump?.last ? step.items.length - 1 : open)
    this.parts.open = !phone.matches
    root.dataset.kind = step.items.length ? 'questions' : 'page'
    this.over.textContent = data.over || `Onderdeel ${data.steps.indexOf(step) + 1} van ${data.steps.length}`
    this.title.textContent = step.title
    document.title = `${step.name} · ${data.title}`
    this.calm.textContent = this.praise ?? ''
    this.fields = step.items.map(id => this.question(id))
    this.body.replaceChildren(...[step.lead && el('p', { className: 'lead' }, step.lead),
      ...this.groups(step), step.care && el('p', { className: 'care' }, step.care),
      step.items.length && this.origins(step), step.items.length && this.turn()].filter(part => part))
    paint()
  }

  row(step, n) {
    const act = event => { if (event.ctrlKey || event.metaKey || event.shiftKey) return; event.preventDefault(); this.go(step) }
    const dot = el('span', { className: 'dot', ariaHidden: 'true' }, `${n + 1}`)
    return el('li', {}, el('a', { href: this.address(step), onclick: act }, dot, el('span', {}, step.name), el('span', { className: 'n' })))
  }

  groups(step) {
    const scales = [...new Set(step.items.map(id => this.data.items[id].scale))]
    return scales.map(key => {
      const { stem, hint, points } = this.data.scales[key], fields = this.fields.filter(one => one.dataset.scale === key)
      const full = el('details', { className: 'in-full' }, el('summary', {}, 'De punten voluit'),
        el('ol', {}, ...points.map(([words]) => el('li', {}, words))))
      const head = [el('h2', { className: 'stem' }, stem), hint && el('p', { className: 'quiet hint' }, hint)]
      return el('div', { className: 'group' }, ...head, points.some(([full, short]) => full !== short) && full, ...fields)
    })
  }

  // ---- one question
  question(id) {
    const { data, scan } = this, item = data.items[id], scale = data.scales[item.scale]
    const points = scale.points.slice(0, item.top).map(([full, short], n) => this.tile(id, n + 1, [
      el('b', {}, `${n + 1}`), ' ', el('span', { className: 'full' }, full), el('span', { className: 'brief' }, short)]))
    const outside = data.outside.filter(([key]) => key !== 'NVT' || item.nvt)
      .map(([key, words]) => this.tile(id, key, [words], key === 'NVT' && !data.rating ? 'tile beside-scale aside' : 'tile beside-scale'))
    const named = (label, act, kind) => link(label, act, { ariaLabel: `${label}: ${item.text}`, className: `quiet-button ${kind}` })
    const more = el('div', { className: 'more' }, named('Wis keuze', () => this.clear(id), 'wipe'),
      ...outside.filter(one => one.classList.contains('aside')), named('Licht toe', () => this.explain(id), 'explain'))
    const tiles = el('div', { className: 'tiles' }, ...points, ...outside.filter(one => !one.classList.contains('aside')))
    tiles.style.setProperty('--tiles', tiles.children.length)
    const field = el('fieldset', { className: 'q' }, el('legend', { tabIndex: -1 }, item.text), tiles, more,
      item.care && el('p', { className: 'care' }, item.care), el('div', { className: 'told' }), el('div', { className: 'note' }))
    Object.assign(field.dataset, { item: id, scale: item.scale })
    field.addEventListener('focusin', () => { this.place = this.fields.indexOf(field) })
    return field
  }

  tile(id, value, words, className = 'tile') {
    const input = el('input', { type: 'radio', name: `answer-${id}`, value, onclick: () => this.chosen(id, value) })
    return el('label', { className }, input, el('span', {}, ...words))
  }

  note(id, { text }) {
    const { data, scan } = this
    const often = data.often.map(([value, words]) => el('label', {}, el('input', {
      type: 'radio', name: `often-${id}`, value, onclick: () => scan.change('experience', id, value) }), words))
    const area = el('textarea', { id: `note-${id}`, rows: 4, oninput: () => this.typed(id), onblur: () => this.write(id) })
    area.setAttribute('aria-describedby', `hint-${id} warn-${id}`)
    const close = link('Klaar met toelichten', () => this.explain(null), { ariaLabel: `Klaar met toelichten: ${text}`, className: 'button' })
    const wipe = link('Wis toelichting', () => this.wipe(id), { ariaLabel: `Wis toelichting: ${text}`, className: 'quiet-button wipe-note' })
    return el('div', { className: 'explained', tabIndex: -1, role: 'group', ariaLabel: `Toelichting: ${text}` },
      often.length && el('fieldset', { className: 'often' }, el('legend', {}, 'Hoe vaak deed je dit het afgelopen jaar?'), ...often),
      el('label', { htmlFor: `note-${id}` }, 'Waaruit blijkt dat?'), area, el('p', { className: 'quiet', id: `hint-${id}` }, data.hint),
      el('div', { id: `warn-${id}`, role: 'status' }), el('div', { className: 'more' }, close, wipe))
  }

  chosen(id, value) {
    const isMoving = !this.arrow && phone.matches
    this.scan.change('answers', id, value)
    if (isMoving) this.move(1, id)
  }

  clear(id) {
    this.scan.change('answers', id, null)
    this.fields[this.place].querySelector('input').focus()
  }

  wipe(id) {
    this.fields[this.place].querySelector('textarea').value = ''
    this.scan.change('notes', id, null)
    this.scan.change('experience', id, null)
    this.fields[this.place].querySelector('.explained').focus()
  }

  explain(id) {
    const before = this.openNote
    if (!this.isWritten()) return
    this.openNote = id === before ? null : id
    paint()
    const field = this.fields.find(one => one.dataset.item === (this.openNote ?? before))
    field?.querySelector(this.openNote ? '.explained' : '.explain').focus()
  }

  /** Whether the open note needs nothing more: one that is too long stays open. */
  isWritten() {
    if (this.openNote) this.write(this.openNote)
    return !this.isTyped
  }
  typed(id) {
    this.isTyped = true
    this.typing ??= setTimeout(() => this.write(id), TYPING)
  }
  write(id) {
    clearTimeout(this.typing)
    this.typing = null
    const area = this.root.querySelector(`#note-${id}`), text = area?.value.replaceAll('\0', '') ?? ''
    const length = [...text].length, { longest } = this.data
    area?.setCustomValidity(length > longest ? `Te lang: ${length} van ${longest} tekens. Dit is nog niet bewaard; kort het in.` : '')
    if (!area || !this.isTyped || !area.reportValidity()) return
    this.isTyped = false
    this.scan.change('notes', id, text || null)
  }

  /** On to the next question, or back; after a tap only once its tick was seen. */
  move(by, id) {
    const wait = id && !still.matches ? TICK : 0, moving = this.moving = (this.moving ?? 0) + 1
    const go = () => {
      if (moving !== this.moving) return
      const { fields } = this, next = (id ? this.step.items.indexOf(id) : this.place) + by
      if (id && this.asked.get('vraag')) return this.go(this.data.steps.at(-1)) // it came from the review to change this
      if (!fields[next]) return this.go(this.beside(by), { last: by < 0 })
      this.place = next
      paint()
      if (phone.matches) main().scrollTo(0, 0)
      const inside = fields[next]
      ;(phone.matches ? inside.querySelector('legend') : inside.querySelector('input:checked') ?? inside.querySelector('input')).focus()
    }
    wait ? setTimeout(go, wait) : go()
  }

  key(event) {
    const { target, key, ctrlKey, altKey, metaKey } = event
    this.arrow = key.startsWith('Arrow')
    if (this.arrow) setTimeout(() => this.arrow = false)
    const field = target.closest('.q')
    if (!field || ctrlKey || altKey || metaKey || !(target.tagName === 'LEGEND' || target.name?.startsWith('answer-'))) return
    const id = field.dataset.item, inputs = [...field.querySelectorAll('[name^="answer-"]')]
    const digit = key === '0' ? this.data.outside[0][0] : key === 'Enter' ? target.value : key
    const input = inputs.find(one => one.value === digit)
    const acts = { Backspace: () => this.move(-1), t: () => this.explain(id), T: () => this.explain(id), Delete: () => this.clear(id) }
    if (!input && !acts[key]) return
    event.preventDefault()
    if (!input) return acts[key]()
    this.scan.change('answers', id, isNaN(input.value) ? input.value : Number(input.value))
    this.move(1, phone.matches ? id : undefined)
  }

  // ---- the end, and the way between the steps
  origins(step) {
    const rows = step.items.map(id => el('li', {}, `${this.data.items[id].text} `, el('span', {}, this.data.items[id].origin)))
    return el('details', { className: 'origin' }, el('summary', {}, 'Waar komen deze vragen vandaan?'), el('ul', {}, ...rows))
  }

  turn() {
    this.back = el('button', { type: 'button', className: 'button', onclick: () => phone.matches ? this.move(-1) : this.go(this.beside(-1)) })
    this.next = el('button', { type: 'button', className: 'button main', onclick: () => phone.matches ? this.move(1) : this.go(this.beside(1)) })
    return el('div', { className: 'turn' }, this.back, this.next)
  }

  // ---- what follows every change, without anything being drawn anew
  paint() {
    const { data, scan, step, root } = this
    const said = [scan.refusal, scan.status(), this.wanted && scan.waiting().length && WAITING].filter(part => part).join('. ')
    const [shown, when] = said.split(/(?= om \d\d:\d\d$)/)
    if (this.status.textContent !== said) this.status.replaceChildren(shown ?? '', el('span', { className: 'when' }, when ?? ''))
    root.dataset.waiting = scan.waiting().length
    if (this.shown !== step.key) return
    const total = data.steps.reduce((sum, one) => sum + one.items.length, 0)
    const answered = data.steps.reduce((sum, one) => sum + this.answered(one), 0), text = `${answered} van ${total} vragen beantwoord`
    const left = total > answered ? ` · nog ± ${Math.max(1, Math.round((total - answered) * data.seconds / 60))} min` : ''
    put(this.summary, { textContent: `${step.short}${step.items.length ? ` · ${this.place + 1} van ${step.items.length}` : ''}${left}` })
    put(this.total, { textContent: text })
    put(this.bar, { ariaLabel: text })
    this.bar.firstChild.style.width = `${total ? 100 * answered / total : 0}%`
    ;[...this.list.children].forEach((one, n) => this.tally(one.firstChild, data.steps[n]))
    this.fields.forEach((field, n) => this.fill(field, n))
    if (!step.items.length) return
    const isPhone = phone.matches, open = isPhone && scan.value('answers', step.items[this.place]) === null
    put(this.back, { textContent: isPhone ? 'Terug' : 'Vorige' })
    this.back.hidden = !this.beside(-1) && !(isPhone && this.place)
    const onward = this.beside(1) && `Volgende: ${this.beside(1).name}`
    put(this.next, { textContent: !isPhone || (this.place === step.items.length - 1 && !open) ? onward : open ? 'Overslaan' : 'Verder' })
  }

  tally(row, step) {
    const isFull = this.isFull(step)
    put(row, { className: isFull ? 'done' : '', ariaCurrent: step === this.step ? 'step' : null })
    put(row.firstChild, { textContent: isFull ? '✓' : `${this.data.steps.indexOf(step) + 1}` })
    put(row.lastChild, { textContent: step.items.length ? `${this.answered(step)}/${step.items.length}` : '' })
  }

  fill(field, n) {
    const { scan, data } = this, id = field.dataset.item, answer = scan.value('answers', id), note = scan.value('notes', id) ?? ''
    const often = scan.value('experience', id), has = note || often, isOpen = this.openNote === id
    field.classList.toggle('now', n === this.place)
    for (const input of field.querySelectorAll('.tile input')) put(input, { checked: input.value === `${answer}` })
    for (const button of field.querySelectorAll('.quiet-button')) put(button, { tabIndex: phone.matches || isOpen ? 0 : -1 })
    field.querySelector('.wipe').classList.toggle('absent', answer === null)
    const explain = field.querySelector('.explain'), label = has ? 'Bekijk je toelichting' : 'Licht toe'
    put(explain, { textContent: label, ariaLabel: `${label}: ${data.items[id].text}`, ariaExpanded: `${isOpen}` })
    this.say(field.querySelector('.note'), isOpen ? [id] : [], () => this.note(id, data.items[id]))
    for (const input of field.querySelectorAll('.often input')) input.checked = input.value === often
    if (isOpen) this.fillNote(field, note, has, data.warnings[id] ?? [])
    const clashes = ['answers', 'notes', 'experience'].map(one => scan.of(one, id)).filter(one => one?.clash)
    this.say(field.querySelector('.told'), clashes, one => this.clash(one))
  }

  fillNote(field, note, has, warnings) {
    const area = field.querySelector('textarea')
    if (!this.isTyped && area.value !== note) area.value = note
    field.querySelector('.wipe-note').classList.toggle('absent', !has)
    this.say(field.querySelector('[role="status"]'), warnings, line => el('p', { className: 'warn' }, line))
  }

  say(place, lines, draw) {
    const said = JSON.stringify(lines)
    if (place.said !== said) place.replaceChildren(...lines.map(draw))
    place.said = said
  }

  clash(one) {
    const words = value => !value ? 'niets' : one.field === 'notes' ? value : one.field === 'experience' ? new Map(this.data.often).get(value)
      : new Map(this.data.outside).get(value) ?? `${value}. ${this.data.scales[this.data.items[one.item].scale].points[value - 1][0]}`
    const { value } = this.scan.stored(one.field, one.item)
    const text = one.field === 'notes' ? `Elders schreef je intussen iets anders. Jouw tekst was: ‘${words(one.value)}’`
      : `Elders koos je intussen ‘${words(value)}’. Jouw keuze was ‘${words(one.value)}’.`
    return el('div', { className: 'warn', role: 'alert' }, el('p', {}, text), el('div', { className: 'more' },
      link('Zet toch die van mij', () => this.scan.change(one.field, one.item, one.value)), link('Laat zo', () => { this.scan.drop(one); paint() })))
  }
}

function paint() { view?.scan && view.root.isConnected && view.paint() }

// ---- leaving: what is typed goes along, and a page made of the answers waits for them
const flush = () => { view?.isWritten(); for (const one of scans.values()) one.send() }
addEventListener('pagehide', flush)
addEventListener('online', flush)
addEventListener('popstate', () => view?.data && view.show())
document.addEventListener('visibilitychange', flush)
phone.addEventListener('change', () => view?.data && view.show())
windows.onmessage = () => {
  for (const one of scans.values()) one.queue.clear()
  if (!window.isLeaving) location.assign('/')
}
/** Wait until the server has everything, at most until `limit` and as long as `goes`. */
async function settled(limit = performance.now() + PATIENCE, goes = () => true) {
  while (view.scan.waiting().length && performance.now() < limit && goes()) await new Promise(done => setTimeout(done, 20))
}
let passes = false // a click that was held
document.addEventListener('click', async event => {
  const ends = event.target.closest?.('.finish, [class*="st-key-ready-"] button'), away = ends ?? event.target.closest?.('a[href]:not(.rail a)')
  if (passes || !away || !view?.scan.waiting().length || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  event.stopImmediatePropagation()
  view.wanted = ends
  flush()
  paint()
  await settled(ends ? Infinity : undefined, () => !ends || view.wanted === ends)
  if (!away.isConnected || (ends && view.wanted !== ends)) return
  view.wanted = null
  passes = true
  away.click()
  passes = false
}, true)

export default function ({ data: [data], parentElement, setTriggerValue }) {
  if (view?.parent !== parentElement) view = Object.assign(new Card(parentElement), { parent: parentElement, path: location.pathname })
  if (!scans.has(data.sitting)) scans.set(data.sitting, new Scan(data))
  const scan = scans.get(data.sitting)
  Object.assign(view, { data, scan, noted: () => setTriggerValue('noted', performance.now()) })
  scan.take(data)
  view.show()
  return () => {
    flush()
    if (!scan.waiting().length) scans.delete(data.sitting) // nothing of anyone stays behind
  }
}
