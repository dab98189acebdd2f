// The secret of an invitation stands after "#": it goes into the form, and out of the address and the history at once.
function take() {
  const secret = read(location.hash.slice(1))
  if (!secret) return
  history.replaceState(null, '', location.pathname)
  const field = document.querySelector('#secret')
  field.value = secret
  field.type = 'hidden'
  document.querySelector('label')?.remove()
}

// A link that lost a piece on its way may end in half a sign; it opens nothing, and still leaves the address.
function read(text) {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

addEventListener('hashchange', take) // the link was pasted where this page was open already
take()
