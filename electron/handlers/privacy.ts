// Handlers of what the salon owes its clients. One line a route; what waits for a dialog is in electron/privacy.ts.

import { answerConsent } from '../../db/consents.ts'
import { outsideContacts } from '../../db/outside-contacts.ts'
import { dashboard } from '../../db/privacy-dashboard.ts'
import { erasurePreview } from '../../db/privacy-erasure.ts'
import { clientPrivacy, setLimit } from '../../db/privacy-limits.ts'
import { marketingCounts } from '../../db/privacy-marketing.ts'
import {
  checkIdentity,
  closeRequest,
  decideRepeat,
  extendRequest,
  listRequests,
  newRequest,
  requestOf,
} from '../../db/privacy-requests.ts'
import { retentionState } from '../../db/privacy-retention.ts'
import { saveRetentionPeriods } from '../../db/privacy-settings.ts'
import type { privacyRoutes } from '../../shared/ipc/privacy.ts'
import type { App } from '../app.ts'
import type { HandlersOf } from '../context.ts'
import { saveMarketingList } from '../marketing-list.ts'
import { dashboardFacts, decideOnRetention, saveLetter, savePackage } from '../privacy.ts'

export const privacyHandlers: HandlersOf<keyof typeof privacyRoutes, App> = {
  'privacy.dashboard': ({ app, db, actor }) => dashboard(db, dashboardFacts(app, db), actor),
  'privacy.outgoing': ({ db }) => outsideContacts(db),

  'privacy.requests': ({ db, actor }) => listRequests(db, actor),
  'privacy.request': ({ db, actor }, input) => requestOf(db, input, actor),
  'privacy.newRequest': ({ tx, actor }, input) => newRequest(tx, input, actor),
  'privacy.checkIdentity': ({ tx, actor }, input) => checkIdentity(tx, input, actor),
  'privacy.extendRequest': ({ tx, actor }, input) => extendRequest(tx, input, actor),
  'privacy.decideRepeat': ({ tx, actor }, input) => decideRepeat(tx, input, actor),
  'privacy.closeRequest': ({ tx, actor }, input) => closeRequest(tx, input, actor),
  'privacy.savePackage': ({ app }, input) => savePackage(app, input),
  'privacy.saveLetter': ({ app }, input) => saveLetter(app, input),

  'privacy.ofClient': ({ db, actor }, input) => clientPrivacy(db, input, actor),
  'privacy.erasurePreview': ({ db, actor }, input) => erasurePreview(db, input, actor),
  'privacy.erase': ({ app }, input) => app.erasures.erase(app.session, input),
  'privacy.restrict': ({ tx, actor }, input) => setLimit(tx, 'restriction', input, actor),
  'privacy.hold': ({ tx, actor }, input) => setLimit(tx, 'hold', input, actor),
  'privacy.object': ({ tx, actor }, input) => {
    answerConsent(
      tx,
      {
        clientId: input.clientId,
        kinds: input.channels.map((channel) => `marketing-${channel}` as const),
        answer: 'refused',
        source: 'spoken',
        language: actor.language,
        signature: null,
        guardian: '',
        scan: null,
      },
      actor,
    )
    return null
  },

  'privacy.marketing': ({ db }) => marketingCounts(db),
  'privacy.saveMarketingList': ({ app }, input) => saveMarketingList(app, input),

  'privacy.retention': ({ db, actor }) => retentionState(db, actor),
  'privacy.savePeriods': ({ tx, actor }, input) => {
    saveRetentionPeriods(tx, input, actor)
    return retentionState(tx, actor)
  },
  'privacy.decideRetention': ({ app }, input) => decideOnRetention(app, input),
}
