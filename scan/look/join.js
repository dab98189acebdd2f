// The secret of an invitation is the fragment of the link: move it into the form, out of the address and the history.
function take() {
  const secret = location.hash.slice(1)
  if (!secret) return
  history.replaceState(null, '', location.pathname)
  const field = document.querySelector('#secret')
  field.value = secret
  field.type = 'hidden'
  document.querySelector('label')?.remove()
}

addEventListener('hashchange', take) // the link was pasted into a tab that has this page open
take()
