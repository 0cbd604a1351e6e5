// Handlers of signing in, locking, the first run and the keys. One line a route.
import { goToSetupStep } from '../../db/settings.ts'
import type { sessionRoutes } from '../../shared/ipc/session.ts'
import type { App } from '../app.ts'
import type { HandlersOf } from '../context.ts'
import { askComputerAgain, keysOverview, startComputerOver } from '../key-holders.ts'
import { offerPassphrase } from '../keys/words.ts'

export const sessionHandlers: HandlersOf<keyof typeof sessionRoutes, App> = {
  'session.state': ({ app }) => app.session.state(),
  'session.signIn': ({ app }, input) => app.session.signIn(input),
  'session.signInWithRecoveryCode': ({ app }, input) => app.session.signInWithRecoveryCode(input),
  'session.lock': async ({ app }) => app.session.lock(),
  'session.signOut': async ({ app }) => {
    await app.session.close()
    return app.session.state()
  },
  'session.active': ({ app }) => {
    app.session.touch()
    return null
  },
  'session.changePassword': async ({ app }, input) => {
    await app.session.changePassword(input)
    return null
  },
  'session.setLook': async ({ app }, input) => app.session.setLook(input),

  'setup.suggestPassphrase': () => ({ passphrase: offerPassphrase() }),
  'setup.createOwner': ({ app }, input) => app.session.createOwner(input),
  'setup.goTo': ({ app, tx, actor }, input) =>
    goToSetupStep(tx, input.step, { hasRecoverySlot: app.session.hasRecoverySlot() }, actor),

  'keys.newRecoveryCode': async ({ app }) => app.recoverySheet.show(),
  'keys.saveRecoverySheet': ({ app }) => app.recoverySheet.save(),
  'keys.confirmRecoveryCode': ({ app }, input) => app.recoverySheet.confirm(input.code),
  'keys.printRecoverySheet': ({ app }) => app.recoverySheet.print(),
  'keys.recoverySheetQr': async ({ app }) => app.recoverySheet.qr(),
  'keys.overview': ({ app }) => keysOverview(app),
  'keys.askComputer': ({ app }) => askComputerAgain(app),
  'keys.startComputerOver': ({ app }, input) => startComputerOver(app, input),
  'keys.previewChange': ({ app }) => app.keyChange.preview(),
  'keys.changeDataKey': ({ app }, input) => app.keyChange.change(input),
  'keys.practiseRecovery': async ({ app }, input) => {
    await app.recoverySheet.practise(input.code)
    return {}
  },
}
