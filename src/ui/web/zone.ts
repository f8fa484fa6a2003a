import { useMe } from './me.ts';

/** What an account holds until somebody chooses a zone. */
const unchosen = 'UTC';

const isKnown = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false; // a zone that is younger than this browser
  }
};

/** The zone of the account, as mails and calendars have it; the device's where none was chosen. */
export const zoneOf = (account: string | undefined, device: string): string =>
  account !== undefined && account !== unchosen && isKnown(account) ? account : device;

/** The zone in which this person reads times. */
export function useZone(): string {
  const { me } = useMe();
  return zoneOf(me?.timeZone, Intl.DateTimeFormat().resolvedOptions().timeZone);
}
