// A shared computer locks when nobody works at it (R56). The server refuses by then; this page hides itself in time.
const WORK = ['keydown', 'pointerdown', 'wheel'], TELL = 20_000 // milliseconds between two times that it is told
let lockMark = null, lockAt = Infinity, toldAt = 0

// What the last run of the page said: in how many seconds it locks.
function watchLock() {
  const mark = document.querySelector('[data-lock]')
  if (mark !== lockMark) setLock(mark?.dataset.lock)
  lockMark = mark
  if (Date.now() < lockAt) return
  lockAt = Infinity
  askAnew(0)
}

const setLock = seconds => { lockAt = seconds ? Date.now() + 1000 * seconds : Infinity }

async function work() {
  if (lockAt === Infinity || Date.now() - toldAt < TELL) return
  toldAt = Date.now()
  const answer = await fetch('/bezig', { method: 'POST' }).catch(() => null)
  if (answer?.ok) setLock(await answer.text())
  else if (answer?.status === 404) askAnew(0)
}

for (const kind of WORK) addEventListener(kind, work, { capture: true, passive: true })
document.addEventListener('visibilitychange', watchLock)
setInterval(watchLock, 1000)
