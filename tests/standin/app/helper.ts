/** Utility process of the fixture: doubles numbers, says what it is, and ends on request. */
interface Port {
  on(name: 'message', listener: (event: { data: Request }) => void): void
  postMessage(message: unknown): void
}
export type Request =
  | { do: 'double'; value: number; list: Uint8Array }
  | { do: 'describe' }
  | { do: 'report' }
  | { do: 'exit'; code: number }

function reportError(): string {
  try {
    process.report.getReport()
    return 'no error'
  } catch (error) {
    return String(error)
  }
}

const { parentPort } = process as unknown as { parentPort: Port }
parentPort.on('message', ({ data }) => {
  switch (data.do) {
    case 'double':
      parentPort.postMessage({ value: data.value * 2, list: data.list, at: new Date(5), map: new Map([['a', 1]]) })
      return
    case 'describe':
      parentPort.postMessage({
        args: process.argv.slice(2),
        type: (process as { type?: string }).type,
        mark: process.env.MARK,
      })
      return
    case 'report':
      parentPort.postMessage(reportError())
      return
    case 'exit':
      process.exit(data.code)
  }
})
