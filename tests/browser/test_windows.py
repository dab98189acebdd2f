"""A window that is lent again holds nothing of the visitor before."""

from tests.browser.windows import Windows

KEEP = """() => new Promise(done => {
  localStorage.setItem('one', 'kept')
  sessionStorage.setItem('one', 'kept')
  const asked = indexedDB.open('zelfscan', 1)
  asked.onupgradeneeded = () => asked.result.createObjectStore('queue', { keyPath: 'item' })
  asked.onsuccess = () => {
    const all = asked.result.transaction('queue', 'readwrite')
    all.objectStore('queue').put({ item: 'one' })
    all.oncomplete = done
  }
})"""
KEPT = "async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length]"


def test_a_window_is_lent_without_what_the_visitor_before_kept_in_it(windows: Windows) -> None:
    page = windows.take()
    page.goto(windows.rest)
    page.evaluate(KEEP)
    assert page.evaluate(KEPT) == [1, 1, 1]
    page.context.set_offline(True)
    windows.give_back(page)
    assert windows.take() is page
    assert page.evaluate(KEPT) == [0, 0, 0]
    assert page.evaluate("() => navigator.onLine")
    windows.give_back(page)
