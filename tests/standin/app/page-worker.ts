/** Worker of the fixture's page. */
self.onmessage = (event: MessageEvent<number>) => self.postMessage(event.data * 2)
