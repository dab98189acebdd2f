// One question of the card: its tiles, the row of quiet buttons, the note, and what was answered elsewhere.
import { why } from './why.js'

const FIELDS = ['answers', 'notes', 'experience']
export const phone = matchMedia('(max-width: 640px)')

/** Every text is put in as text, never as markup. */
export function el(tag, traits = {}, ...inside) {
  const one = document.createElement(tag)
  for (const [name, value] of Object.entries(traits)) name in one ? one[name] = value : one.setAttribute(name, value)
  one.append(...inside.filter(part => part))
  return one
}

/** Write only what differs: for a slow phone a change of the page costs more than comparing. */
export const put = (one, traits) => { for (const name in traits) if (one[name] !== traits[name]) one[name] = traits[name] }

/** Whether what `place` was last drawn from differs from `state`, which it keeps. */
export function differs(place, state) {
  const text = JSON.stringify(state), isOther = place.drawn !== text
  place.drawn = text
  return isOther
}

const button = (label, act, text, className) =>
  el('button', { type: 'button', className, onclick: act, ariaLabel: `${label}: ${text}` }, label)
const radio = (name, value, act) => el('input', { type: 'radio', name, value, onclick: act })

export class Question {
  constructor(card, id) {
    const item = card.data.items[id], scale = card.data.scales[item.scale], quiet = name => `quiet-button ${name}`
    Object.assign(this, { card, id, item, scale })
    const tiles = el('div', { className: 'tiles' }, ...this.points(), ...this.outside(false))
    tiles.style.setProperty('--tiles', tiles.children.length)
    this.wipe = button('Wis keuze', () => this.clear(), item.text, quiet('wipe'))
    this.explain = button('Licht toe', () => card.explain(id), item.text, quiet('explain'))
    // the row below a question: a button that belongs to it is added here
    const { act, fold } = why(card, id, item)
    const more = el('div', { className: 'more' }, this.wipe, ...this.outside(true), this.explain, this.why = act)
    this.legend = el('legend', { tabIndex: -1 }, item.text)
    this.told = el('div', { className: 'told' })
    this.note = el('div', { className: 'note' })
    this.root = el('fieldset', { className: 'q' }, this.legend, tiles, more,
      item.care && el('p', { className: 'care' }, item.care), this.told, this.note, fold)
    this.inputs = [...tiles.querySelectorAll('input'), ...more.querySelectorAll('input')]
    this.buttons = [...more.querySelectorAll('button')]
    this.root.addEventListener('focusin', () => card.place = card.questions.indexOf(this))
  }

  get scan() { return this.card.scan }
  get isOpen() { return this.card.openNote === this.id }

  points() {
    return this.scale.points.slice(0, this.item.top).map(([full, short], n) => this.tile(n + 1, 'tile',
      el('b', {}, `${n + 1} `), el('span', { className: 'full' }, full), el('span', { className: 'brief' }, short)))
  }

  /** The answers beside the scale: those among the tiles, or the one in the row below. */
  outside(isBelow) {
    const { outside, rating } = this.card.data, isQuiet = key => key === 'NVT' && !rating
    return outside.filter(([key]) => isQuiet(key) === isBelow && (key !== 'NVT' || this.item.nvt))
      .map(([key, words]) => this.tile(key, `tile beside-scale${isBelow ? ' aside' : ''}`, words))
  }

  tile(value, className, ...words) {
    return el('label', { className }, radio(`answer-${this.id}`, value, () => this.card.chosen(this, value)), el('span', {}, ...words))
  }

  focus() { (phone.matches ? this.legend : this.inputs.find(one => one.checked) ?? this.inputs[0]).focus() }

  clear() {
    this.scan.change('answers', this.id, null)
    this.inputs[0].focus()
  }

  /** Unfold, or fold, why it is asked. */
  ask() {
    this.why.click()
    this.why.focus()
  }

  wipeNote() {
    this.area.value = ''
    this.scan.change('notes', this.id, null)
    this.scan.change('experience', this.id, null)
    this.explained.focus()
  }

