// The secret of an invitation stands after "#": it goes into the form, and out of the address and the history at once.
function take() {
  const secret = location.hash.slice(1)
  if (!secret) return
  history.replaceState(null, '', location.pathname)
  const field = document.querySelector('#secret')
  field.value = secret
  field.type = 'hidden'
  document.querySelector('label')?.remove()
}

addEventListener('hashchange', take) // the link was pasted where this page was open already
take()
