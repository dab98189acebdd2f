// Sending a link or code: by the share sheet of the device, or copied; on plain http a page may copy only what is selected.
const COPIED = 'Gekopieerd.', NOT_COPIED = 'Kopiëren lukte niet. De tekst is geselecteerd: kopieer hem zelf.'

document.documentElement.classList.toggle('can-share', 'share' in navigator)

async function copied(element) {
  getSelection().selectAllChildren(element)
  try {
    await navigator.clipboard.writeText(element.textContent)
    return true
  } catch {
    return document.execCommand('copy')
  }
}

document.addEventListener('click', async event => {
  const button = event.target.closest?.('[data-copy], [data-share]')
  if (!button) return
  const { copy, share, subject } = button.dataset
  if (share) return navigator.share({ title: subject, text: share }).catch(() => {}) // closed without sharing
  const status = button.parentElement.querySelector('[role="status"]')
  status.textContent = ''
  status.textContent = (await copied(document.querySelector(copy))) ? COPIED : NOT_COPIED
})
