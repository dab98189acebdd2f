// The secret of a link is its fragment: move it into the form, out of the address and the history. Of an invitation the
// page then says who asks what; only the button accepts it.
const main = document.querySelector('main'), form = document.querySelector('form')
const field = document.querySelector('#secret')

async function take() {
  const secret = location.hash.slice(1)
  if (!secret) return
  history.replaceState(null, '', location.pathname)
  field.value = secret
  field.type = 'hidden'
  document.querySelector('label')?.remove()
  if (!document.querySelector('.later')) return // another page with a secret
  main.hidden = true // until it says who asks, so that nothing moves under a finger
  await welcome().catch(() => {})
  main.hidden = false
}

async function welcome() {
  const answer = await fetch('/meedoen/welkom', { method: 'POST', body: new URLSearchParams(new FormData(form)) })
  const told = answer.ok && (await answer.json())
  if (!told) return
  const { title, lead, points, button } = told
  const list = document.createElement('ul')
  list.append(...points.map(point => Object.assign(document.createElement('li'), { textContent: point })))
  document.title = document.querySelector('h1').textContent = title
  main.querySelector('p').textContent = lead
  form.before(list)
  form.querySelector('button').textContent = button
  form.querySelector('.later').hidden = false
  main.lastElementChild.remove() // the link to the start, which is not theirs
  form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'seen', value: 'yes' }))
}

addEventListener('hashchange', () => location.reload()) // a link was pasted into a tab that has this page open
take()