  /** Draw what the scan says of it now, and nothing when that is what it shows. */
  paint() {
    const { scan, id, isOpen, card } = this, [answer, note, often] = FIELDS.map(field => scan.value(field, id))
    const clashes = FIELDS.map(field => scan.of(field, id)).filter(one => one?.clash)
    const isNow = card.questions[card.place] === this, warnings = isOpen ? card.data.warnings[id] ?? [] : []
    if (!differs(this, [answer, note, often, clashes, isNow, isOpen, warnings, phone.matches])) return
    const has = note || often, label = has ? 'Bekijk je toelichting' : 'Licht toe'
    this.root.classList.toggle('now', isNow)
    for (const input of this.inputs) put(input, { checked: input.value === `${answer}` })
    for (const one of this.buttons) put(one, { tabIndex: phone.matches || isOpen || one.ariaExpanded === 'true' ? 0 : -1 })
    this.wipe.classList.toggle('absent', answer === null)
    put(this.explain, { textContent: label, ariaLabel: `${label}: ${this.item.text}`, ariaExpanded: `${isOpen}` })
    if (differs(this.note, isOpen)) this.note.replaceChildren(...isOpen ? [this.opened()] : [])
    if (isOpen) this.paintNote(note ?? '', often, has, warnings)
    if (differs(this.told, clashes)) this.told.replaceChildren(...clashes.map(one => this.clash(one)))
  }

  // ---- the note
  opened() {
    const { card, id, scan, item: { text } } = this, { data } = card
    this.often = data.often.map(([value]) => radio(`often-${id}`, value, () => scan.change('experience', id, value)))
    this.area = el('textarea', { id: `note-${id}`, rows: 4, oninput: () => card.typed(), onblur: () => card.write() })
    this.area.setAttribute('aria-describedby', `hint-${id} warn-${id}`)
    this.warned = el('div', { id: `warn-${id}`, role: 'status' })
    this.wipeButton = button('Wis toelichting', () => this.wipeNote(), text, 'quiet-button wipe-note')
    return this.explained = el('div', { className: 'explained', tabIndex: -1, role: 'group', ariaLabel: `Toelichting: ${text}` },
      data.often.length && el('fieldset', { className: 'often' }, el('legend', {}, 'Hoe vaak deed je dit het afgelopen jaar?'),
        ...this.often.map((input, n) => el('label', {}, input, data.often[n][1]))),
      el('label', { htmlFor: `note-${id}` }, 'Waaruit blijkt dat?'), this.area,
      el('p', { className: 'quiet', id: `hint-${id}` }, data.hint), this.warned,
      el('div', { className: 'more' }, button('Klaar met toelichten', () => card.explain(null), text, 'button'), this.wipeButton))
  }

  paintNote(note, often, has, warnings) {
    if (!this.card.isTyped && this.area.value !== note) this.area.value = note
    for (const input of this.often) put(input, { checked: input.value === often })
    this.wipeButton.classList.toggle('absent', !has)
    if (differs(this.warned, warnings)) this.warned.replaceChildren(...warnings.map(line => el('p', { className: 'warn' }, line)))
  }

  /** The words of the note that is open; undefined, and said at the field, while they are too many. */
  words() {
    const text = this.area.value.replaceAll('\0', ''), length = [...text].length, { longest } = this.card.data
    const tooLong = `Te lang: ${length} van ${longest} tekens. Dit is nog niet bewaard; kort het in.`
    this.area.setCustomValidity(length > longest ? tooLong : '')
    return this.area.reportValidity() ? text : undefined
  }

  // ---- an answer that the server did not take, since there was a newer one
  clash(one) {
    const { scan } = this, { value } = scan.stored(one.field, one.item), mine = this.name(one.field, one.value)
    const text = one.field === 'notes' ? `Elders schreef je intussen iets anders. Jouw tekst was: ‘${mine}’`
      : `Elders koos je intussen ‘${this.name(one.field, value)}’. Jouw keuze was ‘${mine}’.`
    const act = (label, decide) => el('button', { type: 'button', className: 'quiet-button', onclick: () => {
      decide()
      this.paint() // it takes the button with it
      this.legend.focus()
    } }, label)
    return el('div', { className: 'warn', role: 'alert' }, el('p', {}, text), el('div', { className: 'more' },
      act('Zet toch die van mij', () => scan.change(one.field, one.item, one.value)),
      act('Laat zo', () => scan.drop(one))))
  }

  name(field, value) {
    if (!value) return 'niets'
    if (field === 'notes') return value
    const words = new Map(field === 'experience' ? this.card.data.often : this.card.data.outside)
    return words.get(value) ?? `${value}. ${this.scale.points[value - 1][0]}`
  }
}
