/** Page of the fixture app: shows rows, ticks and the answers of dialogs. */
import type { FixtureApi } from './preload.ts'

declare global {
  interface Window {
    fixture: FixtureApi
    /** Doubles a number in a worker of the page. */
    doubleInWorker(value: number): Promise<number>
  }
}

function element(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector)
  if (!found) throw new Error(`no ${selector}`)
  return found
}

function setStatus(text: string): void {
  element('[role=status]').textContent = text
}

function onClick(selector: string, label: string, answer: () => Promise<string>): void {
  element(selector).addEventListener('click', async () => setStatus(`${label} ${await answer()}`))
}

window.fixture.onTick((count) => {
  element('[data-testid=ticks]').textContent = `ticks: ${count}`
})
onClick('#open', 'opened', window.fixture.openFile)
onClick('#pdf', 'pdf', window.fixture.savePdf)
onClick('#delete', 'deleted', window.fixture.confirmDelete)

window.doubleInWorker = (value) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./page-worker.ts', import.meta.url), { type: 'module' })
    worker.onmessage = (event: MessageEvent<number>) => resolve(event.data)
    worker.onerror = (event) => reject(new Error(`worker failed: ${event.message}`))
    worker.postMessage(value)
  })

const rows = await window.fixture.rows()
for (const row of rows) {
  const item = document.createElement('li')
  item.textContent = `${row.name} — ${row.at instanceof Date ? row.at.toISOString() : 'NOT A DATE'}`
  element('ul').append(item)
}
setStatus('ready')
document.documentElement.dataset.ready = 'true'
