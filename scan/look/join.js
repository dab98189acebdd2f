// The secret of an invitation stands after "#": it goes into the form, and out of the address and the history at once.
const secret = location.hash.slice(1)
if (secret) {
  history.replaceState(null, '', location.pathname)
  const field = document.querySelector('#secret')
  field.value = secret
  field.type = 'hidden'
  document.querySelector('label').remove()
}
