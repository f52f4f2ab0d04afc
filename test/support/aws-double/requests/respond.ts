import { setTimeout } from 'node:timers/promises';
import { findAction } from '../actions.ts';
import type { Model } from '../model.ts';
import type { Behaviours } from '../rules/behaviour.ts';
import type { Cut, Moment } from '../rules/effects.ts';
import { createKeySight } from '../rules/key-sight.ts';
import { errorAnswer, portalAnswer, resultAnswer, send } from './answer.ts';
import type { Answer } from './answer.ts';
import { authenticate } from './authenticate.ts';
import { AwsError, serviceFailure, throttling } from './aws-error.ts';
import { readCall } from './call.ts';
import type { Call } from './call.ts';
import type { Delivery, RequestLog } from './request-log.ts';
import type { Exchange } from './server.ts';
import type { WireRequest } from './sigv4.ts';

/** What determines an answer; the clocks give milliseconds since 1970. */
export type Ports = {
  readonly model: Model;
  readonly behaviours: Behaviours;
  readonly log: RequestLog;
  readonly awsTime: () => number;
  readonly machineTime: () => number;
};

type Outcome = { readonly answer: Answer; readonly acted: boolean };
type Route = { readonly delivery: Delivery; readonly cut?: Cut };

/** Answers requests: behaviours before acting, acting, behaviours after it, and the delivery. */
export function createResponder(ports: Ports): (exchange: Exchange) => Promise<void> {
  const { behaviours, log, awsTime } = ports;
  let sequence = 0;

  return async ({ request, response, connection }) => {
    sequence += 1;
    const mine = sequence;
    const time = new Date(awsTime());
    const call = readCall(request);
    await pause(behaviours, call, 'before');
    const isReset = behaviours.take('reset', call) !== undefined;
    const { answer, acted } = isReset ? nothing : outcomeOf(request, call, ports);
    const route: Route = isReset ? { delivery: 'lost' } : routeOf(behaviours, call, acted);
    log.add({
      sequence: mine,
      connection,
      time,
      service: call.service,
      action: call.action,
      region: call.authorization?.region,
      signedBy: call.authorization?.keyId,
      params: withoutSecrets(call.params, ports.model.secrets()),
      status: answer.status,
      code: answer.code,
      acted,
      delivery: route.delivery,
    });
    await pause(behaviours, call, 'after');
    if (isReset) response.socket?.resetAndDestroy();
    else send(response, answer, { ...route, clock: awsTime() });
  };
}

const nothing: Outcome = {
  answer: { status: 0, code: 'Reset', headers: {}, body: '' },
  acted: false,
};

async function pause(behaviours: Behaviours, call: Call, moment: Moment): Promise<void> {
  const delay = behaviours.take('delay', call, moment);
  if (delay !== undefined) {
    const timer = setTimeout(delay.effect.milliseconds, undefined, { ref: false });
    await Promise.race([timer, delay.cleared]);
  }
  await behaviours.take('hold', call, moment)?.cleared;
}

function outcomeOf(request: WireRequest, call: Call, ports: Ports): Outcome {
  const { behaviours } = ports;
  if (behaviours.take('portal', call) !== undefined) {
    return { answer: portalAnswer(), acted: false };
  }
  try {
    refuseAsTold(behaviours, call);
    const answer = rewritten(behaviours, call, act(request, call, ports));
    const failure = behaviours.take('fail', call, 'after');
    if (failure === undefined) return { answer, acted: true };
    return {
      answer: errorAnswer(call.service, serviceFailure(failure.effect.status)),
      acted: true,
    };
  } catch (cause) {
    if (!(cause instanceof AwsError)) throw cause;
    return { answer: errorAnswer(call.service, cause), acted: false };
  }
}

function refuseAsTold(behaviours: Behaviours, call: Call): void {
  if (behaviours.take('throttle', call) !== undefined) throw throttling();
  const failure = behaviours.take('fail', call, 'before');
  if (failure !== undefined) throw serviceFailure(failure.effect.status);
  const refusal = behaviours.take('refuse', call)?.effect;
  if (refusal !== undefined) throw new AwsError(refusal.status, refusal.code, refusal.message);
}

function rewritten(behaviours: Behaviours, call: Call, answer: Answer): Answer {
  const change = behaviours.take('rewrite-answer', call)?.effect;
  return change === undefined
    ? answer
    : { ...answer, body: answer.body.replaceAll(change.from, change.to) };
}

function act(request: WireRequest, call: Call, { model, behaviours, ...clocks }: Ports): Answer {
  const { service, action, params, authorization } = call;
  const perform = findAction(service, action, call.version);
  const times = { awsTime: clocks.awsTime(), machineTime: clocks.machineTime() };
  const sight = createKeySight(model.keys, { behaviours, call, machineTime: times.machineTime });
  const signer = authenticate(request, call, { model, sight, behaviours, ...times });
  try {
    const misname = action === 'GetCallerIdentity' ? behaviours.take('misname', call) : undefined;
    const owner = { ...signer.owner, ...misname?.effect.as };
    if (behaviours.take('pretend', call) !== undefined) {
      return resultAnswer(service, action, undefined);
    }
    const result = perform({ model, sight, signer: { ...signer, owner }, params, ...times });
    return resultAnswer(service, action, result);
  } finally {
    // After acting: a request for the last use must not report itself.
    const region = authorization?.region ?? 'N/A';
    model.keys.use(signer.keyId, { date: times.awsTime, service, region });
  }
}

function routeOf(behaviours: Behaviours, call: Call, acted: boolean): Route {
  // Only an effect can have its answer lost: an error does not use up a lost answer.
  if (!acted) return { delivery: 'whole' };
  if (behaviours.take('lose-answer', call) !== undefined) return { delivery: 'lost' };
  const torn = behaviours.take('tear-answer', call);
  if (torn !== undefined) return { delivery: 'torn', cut: torn.effect.cut };
  const shortened = behaviours.take('shorten-answer', call);
  if (shortened !== undefined) return { delivery: 'shortened', cut: shortened.effect.cut };
  return { delivery: 'whole' };
}

// No parameter is secret except the code, but a faulty client could send a secret in any of them.
function withoutSecrets(params: Call['params'], secrets: readonly string[]): Call['params'] {
  const shown = Object.entries(params).map(([name, value]) => {
    const isSecret = secrets.some((secret) => value.includes(secret));
    return [name, isSecret || name === 'TokenCode' ? '[secret]' : value] as const;
  });
  return Object.fromEntries(shown);
}
