/** What is always so in the practice salon that the specs copy. Runs anywhere. */

/** Its last instant, a Tuesday morning; the program's clock starts here. */
export const practiceNow = '2026-11-24T10:00:00+02:00'
export const practiceDay = '2026-11-24'
/** Opens every person's slot. */
export const practicePassphrase = 'koivu taivas lumi sauna'
export const practiceOwner = 'Helmi Laine'
export const practiceTherapists = ['Aino Koskela', 'Elina Åkerlund', 'Sanna Vuorela'] as const
