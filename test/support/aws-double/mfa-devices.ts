import { newSeed } from './identity.ts';
import { timeStep, totp } from './requests/totp.ts';
import type { User } from './users.ts';

/** An authenticator app, a token with its own number, or a security key that only the console accepts. */
export type MfaKind = 'virtual' | 'hardware' | 'fido';

/** What a test may choose about a device. */
export type NewMfaDevice = {
  readonly name?: string;
  readonly kind?: MfaKind;
  /** Its clock is so far off that AWS can't match its codes. */
  readonly isOutOfStep?: boolean;
};

/** A device of a user; `enableDate` in milliseconds by AWS's clock, the seed in base 32. */
export type MfaDevice = {
  readonly serial: string;
  readonly kind: MfaKind;
  readonly isOutOfStep: boolean;
  readonly seed: string;
  readonly owner: User;
  readonly enableDate: number;
};

// AWS doesn't document how far a device's clock may be off; RFC 6238 (5.2) advises one step.
const STEPS_OFF = [0, -1, 1];

/** No devices yet; `remember` is called with every seed. */
export function createMfaDevices(remember: (secret: string) => void) {
  const devices = new Map<string, MfaDevice>();
  const usedSteps = new Map<string, Set<number>>();

  function add(owner: User, choice: NewMfaDevice, enableDate: number) {
    const { name, kind = 'virtual', isOutOfStep = false } = choice;
    const serial = serialOf(owner, kind, name);
    if (devices.has(serial)) throw new Error(`there is a device ${serial} already`);
    const device: MfaDevice = { serial, kind, isOutOfStep, seed: newSeed(), owner, enableDate };
    remember(device.seed);
    devices.set(serial, device);
    return device;
  }

  /** Whether the code is valid at this moment (ms, AWS's clock) and was never used before. */
  function takeCode({ serial, seed }: MfaDevice, code: string, awsTime: number): boolean {
    const used = usedSteps.get(serial) ?? new Set();
    const steps = STEPS_OFF.map((off) => timeStep(awsTime) + off);
    const step = steps.find((each) => totp(seed, each) === code && !used.has(each));
    if (step === undefined) return false;
    usedSteps.set(serial, used.add(step));
    return true;
  }

  return {
    add,
    takeCode,
    find: (serial: string): MfaDevice | undefined => devices.get(serial),
    of: (owner: Pick<User, 'userId'>): readonly MfaDevice[] =>
      [...devices.values()].filter((device) => device.owner.userId === owner.userId),
  };
}

// The forms of the ARNs: IAM User Guide, "IAM identifiers".
function serialOf(owner: User, kind: MfaKind, name: string | undefined): string {
  const start = `arn:${owner.partition}:iam::${owner.account}`;
  const isRoot = owner.kind === 'root';
  if (kind === 'virtual') {
    return `${start}:mfa/${name ?? (isRoot ? 'root-account-mfa-device' : owner.name)}`;
  }
  // The number printed on it.
  if (kind === 'hardware') return name ?? 'GAHT12345678';
  const place = isRoot ? 'root' : `user/${owner.name}`;
  return `${start}:u2f/${place}/${name ?? 'security-key'}-${newSeed().slice(0, 26)}`;
}
