// What is answered waits on this device, and is sent until the server has it.
const ROUTE = '/antwoord', RELOADED = 'zelfscan-reloaded'
const MOST_CHANGES = 100, MOST_LETTERS = 20_000 // of one request, which may hold 64 kB
const LONGEST_WAIT = 30_000, TIMEOUT = 20_000 // milliseconds
const BUSY = 'Bezig met bewaren'
const ON_DEVICE = 'Bewaard op dit apparaat, nog niet op de server'
const NOWHERE = 'Nog niet bewaard. Houd deze pagina open'
const UNKNOWN = `${ON_DEVICE}. Kom terug met je code, bij ‘Mijn gegevens’. Dan gaat dit vanzelf mee`
const GONE = 'De scan of de uitnodiging is er niet meer. Wat je net koos, is niet bewaard'
const STALE = `${ON_DEVICE}. Laad de pagina opnieuw`
const same = (one, other) => (one || null) === (other || null)
const scans = new Map() // by id of the sitting: the changes of an earlier card are still sent
const windows = new BroadcastChannel('zelfscan') // all windows of this browser

// ---- IndexedDB: one place per field of an item, kept until the server confirmed it
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
windows.onmessage = () => {
  for (const one of scans.values()) one.queue.clear()
  if (!window.isLeaving) location.assign('/')
}

/** The scan of what the page was given; the same one as long as anything of it waits. */
export function scanOf(data) {
  if (!scans.has(data.sitting)) scans.set(data.sitting, new Scan(data))
  return scans.get(data.sitting)
}

export function sendAll() { for (const one of scans.values()) one.send() }

/** Send what waits of other scans of this person, with the tokens that it was kept with. */
export async function sendOthers(owner) {
  const others = (await stored(queue => queue.getAll()).catch(() => [])).filter(one => one.owner === owner && one.token)
  for (const one of others) scanOf(one)
}

/** The answers of one scan or rating: what the server has, and on top of that what waits. */
class Scan {
  changed = () => {} // called after every change of the answers or of `status`
  noted = () => {} // called when the server has saved a note

  constructor({ sitting, owner, token }) {
    Object.assign(this, { sitting, owner, token, queue: new Map(), known: new Map(), at: '', trouble: '', failures: 0, isKept: true })
    stored(queue => queue.getAll()).then(all => {
      for (const one of all.filter(one => one.owner === owner && one.sitting === sitting)) {
        if (!this.queue.has(`${one.field} ${one.item}`)) this.queue.set(`${one.field} ${one.item}`, one)
      }
      this.changed()
      this.send()
    }, () => this.isKept = false)
  }

  /** Take over what the page read from the store, where it is newer. */
  take(data) {
    this.at ||= data.saved
    this.isOpen = true
    if (this.token !== data.token) Object.assign(this, { token: data.token, trouble: '' })
    for (const [key, number] of Object.entries(data.numbers)) {
      const [field, item] = key.split(' ')
      if (number >= (this.known.get(key)?.number ?? 0)) this.known.set(key, { value: data.values[field][item] ?? null, number })
    }
    this.send()
  }

  /** Forget a scan of which nothing waits, when its card leaves the page. */
  leave() { if (!this.waiting().length) scans.delete(this.sitting) }

  of(field, item) { return this.queue.get(`${field} ${item}`) }
  stored(field, item) { return this.known.get(`${field} ${item}`) ?? { value: null, number: 0 } }
  value(field, item) {
    const waits = this.of(field, item)
    return waits && !waits.clash ? waits.value : this.stored(field, item).value
  }
  waiting() { return [...this.queue.values()].filter(one => !one.clash) }

  change(field, item, value) {
    const { sitting, owner, token } = this, waits = this.of(field, item)
    if (!waits && same(value, this.stored(field, item).value)) return
    const fresh = { owner, sitting, token, field, item, seen: this.stored(field, item).number }
    const one = { ...(waits && !waits.clash ? waits : fresh), value }, { tried } = one
    this.refusal = ''
    this.queue.set(`${field} ${item}`, one)
    this.send()
    if (tried || !one.tried) this.keep(one) // else it is on its way, and was kept just before
    this.changed()
  }

  keep(...all) {
    const latest = this.keeping = stored(queue => all.forEach(one => queue.put(one)))
      .catch(() => this.isKept = false)
      .finally(() => {
        if (this.keeping === latest) this.keeping = null
        this.changed()
      })
  }

  /** Load the page anew for a new token, once, and not before the device holds all that waits. */
  async reload() {
    while (this.keeping) await this.keeping
    if (!this.isKept || sessionStorage.getItem(RELOADED)) return
    sessionStorage.setItem(RELOADED, 'once')
    location.reload()
  }

  drop(one) { // from the device only when no other window put something newer there
    this.queue.delete(`${one.field} ${one.item}`)
    const place = [one.owner, one.sitting, one.field, one.item]
    stored(queue => { queue.get(place).onsuccess = ({ target }) => same(target.result?.value, one.value) && queue.delete(place) })
      .catch(() => {})
  }

  send() { return this.sending ??= this.sendWaiting().finally(() => { this.sending = null; this.changed() }) }

  async sendWaiting() {
    clearTimeout(this.later)
    for (let goes = true; goes;) {
      const batch = this.batch()
      if (!batch.length) return
      const first = batch.filter(one => !one.tried)
      for (const one of first) Object.assign(one, { tried: true, sent: one.value })
      if (first.length) this.keep(...first)
      const answer = this.post(batch)
      this.changed()
      goes = this.hear(batch, ...await answer)
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
    const body = JSON.stringify({ sitting: this.sitting, changes }), signal = AbortSignal.timeout(TIMEOUT)
    try {
      const answer = await fetch(ROUTE, { method: 'POST', headers, body, keepalive: true, signal })
      return [answer.status, await answer.json().catch(() => ({}))]
    } catch { return [0, {}] }
  }

  /** Whether to go on with the next changes. */
  hear(batch, status, { at, fields, error }) {
    if (status === 200 && fields) return this.settle(at, fields)
    if ([400, 409, 413].includes(status)) return this.refused(batch, error)
    if (status === 404) [...this.queue.values()].forEach(one => this.drop(one))
    this.trouble = { 401: UNKNOWN, 403: STALE, 404: GONE }[status] ?? ''
    if (status === 403 && this.isOpen) this.reload()
    if (!this.trouble) this.later = setTimeout(() => this.send(), Math.min(LONGEST_WAIT, 1_000 * 2 ** this.failures++))
    this.isAway = !this.trouble
    return false
  }

  settle(at, fields) {
    Object.assign(this, { at: at || this.at, failures: 0, isAway: false, trouble: '' })
    sessionStorage.removeItem(RELOADED)
    for (const { field, item, value, number, saved } of fields) {
      this.known.set(`${field} ${item}`, { value, number })
      const one = this.of(field, item)
      if (one && (saved ? same(one.value, one.sent) : same(one.value, value))) this.drop(one)
      else if (one) this.keep(Object.assign(one, { seen: number, tried: false, clash: !saved }))
    }
    if (!this.waiting().length) this.isAlone = false
    if (fields.some(one => one.field === 'notes' && one.saved)) this.noted()
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
    if (this.keeping && count) return BUSY
    if (!this.isKept && count && (this.isAway || this.trouble)) return NOWHERE
    if (this.trouble) return this.trouble
    if (this.isAway && count) return ON_DEVICE
    return count ? BUSY : this.at && `Bewaard om ${this.at}`
  }
}
