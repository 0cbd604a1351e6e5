/** `Menu` and `MenuItem`: kept as data. Tests click items; nothing is drawn and accelerators are not listened for. */
import { EventEmitter } from 'node:events'
import { app } from './app.ts'
import { strict } from './strict.ts'
import { BrowserWindow } from './window.ts'

type Template = Electron.MenuItemConstructorOptions | MenuItem

/** What choosing an item with a role does; roles not listed are shown by Electron and do nothing here. */
const roles: Record<string, (window: Electron.BrowserWindow | null) => void> = {
  quit: () => app.quit(),
  close: (window) => window?.close(),
  minimize: (window) => window?.minimize(),
  reload: (window) => window?.reload(),
  togglefullscreen: (window) => window?.setFullScreen(!window.isFullScreen()),
}

export class MenuItem {
  id: string | undefined
  label: string
  role: string | undefined
  type: string
  accelerator: string | undefined
  enabled: boolean
  visible: boolean
  checked: boolean
  submenu: Menu | undefined
  private readonly onClick: Electron.MenuItemConstructorOptions['click']

  constructor(options: Electron.MenuItemConstructorOptions) {
    this.id = options.id
    this.label = options.label ?? options.role ?? ''
    this.role = options.role
    this.type = options.type ?? (options.submenu ? 'submenu' : 'normal')
    this.accelerator = options.accelerator === undefined ? undefined : String(options.accelerator)
    this.enabled = options.enabled ?? true
    this.visible = options.visible ?? true
    this.checked = options.checked ?? false
    this.submenu = Array.isArray(options.submenu) ? Menu.buildFromTemplate(options.submenu) : undefined
    this.onClick = options.click
  }
  click(): void {
    const window = BrowserWindow.getFocusedWindow()
    const byRole = this.role === undefined ? undefined : roles[this.role.toLowerCase()]
    if (byRole) byRole(window)
    else this.onClick?.(this as unknown as Electron.MenuItem, window ?? undefined, {} as Electron.KeyboardEvent)
  }
}

let applicationMenu: Menu | null = null

export class Menu extends EventEmitter {
  readonly items: MenuItem[] = []
  static buildFromTemplate(template: Template[]): Menu {
    const menu = strict('menu', new Menu())
    for (const item of template) menu.append(item instanceof MenuItem ? item : new MenuItem(item))
    return menu
  }
  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu
  }
  static getApplicationMenu(): Menu | null {
    return applicationMenu
  }
  append(item: MenuItem): void {
    this.items.push(item)
  }
  popup(): void {
    this.emit('menu-will-show')
  }
  closePopup(): void {}
  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      if (item.id === id) return item
      const inside = item.submenu?.getMenuItemById(id)
      if (inside) return inside
    }
    return null
  }
}
