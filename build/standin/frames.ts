/** The frames of one page, as `WebFrameMain` shows them. */

import { fromChromium } from './schemes.ts'
import { asElectron, strict } from './strict.ts'

class Frame {
  readonly processId = 1
  readonly routingId: number
  readonly frameTreeNodeId: number
  readonly parent: Frame | null
  chromiumUrl = ''
  constructor(number: number, parent: Frame | null) {
    this.routingId = number
    this.frameTreeNodeId = number
    this.parent = parent
  }
  get url(): string {
    return fromChromium(this.chromiumUrl)
  }
  /** Scheme and host, as `WebFrameMain.origin` gives for a standard scheme; 'null' for opaque ones. */
  get origin(): string {
    return /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(this.url)?.[0] ?? 'null'
  }
  get top(): Frame {
    return this.parent ? this.parent.top : this
  }
  get detached(): boolean {
    return false
  }
  isDestroyed(): boolean {
    return false
  }
}

export class FrameTree {
  mainId = ''
  private readonly frames = new Map<string, Frame>()

  ensure(id: string, parentId?: string): Frame {
    let frame = this.frames.get(id)
    if (!frame) {
      const parent = parentId === undefined ? null : (this.frames.get(parentId) ?? null)
      frame = strict('webFrameMain', new Frame(this.frames.size + 1, parent))
      this.frames.set(id, frame)
    }
    return frame
  }
  find(id: string | undefined): Frame | undefined {
    return id === undefined ? undefined : this.frames.get(id)
  }
  remove(id: string): void {
    this.frames.delete(id)
  }
  get main(): Electron.WebFrameMain {
    return asElectron(this.ensure(this.mainId))
  }
  get mainUrl(): string {
    return this.frames.get(this.mainId)?.url ?? ''
  }
}
