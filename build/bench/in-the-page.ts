// What the card measurements do inside the window: each function is sent there whole, so it uses nothing but its own
// words. Build scripts only.

/**
 * Presses the row with a name and waits until its card is painted with at least so many visits, and then until `all` are
 * there. Answers milliseconds from the press to each.
 */
export async function openCard(asked: { name: string; rows: number; all: number }): Promise<[number, number]> {
  const painted = () =>
    new Promise<void>((resolve) => {
      requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.onmessage = () => resolve()
        channel.port2.postMessage(null)
      })
    })
  const options = [...document.querySelectorAll<HTMLElement>('[role="listbox"] [role="option"]')]
  const row = options.find((each) => each.textContent.includes(asked.name))
  if (row === undefined) throw new Error(`${asked.name} is not in the list`)
  // What the card before still does is not this one's.
  for (let frame = 0; frame < 20; frame += 1) await painted()
  const started = performance.now()
  row.click()
  const shown = async (rows: number) => {
    for (;;) {
      await painted()
      const card = document.querySelector('article')
      const isThere = card?.querySelector('h2')?.textContent.includes(asked.name) === true
      if (isThere && card.querySelectorAll('[role="tabpanel"] ol > li').length >= rows) break
      if (performance.now() - started > 5000) throw new Error(`${asked.name} did not open`)
    }
    return performance.now() - started
  }
  return [await shown(asked.rows), await shown(asked.all)]
}

/** Presses a tab of the open card and waits until so many small pictures are painted. */
export async function openPictures(asked: { tab: string; other: string; pictures: number }): Promise<number> {
  const painted = () =>
    new Promise<void>((resolve) => {
      requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.onmessage = () => resolve()
        channel.port2.postMessage(null)
      })
    })
  const tabs = [...document.querySelectorAll<HTMLElement>('article [role="tab"]')]
  const press = (name: string) => {
    const tab = tabs.find((each) => each.textContent === name)
    for (const kind of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
      tab?.dispatchEvent(
        kind.startsWith('pointer')
          ? new PointerEvent(kind, { bubbles: true, button: 0, pointerType: 'mouse', pointerId: 1 })
          : new MouseEvent(kind, { bubbles: true, button: 0, detail: 1 }),
      )
  }
  const started = performance.now()
  press(asked.tab)
  for (;;) {
    await painted()
    const pictures = [...document.querySelectorAll<HTMLImageElement>('article ul img')]
    if (pictures.filter((each) => each.complete && each.naturalWidth > 0).length >= asked.pictures) break
    if (performance.now() - started > 5000) throw new Error('the pictures did not come')
  }
  const taken = performance.now() - started
  press(asked.other)
  await painted()
  return taken
}

/** Goes to the list's end again and again until all of it has been read. Answers how many rows it has. */
export async function readWholeList(most: number): Promise<number> {
  const list = document.querySelector<HTMLElement>('[role="listbox"]')
  if (list === null) throw new Error('no list')
  const size = () => Number(list.querySelector('[role="option"]')?.getAttribute('aria-setsize') ?? 0)
  const frame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()))
  const started = performance.now()
  let last = 0
  let since = started
  while (size() < most && performance.now() - since < 5000 && performance.now() - started < 120_000) {
    list.scrollTop = list.scrollHeight
    await frame()
    if (size() > last) since = performance.now()
    last = size()
  }
  return last
}

/** Scrolls by so many pixels a frame, there and back. Answers the time between frames. */
export async function scrollList(asked: { list: string; frames: number; pixels: number }): Promise<number[]> {
  const list = document.querySelector<HTMLElement>(asked.list)
  if (list === null) throw new Error('no list')
  const gaps: number[] = []
  list.scrollTop = list.scrollHeight / 2
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
  await frame()
  let before = await frame()
  for (let index = 0; index < asked.frames; index += 1) {
    list.scrollTop += index % 200 < 100 ? asked.pixels : -asked.pixels
    const now = await frame()
    gaps.push(now - before)
    before = now
  }
  return gaps
}

