/** First file of a utility process: gives it `process.parentPort`, then runs the module it was forked for. */
import { EventEmitter } from 'node:events'
import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'

const [self = '', , modulePath = '', ...args] = process.argv
process.argv = [self, modulePath, ...args]

/** Messages wait until somebody listens, as on Electron's port. */
class ParentPort extends EventEmitter {
  private readonly waiting: unknown[] = []
  constructor() {
    super()
    process.on('message', (data) => {
      if (this.listenerCount('message') > 0) this.emit('message', { data, ports: [] })
      else this.waiting.push(data)
    })
    this.on('newListener', (name) => {
      if (name === 'message') queueMicrotask(() => this.flush())
    })
  }
  private flush(): void {
    for (const data of this.waiting.splice(0)) this.emit('message', { data, ports: [] })
  }
  postMessage(message: unknown): void {
    process.send?.(structuredClone(message))
  }
}

Object.assign(process, { type: 'utility', parentPort: new ParentPort() })
process.on('disconnect', () => process.exit(0)) // the app has gone

registerHooks({
  resolve(specifier, context, next) {
    if (/^electron(\/|$)/.test(specifier)) {
      throw new Error("electron stand-in: importing 'electron' in a utility process is not implemented")
    }
    return next(specifier, context)
  },
})

await import(pathToFileURL(modulePath).href)
