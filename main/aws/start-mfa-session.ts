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
// Longer than the longest verification of a new key (half an hour) and deactivating the old one. AWS allows no less than
// 15 minutes, and for a root user no more than this.
const DURATION_SECONDS = 3600;

/**
 * Requests a session with a code, which AWS accepts once. The request is repeated only if AWS has refused its date: then
 * AWS has not read the code.
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
  // A new connection, as for CreateAccessKey: if a kept one were closed just then, the code would be lost.
  const clock = shared.clocks.of(connection);
  const handler = new LimitedHandler(clock, handlerOptions(shared, connection));
  // Signed by the pair: AWS gives no session to a session.
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
        // The SDK has read AWS's clock from the refusal.
        return client.send(command());
      }),
    );
  } finally {
    client.destroy();
  }
}
