// The day sheet kept in a folder: on or off, where it is, and how much it tells. Runs in the window.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { FolderOpen } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ZONE } from '../../shared/day.ts'
import { type DaySheet, type ListNames, listNames } from '../../shared/daylists.ts'
import { isAppError } from '../../shared/errors.ts'
import { formatInstant } from '../../shared/format.ts'
import { currentLanguage } from '../i18n.ts'
import { call } from '../ipc.ts'
import { Button } from '../ui/Button.tsx'
import { Switch } from '../ui/Choices.tsx'
import { FieldStack } from '../ui/Field.tsx'
import { Facts, Skeleton } from '../ui/Layout.tsx'
import { ErrorNotice, Notice } from '../ui/Notice.tsx'
import { Select } from '../ui/Select.tsx'

const sheetQuery = { queryKey: ['daylists', 'sheet'], queryFn: () => call('daylists.sheet') } as const

/** Every choice has effect at once. */
export function DaySheetForm() {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const { data, error } = useQuery(sheetQuery)
  const set = useMutation({
    mutationFn: (input: { readonly isOn: boolean; readonly names: ListNames; readonly choosesFolder: boolean }) =>
      call('daylists.setSheet', input),
    onSuccess: (sheet) => queryClient.setQueryData(sheetQuery.queryKey, sheet),
  })
  if (data === undefined) return error === null ? <Skeleton lines={3} /> : <ErrorNotice error={error} />
  const { isOn, names } = data
  const wasLeft = isAppError(set.error) && set.error.code === 'CANCELLED'
  return (
    <FieldStack>
      <Switch
        isSelected={isOn}
        onChange={(next) => set.mutate({ isOn: next, names, choosesFolder: false })}
        isDisabled={set.isPending}
        detail={t(($) => $.daylists.sheet.off)}
      >
        {t(($) => $.daylists.sheet.isOn)}
      </Switch>
      <ErrorNotice error={wasLeft ? null : set.error} />
      {isOn ? (
        <>
          {data.problem === null ? null : <Notice tone="danger">{t(($) => $.daylists.sheet.notWritten)}</Notice>}
          <SheetFacts sheet={data} />
          <div>
            <Button
              icon={FolderOpen}
              isPending={set.isPending}
              onPress={() => set.mutate({ isOn, names, choosesFolder: true })}
            >
              {t(($) => $.daylists.sheet.choose)}
            </Button>
          </div>
          <Select
            label={t(($) => $.daylists.names)}
            description={names === 'full' ? t(($) => $.daylists.fullHelp) : t(($) => $.daylists.initialsHelp)}
            options={listNames.map((id) => ({
              id,
              label: id === 'full' ? t(($) => $.daylists.fullNames) : t(($) => $.daylists.initials),
            }))}
            value={names}
            onChange={(next) => set.mutate({ isOn, names: next, choosesFolder: false })}
          />
        </>
      ) : null}
    </FieldStack>
  )
}

function SheetFacts({ sheet }: { readonly sheet: DaySheet }) {
  const { t } = useTranslation()
  const written =
    sheet.writtenAtMs === null
      ? []
      : [t(($) => $.daylists.sheet.written, { when: formatInstant(sheet.writtenAtMs, ZONE, currentLanguage()) })]
  return (
    <Facts
      facts={[
        {
          name: t(($) => $.daylists.sheet.folder),
          value: [sheet.folder ?? t(($) => $.daylists.sheet.noFolder), ...written].join(' · '),
        },
      ]}
    />
  )
}
