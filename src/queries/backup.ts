import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ConsoleServices } from '#flows/console-services.ts';
import {
  type BackupProgress,
  type BackupWatch,
  type MadeBackup,
  makeEncryptedBackup,
} from '#flows/encrypted-backup.ts';
import { type BackupFile, openBackup, readBackupFile } from '#flows/open-backup.ts';
import { type RestoreWish, restoreBackup } from '#flows/restore-backup.ts';
import { SecretValue } from '#vault/secret-value.ts';
import { useServices } from './services-context.ts';

/** An act that takes its time: followed while it runs, given up on a press, or when its screen goes. */
function useLongAct<Wish, Outcome>(
  act: (services: ConsoleServices, wish: Wish, watch: BackupWatch) => Promise<Outcome>,
) {
  const services = useServices();
  const [progress, setProgress] = useState<BackupProgress | null>(null);
  const running = useRef<AbortController | null>(null);
  const cancel = () => running.current?.abort();
  useEffect(() => () => running.current?.abort(), []);
  const { mutate, data, error, isPending, reset } = useMutation({
    // A passphrase is not to be remembered with what it was used for.
    gcTime: 0,
    async mutationFn(wish: Wish) {
      running.current = new AbortController();
      try {
        return await act(services, wish, { signal: running.current.signal, onProgress: setProgress });
      } finally {
        running.current = null;
        setProgress(null);
      }
    },
  });
  return { mutate, data, error, isPending, reset, progress, cancel };
}

/** Makes a backup of everything, or of everything but calls. */
export function useMakeBackup() {
  return useLongAct((services, { passphrase, hasCalls }: { passphrase: string; hasCalls: boolean }, watch) =>
    makeEncryptedBackup(services, { passphrase: new SecretValue(passphrase), hasCalls }, watch),
  );
}

/** Looks at the head of a file. */
export function useReadBackup() {
  return useLongAct((services, file: Blob) => readBackupFile(services, file));
}

/** Opens a backup and counts what it holds; nothing is stored. */
export function useOpenBackup() {
  return useLongAct((services, { backup, passphrase }: { backup: BackupFile; passphrase: string }, watch) =>
    openBackup(services, { ...backup, passphrase: new SecretValue(passphrase) }, watch),
  );
}

/** Takes an opened backup in. */
export function useRestoreBackup() {
  return useLongAct((services, wish: RestoreWish, watch) => restoreBackup(services, wish, watch));
}

/** What a backup that was made is. */
export type FinishedBackup = Extract<MadeBackup, { kind: 'made' }>;
/** What a look at a file, an opening and a restore come to. */
export type ReadOutcome = NonNullable<ReturnType<typeof useReadBackup>['data']>;
export type OpenOutcome = NonNullable<ReturnType<typeof useOpenBackup>['data']>;
export type RestoreOutcome = NonNullable<ReturnType<typeof useRestoreBackup>['data']>;
export type BackupAtHand = Extract<OpenOutcome, { kind: 'opened' }>;
export type BackupMode = RestoreWish['mode'];
