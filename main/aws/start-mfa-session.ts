import { GetSessionTokenCommand } from '@aws-sdk/client-sts';
import { FailureError } from '../../shared/values/failure.ts';
import { LimitedHandler } from './answer-limits.ts';
import { handlerOptions, type SharedClientParts } from './clients.ts';
import { kindOfDevice } from './mfa-devices.ts';
import { mfaSessionFrom } from './read-answer.ts';
import { classify } from './refusals/classify.ts';
import { oneAttempt, stsClient } from './sdk-clients.ts';
import type { MfaSession, Signer } from './session.ts';

const ACTION = 'GetSessionToken';
// Longer than the longest proof of a new key (half an hour) with the retirement behind it; no user may have less than
// 15 minutes nor a root user more than this.
const DURATION_SECONDS = 3600;

/**
 * Asks for a session with a code, which AWS takes once. The request is repeated only where AWS has refused its date:
 * then it has not looked at the code.
 */
export async function requestMfaSession(
  { pair, connection }: Signer,
  shared: SharedClientParts,
  { serial, code }: { readonly serial: string; readonly code: string },
): Promise<MfaSession> {
  const kind = kindOfDevice(serial);
  if (kind !== 'gives codes') {
    const isDevice = kind === 'for the console only';
    throw new FailureError({
      code: isDevice ? 'MFA_NOT_USABLE' : 'MFA_DEVICE_UNKNOWN',
      action: ACTION,
    });
  }
  // Authenticator apps show "123 456".
  const digits = code.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(digits)) {
    throw new FailureError({ code: 'MFA_CODE_REFUSED', action: ACTION });
  }
  // A connection of its own, as for CreateAccessKey: one that was kept and is closed just then would cost the code.
  const clock = shared.clocks.of(connection);
  const handler = new LimitedHandler(clock, handlerOptions(shared, connection));
  // The pair alone: AWS gives no session to a session.
  const client = stsClient({ pair, connection }, handler, {
    ...oneAttempt,
    systemClockOffset: clock.offset() ?? 0,
  });
  const command = () =>
    new GetSessionTokenCommand({
      SerialNumber: serial,
      TokenCode: digits,
      DurationSeconds: DURATION_SECONDS,
    });
  try {
    return mfaSessionFrom(
      await client.send(command()).catch((cause: unknown) => {
        if (classify(cause, ACTION).failure.code !== 'CLOCK_SKEWED') {
          throw cause;
        }
        // The SDK has taken AWS's clock out of the refusal.
        return client.send(command());
      }),
    );
  } finally {
    client.destroy();
  }
}