/** A list of as many rows with two words each, of which those on screen are made anew at each scroll: nothing less shows. */
export function bareList(asked: { rows: number; rowHeight: number }): void {
  const host = document.createElement('div')
  host.id = 'bare'
  Object.assign(host.style, { position: 'fixed', inset: '0', zIndex: '9999', background: 'white', overflow: 'auto' })
  const runway = document.createElement('div')
  Object.assign(runway.style, { position: 'relative', height: `${asked.rows * asked.rowHeight}px` })
  host.append(runway)
  const draw = () => {
    const first = Math.floor(host.scrollTop / asked.rowHeight)
    const rows = Array.from({ length: Math.ceil(innerHeight / asked.rowHeight) + 1 }, (_, index) => {
      const row = document.createElement('div')
      Object.assign(row.style, { position: 'absolute', top: `${(first + index) * asked.rowHeight}px` })
      row.textContent = `Asiakas ${first + index}`
      return row
    })
    runway.replaceChildren(...rows)
  }
  host.addEventListener('scroll', draw)
  document.body.append(host)
  draw()
}

/** From now on the window notes the time between its frames. */
export function noteFrames(): void {
  const noted = { gaps: [] as number[], isOn: true }
  Object.assign(globalThis, { noted })
  let before = performance.now()
  const next = (now: number) => {
    noted.gaps.push(now - before)
    before = now
    if (noted.isOn) requestAnimationFrame(next)
  }
  requestAnimationFrame(next)
}

/** The gaps since `noteFrames`. */
export function framesNoted(): number[] {
  const { noted } = globalThis as unknown as { noted: { gaps: number[]; isOn: boolean } }
  noted.isOn = false
  return noted.gaps
}

/**
 * Photos of 12 megapixels with grain, in turns: chosen in the card's own field until its tile is there, and decoded and
 * drawn at the kept sizes with nothing around.
 */
export async function storePhotos(asked: {
  rounds: number
  sides: readonly number[]
  quality: number
}): Promise<{ own: number[]; bare: number[]; megabytes: number }> {
  const draw = async (picture: ImageBitmap, side: number) => {
    const canvas = new OffscreenCanvas(side, Math.round((side * picture.height) / picture.width))
    const paint = canvas.getContext('2d')
    if (paint === null) throw new Error('nothing to draw on')
    paint.imageSmoothingQuality = 'high'
    paint.drawImage(picture, 0, 0, canvas.width, canvas.height)
    return await canvas.convertToBlob({ type: 'image/jpeg', quality: asked.quality })
  }
  const large = new OffscreenCanvas(4032, 3024)
  const paint = large.getContext('2d')
  if (paint === null) throw new Error('nothing to draw on')
  const image = paint.createImageData(large.width, large.height)
  for (let at = 0; at < image.data.length; at += 4) {
    const pixel = at / 4
    const tone = 128 + 60 * Math.sin((pixel % 4032) / 90) + ((pixel * 2654435761) % 25)
    image.data.fill(tone, at, at + 3)
    image.data[at + 3] = 255
  }
  const own: number[] = []
  const bare: number[] = []
  let megabytes = 0
  for (let round = 0; round < asked.rounds; round += 1) {
    paint.putImageData(image, round, 0)
    const photo = await large.convertToBlob({ type: 'image/jpeg', quality: 0.9 })
    megabytes = photo.size / 1e6
    const field = document.querySelector<HTMLInputElement>('article input[type="file"]')
    if (field === null) throw new Error('no field for photos')
    const name = `mitta-${round}.jpg`
    const chosen = new DataTransfer()
    chosen.items.add(new File([photo], name, { type: 'image/jpeg' }))
    const started = performance.now()
    field.files = chosen.files
    field.dispatchEvent(new Event('change', { bubbles: true }))
    const isThere = () => document.querySelector('article')?.textContent.includes(name) === true
    while (!isThere()) {
      await new Promise((resolve) => setTimeout(resolve, 2))
      if (performance.now() - started > 60_000)
        throw new Error(`${name} was not kept: ${document.body.innerText.slice(-300)}`)
    }
    own.push(performance.now() - started)
    const again = performance.now()
    const picture = await createImageBitmap(photo)
    for (const side of asked.sides) await draw(picture, side)
    picture.close()
    bare.push(performance.now() - again)
  }
  return { own, bare, megabytes }
}

/** Calls one route as often as one types while another call is under way. Answers the whole, then each call of the first. */
export async function callsBeside(asked: { route: string; input: unknown; beside: string }): Promise<number[]> {
  const { loiste } = globalThis as unknown as { loiste: { call: (route: string, input: unknown) => Promise<unknown> } }
  const whole = performance.now()
  let isDone = false
  const long = loiste.call(asked.beside, null).then(() => {
    isDone = true
  })
  const times: number[] = []
  while (!isDone) {
    const started = performance.now()
    await loiste.call(asked.route, asked.input)
    times.push(performance.now() - started)
    await new Promise((resolve) => setTimeout(resolve, 40))
  }
  await long
  return [performance.now() - whole, ...times]
}
